"""`tierline quarantine waive`: a person lets files land above their reject limits. Keep out how landing heeds it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.output import ActorOption, HomeOption, JsonOption, console, emit_json, open_home, told
from pipelines.home.problems import ConfigurationError, Problem

if TYPE_CHECKING:
    from pipelines.home.folder import Home


def register(group: typer.Typer) -> None:
    """Add the command to the group `quarantine`."""
    group.command("waive")(waive)


def waive(
    target: Annotated[str, typer.Argument(metavar="FILE_ID|SOURCE", help="A refused file, or a source.")],
    reason: Annotated[str, typer.Option("--reason", help="The row reason that may exceed the limits, or `all`.")],
    because: Annotated[str, typer.Option("--because", help="Why, for whoever reviews it.")],
    until: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="The day on which it ends; within 12 months.")],
    home: HomeOption = None,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let files land that bad rows would refuse: good rows count, bad ones stay in quarantine. Until a day.

    Example: tierline quarantine waive pos --reason bad_date --because "till 7 has no clock" --until 2026-03-01
    """
    from pydantic import ValidationError

    from pipelines import settings
    from pipelines.landing.waivers import Waiver, write_waiver

    opened = open_home(home)
    given = {"reason": reason, "because": because, "actor": settings.actor(), "until": until.date()}
    try:
        waiver = Waiver.model_validate({**_target(opened, target, reason), **given, "since": _today(opened)})
    except ValidationError as error:
        faults = [
            (".".join(map(str, fault["loc"])), fault["msg"].removeprefix("Value error, ")) for fault in error.errors()
        ]
        problems = (Problem(f"should be {what}", f"--{at}" if at else "waive", "Correct it") for at, what in faults)
        raise ConfigurationError(*problems) from error
    written = write_waiver(opened, waiver)
    if as_json:
        emit_json({"waiver": written, **waiver.model_dump(exclude={"name"})})
    else:
        console.print(told(f"written to {written}; the next refresh heeds it"), soft_wrap=True, markup=False)


def _target(home: Home, target: str, reason: str) -> dict[str, str]:
    from pipelines.landing.quarantine_work import open_desk, reasons_of_refused

    desk = open_desk(home)
    if target in desk.mappings:
        return {"source": target}
    found = reasons_of_refused(desk, target)
    if reason not in (*found, "all"):
        remedy = f"Name one of: {', '.join(sorted(found))}, all"
        raise ConfigurationError(Problem(f"no row of {target} is bad for `{reason}`", "--reason", remedy))
    return {"file": target}


def _today(home: Home) -> date:
    from zoneinfo import ZoneInfo

    from pipelines.settings import load_settings, now

    return now().astimezone(ZoneInfo(load_settings(home).zone)).date()
