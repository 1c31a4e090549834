"""How a home is operated, as tierline.yml says it: when it runs by itself, and whom it tells when something is wrong.

Nothing here changes what is published, so nothing here is part of a snapshot's identity. Credentials are never
written: a setting that ends in `_env` names the variable of the environment that holds one.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from pipelines.home.zones import ClockTime, Zone

Variable = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]


def _five_fields(text: str) -> str:
    if len(text.split()) != 5:
        raise ValueError('five fields: minute, hour, day of month, month, day of week, such as "30 3 * * *"')
    return text


class Schedule(BaseModel):
    """When the home is refreshed by itself. `zone`: whose clock the cron line is read by; default: the home's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cron: Annotated[str, AfterValidator(_five_fields)]
    zone: Zone | None = None


class Webhook(BaseModel):
    """An address that gets each alert as JSON by POST; a whole address often is a secret, so it is not written here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url_env: Variable


class Mail(BaseModel):
    """A mail server. `user_env` and `password_env` name what logs in, when the server asks for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(min_length=1)
    port: int = Field(587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: str = Field(alias="from", pattern=r"^\S+@\S+$")
    to: tuple[Annotated[str, Field(pattern=r"^\S+@\S+$")], ...] = Field(min_length=1)
    user_env: Variable | None = None
    password_env: Variable | None = None


class Alerts(BaseModel):
    """Who is told. `command` gets the alert as JSON on its standard input.

    `published_by`: the time of day, in the home's zone, by which the day's snapshot must stand.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    command: tuple[str, ...] | None = Field(None, min_length=1)
    webhook: Webhook | None = None
    smtp: Mail | None = None
    published_by: ClockTime | None = None

    @model_validator(mode="after")
    def _reaches_somebody(self) -> Alerts:
        if not (self.command or self.webhook or self.smtp):
            raise ValueError("one of command, webhook and smtp")
        return self
