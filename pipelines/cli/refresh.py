"""`tierline refresh`: the main job, in this process."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

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
)
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, ExitCode, Problem

if TYPE_CHECKING:
    from pipelines.audit.run_outcome import RunOutcome
    from pipelines.checks.acceptance import AskedAcceptance


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="refresh")(refresh)


def refresh(  # noqa: PLR0913  # every option is a parameter
    home: HomeOption = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The business date to grade.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Only say what would run and why; change nothing.")] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(help="A judgement to publish past, in this run only; needs --reason. Repeatable."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why; it stands in the manifest beside the actor.")] = None,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Land what lies in the inbox, grade every customer, check, publish.

    Example: tierline refresh --home data --as-of 2026-10-31
    """
    from pipelines.checks.acceptance import asked_acceptance
    from pipelines.cli.refresh_plan import show_plan
    from pipelines.cli.summary import as_document, print_summary
    from pipelines.publish.configuration import load_configuration
    from pipelines.settings import actor as acting
    from pipelines.settings import now

    accepted = asked_acceptance(accept or (), reason, acting())
    place, asked = open_home(home), as_of.date() if as_of else None
    configuration = load_configuration(place)
    day = configuration.settings.as_of_on(now(), asked)
    if plan and accepted:
        raise ConfigurationError(Problem("--plan publishes nothing", "--accept", "Leave --accept and --reason out"))
    if plan:
        show_plan(place, configuration, day, as_json)
        return
    try:
        outcome = run_refresh(place, asked, wait, accepted)
    except KeyboardInterrupt:
        errors.print(told("interrupted; what was published before stands, and the next run heals the rest"))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        tell_after_run(place)
    if as_json:
        emit_json(as_document(outcome))
    else:
        print_summary(place, outcome)
    raise typer.Exit(outcome.exit_code)


def run_refresh(home: Home, as_of: date | None, wait_seconds: float, accepted: AskedAcceptance | None) -> RunOutcome:
    """The job, with the name of its step on the screen while a terminal is attached."""
    with console.status(told("starting")) as status:
        from pipelines.refresh import refresh as run

        return run(
            home,
            as_of=as_of,
            wait_seconds=wait_seconds,
            accept=accepted,
            on_step=lambda step: status.update(step.replace("__", " ").replace("_", " ")),
        )
