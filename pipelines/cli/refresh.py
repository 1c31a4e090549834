"""`tierline refresh`: the main job, in this process."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.cli.alerts import tell_after_run
from pipelines.cli.output import ActorOption, HomeOption, JsonOption, WaitOption, console, emit_json, errors, open_home
from pipelines.home.folder import Home
from pipelines.home.problems import ExitCode

if TYPE_CHECKING:
    from pipelines.audit.run_outcome import RunOutcome


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="refresh")(refresh)


def refresh(
    home: HomeOption = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The business date to grade.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Only say what would run and why; change nothing.")] = False,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Land what lies in the inbox, grade every customer, check, publish.

    Example: tierline refresh --home data --as-of 2026-10-31
    """
    from pipelines.cli.refresh_plan import show_plan
    from pipelines.cli.summary import as_document, print_summary
    from pipelines.publish.configuration import load_configuration
    from pipelines.settings import now

    place, asked = open_home(home), as_of.date() if as_of else None
    configuration = load_configuration(place)
    day = configuration.settings.as_of_on(now(), asked)
    if plan:
        show_plan(place, configuration, day, as_json)
        return
    try:
        outcome = _run(place, asked, wait)
    except KeyboardInterrupt:
        errors.print("interrupted; what was published before stands, and the next run heals the rest")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        tell_after_run(place)
    if as_json:
        emit_json(as_document(outcome))
    else:
        print_summary(place, outcome)
    raise typer.Exit(outcome.exit_code)


def _run(home: Home, as_of: date | None, wait_seconds: float) -> RunOutcome:
    """The job, with the name of its step on the screen while a terminal is attached."""
    with console.status("starting") as status:
        from pipelines.refresh import refresh as run

        return run(
            home,
            as_of=as_of,
            wait_seconds=wait_seconds,
            on_step=lambda step: status.update(step.replace("__", " ").replace("_", " ")),
        )
