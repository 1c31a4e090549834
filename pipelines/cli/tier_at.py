"""`tierline tier-at`: what a tier was on a day, as it was on record at an instant. Keep out: the answer (audit)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, first_word, open_home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.settings import language

if TYPE_CHECKING:
    from pipelines.audit.tier_at import TierAt

TITLES = ("scope", "category", "status", "level", "why not", "from", "until before", "recorded (UTC)", "by")
LATEST = timedelta(days=1) - timedelta(microseconds=1)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("tier-at")(show_tier_at)


def show_tier_at(
    customer: Annotated[str, typer.Argument(help="A customer_key, a customer code, or namespace:code.")],
    policy: Annotated[str, typer.Option("--policy", help="The id of the policy.")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The day asked about.")],
    known_at: Annotated[
        str | None,
        typer.Option("--known-at", help="As it was on record then: a day (its end) or an instant. Default: now."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say what a customer's tier was on a day; with --known-at, what was on record about that day at an instant.

    Days and instants without a zone are those of the home.

    Example: tierline tier-at erp:C-1007 --policy tob_four_dimension --on 2026-06-30 --known-at 2026-07-15
    """
    from pipelines.audit.tier_at import tier_at
    from pipelines.settings import load_settings

    place = open_home(home)
    moment = _instant(known_at, load_settings(place).zone) if known_at else None
    answers = tier_at(place, customer, policy, on.date(), moment)
    if as_json:
        emit_json([asdict(answer) for answer in answers])
    else:
        _print(answers, on.date())


def _instant(text: str, zone: str) -> datetime:
    """An instant in UTC, without its zone; of a day the last one."""
    from zoneinfo import ZoneInfo

    try:
        if len(text) == len("2026-07-15"):
            given = datetime.combine(date.fromisoformat(text), time()) + LATEST
        else:
            given = datetime.fromisoformat(text)
    except ValueError as error:
        remedy = "Write 2026-07-15 or 2026-07-15T09:30:00+08:00"
        raise ConfigurationError(Problem(f"{text!r} is no instant", "--known-at", remedy)) from error
    given = given if given.tzinfo else given.replace(tzinfo=ZoneInfo(zone))
    return given.astimezone(UTC).replace(tzinfo=None)


def _print(answers: list[TierAt], on: date) -> None:
    from pipelines.cli.summary_table import print_table
    from pipelines.policies.reason_words import reason_words

    first = answers[0]
    version = f" {first.policy_version}" if first.policy_version else ""
    console.print(f"{first_word('customer')}{first.customer_key}", soft_wrap=True)
    rows = [
        (one.scope_code, one.category_code, one.status, one.level_code, reason_words(one.reason_code, language()))
        + (one.valid_from, one.valid_to, one.recorded_from and f"{one.recorded_from:%Y-%m-%d %H:%M:%S}")
        + (one.seq and f"seq={one.seq}",)
        for one in answers
    ]
    print_table(f"{first.policy_id}{version}, {on}", TITLES, rows)
