"""Settings of a home, and the only place that reads the environment and the clock.

A setting that changes what is published belongs in tierline.yml; the environment names only the home, the actor
and, in tests, the time. Rules never ask what time it is: the as-of date reaches them as data.
"""

from __future__ import annotations

import gc
import getpass
import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from pipelines.home.folder import Home
from pipelines.home.format import refuse_newer_format
from pipelines.home.gate_rule import GateRule
from pipelines.home.operating import Alerts, Schedule, Variable
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.home.yaml_file import read_yaml, validate
from pipelines.home.zones import ClockTime, Zone

DEFAULT_HOME = Path(__file__).parent.parent / "data"
# What says how a home is operated. It changes nothing in a snapshot, so it is left out of a snapshot's identity.
OPERATING = frozenset({"schedule", "watch_inbox", "alerts", "dagster_database_env"})


Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class ExchangeRates(BaseModel):
    """How old an exchange rate may be before it counts as missing, in days."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_age_days: int = Field(7, ge=0, le=366)


class Settings(BaseModel):
    """What tierline.yml says.

    `format`: the layout of the home. `as_of`: the business date to grade. `sources`: in which order sources speak.
    `gates`: checks that the home weighs otherwise, by name.
    `restatement_horizon_days`: how late a row may become known and still correct what is published.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = Field(1, ge=1)
    zone: Zone = "Asia/Shanghai"
    day_cutoff: ClockTime = time(0, 0)
    currency: Currency
    as_of: date | Literal["yesterday"] = "yesterday"
    sources: tuple[str, ...] = ()
    engine: Literal["duckdb"] = "duckdb"
    publish: tuple[Literal["parquet", "duckdb_file"], ...] = ("parquet", "duckdb_file")
    settle_seconds: float = Field(10, ge=0, le=3600)
    keep_inbox: bool = False
    identity_key_fixed: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")
    fx: ExchangeRates = ExchangeRates()
    gates: dict[str, GateRule] = {}
    restatement_horizon_days: int = Field(90, ge=0, le=3660)
    schedule: Schedule | None = None
    watch_inbox: bool = False
    alerts: Alerts | None = None
    dagster_database_env: Variable | None = None

    def as_of_on(self, moment: datetime, asked: date | None = None) -> date:
        """The business date D: the asked or fixed one, or the last complete business day at `moment`.

        ConfigurationError for a day that has not begun: its snapshot would stay the newest for good.
        """
        running = self.running_day(moment)
        chosen = asked or (self.as_of if isinstance(self.as_of, date) else running - timedelta(days=1))
        if chosen > running:
            what = f"{chosen} has not begun: the running business day is {running}"
            raise ConfigurationError(Problem(what, "as_of", "Name a day that has come"))
        return chosen

    @property
    def serves_duckdb(self) -> bool:
        """Whether BI tools get a DuckDB file; the snapshot's Parquet files are always published."""
        return "duckdb_file" in self.publish

    def running_day(self, moment: datetime) -> date:
        """The business day that is under way at `moment` in the home's zone."""
        local = moment.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return (local + day_shift(self.day_cutoff)).date()


def day_shift(cutoff: time) -> timedelta:
    """What to add to a local time so that its date is the business date.

    A cut in the morning gives the night to the day before, one after noon the evening to the day after.
    """
    cut = timedelta(hours=cutoff.hour, minutes=cutoff.minute)
    return -cut if cut <= timedelta(hours=12) else timedelta(hours=24) - cut


def load_settings(home: Home) -> Settings:
    """Read and validate tierline.yml; ConfigurationError with file, line and remedy."""
    document = read_yaml(home.settings_file)
    refuse_newer_format(home, document)
    return validate(document, Settings)


def now() -> datetime:
    """The present instant in UTC, or TIERLINE_NOW when a test sets it. The one clock of the product."""
    fixed = os.environ.get("TIERLINE_NOW")
    if fixed is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError as error:
        raise ConfigurationError(
            Problem(f"{fixed!r} is not an instant", "TIERLINE_NOW", "Write 2026-11-01T02:00:00+00:00")
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def clock_is_replaced() -> bool:
    """Whether a test set the time; recorded in the manifest."""
    return "TIERLINE_NOW" in os.environ


def actor() -> str:
    """Who acts: `--actor` or TIERLINE_ACTOR, else the user of the operating system."""
    return os.environ.get("TIERLINE_ACTOR") or getpass.getuser()


def secret(variable: str) -> str:
    """What the environment holds under this name; ConfigurationError when it holds nothing."""
    value = os.environ.get(variable)
    if not value:
        remedy = "Set it where this process is started; tierline.yml holds only its name"
        raise ConfigurationError(Problem("this variable of the environment is not set", variable, remedy))
    return value


def environment_with(**named: str) -> dict[str, str]:
    """The environment for a process that this one starts, with some variables set."""
    return os.environ | named


def act_as(name: str | None) -> str | None:
    """Act under this name from here on, in this process and those it starts; None changes nothing."""
    if name is not None and (not name.strip() or not name.isprintable()):
        raise ConfigurationError(Problem("the actor has no name", "--actor", "Write the name of a person or a service"))
    if name is not None:
        os.environ["TIERLINE_ACTOR"] = name.strip()
    return name


def speak(language_code: str | None) -> str | None:
    """Tell people things in this language from here on, in this process; None leaves it to the environment."""
    if language_code is not None:
        os.environ["TIERLINE_LANG"] = language_code
    return language_code


def language(named: str | None = None) -> Literal["en", "zh"]:
    """The language people are told things in: the one named, else TIERLINE_LANG (`--lang`), else the system's.

    The system's is that of LC_ALL, LC_MESSAGES or LANG; English when none says Chinese.
    """
    asked = (named, *(os.environ.get(name) for name in ("TIERLINE_LANG", "LC_ALL", "LC_MESSAGES", "LANG")))
    return "zh" if next((each for each in asked if each), "en").startswith("zh") else "en"


def home_folder(named: Path | None = None) -> Path:
    """The folder of the home: the one named on the command line, else TIERLINE_HOME, else the repository's data/."""
    return named or Path(os.environ.get("TIERLINE_HOME") or DEFAULT_HOME)


def quiet_tools() -> None:
    """Switch the telemetry of every tool off for this process, before any of them is imported."""
    os.environ.update({"DO_NOT_TRACK": "1", "GX_ANALYTICS_ENABLED": "false", "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"})


def collect_rarely() -> None:
    """Let this process look for garbage rarely: millions of objects of its tools, models among them, stay to its end.

    What is no longer used goes at once in any case; only cycles wait. To look through all of it again and again took a
    tenth of a small refresh.
    """
    gc.set_threshold(100_000, 50, 100)
