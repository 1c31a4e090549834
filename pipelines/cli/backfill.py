"""`tierline backfill`: the snapshots of a range of days, in date order, in this process."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from pipelines.cli.alerts import tell_after_run
from pipelines.cli.output import (
    ActorOption,
    HomeOption,
    JsonOption,
    WaitOption,
    console,
    emit_json,
    errors,
    open_home,
    told,
    told_line,
)
from pipelines.cli.restatements import print_restatements
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, ExitCode, Problem

if TYPE_CHECKING:
    from pipelines.audit.run_outcome import RangeOutcome


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("backfill")(backfill)


def backfill(
    first: Annotated[datetime, typer.Option("--from", formats=["%Y-%m-%d"], help="The first business date.")],
    last: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="The last business date, included.")],
    home: HomeOption = None,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Publish the snapshot of every day of a range, each before the next; stop at the first day that is refused.

    Example: tierline backfill --home data --from 2026-10-29 --to 2026-10-31
    """
    from pipelines.publish.configuration import load_configuration
    from pipelines.settings import now

    place, days = open_home(home), (first.date(), last.date())
    if days[0] > days[1]:
        raise ConfigurationError(Problem(f"{days[0]} comes after {days[1]}", "--from, --to", "Swap them"))
    load_configuration(place).settings.as_of_on(now(), days[1])
    try:
        outcome = _run(place, days, wait)
    except KeyboardInterrupt:
        errors.print(told("interrupted; the days that were published stand, and the next run heals the rest"))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        tell_after_run(place)
    if as_json:
        emit_json({"exit_code": int(outcome.exit_code), "run_id": outcome.run_id, "days": outcome.days})
    else:
        _print(outcome)
    raise typer.Exit(outcome.exit_code)


def _run(home: Home, days: tuple[date, date], wait_seconds: float) -> RangeOutcome:
    with console.status(told("starting")) as status:
        from pipelines.refresh import backfill as run

        return run(
            home,
            first=days[0],
            last=days[1],
            wait_seconds=wait_seconds,
            on_step=lambda step: status.update(step.replace("__", " ").replace("_", " ")),
        )


def _print(outcome: RangeOutcome) -> None:
    for day in outcome.days:
        seq = f"seq={day['seq']}"
        ended = f"published {seq}" if day["is_new"] else f"nothing new: {seq} is already exactly this"
        print_restatements(day["restatements"])
        console.print(f"{day['as_of']}  {told(ended if day['seq'] else 'refused')}", markup=False)
    for problem in outcome.problems:
        errors.print(f"[red]{told('refused')}[/] {escape(told_line(problem))}", soft_wrap=True)
