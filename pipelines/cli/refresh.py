"""`tierline refresh`: the main job, in this process."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, open_home


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(name="refresh")(refresh)


def refresh(
    home: HomeOption = None,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The business date to grade.")] = None,
    wait: Annotated[float, typer.Option(help="Seconds to wait for another run of this home.")] = 60,
    as_json: JsonOption = False,
) -> None:
    """Land what lies in the inbox, grade every customer, check, publish.

    Example: tierline refresh --home data --as-of 2026-10-31
    """
    from pipelines.cli.summary import as_document, print_summary
    from pipelines.publish.configuration import load_configuration

    place = open_home(home)
    load_configuration(place)
    with console.status("starting") as status:
        from pipelines.refresh import refresh as run

        outcome = run(
            place,
            as_of=as_of.date() if as_of else None,
            wait_seconds=wait,
            on_step=lambda step: status.update(step.replace("_", " ")),
        )
    if as_json:
        emit_json(as_document(outcome))
    else:
        print_summary(place, outcome)
    raise typer.Exit(outcome.exit_code)
