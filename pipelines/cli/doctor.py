"""`tierline doctor`: is everything as the next run needs it. Keep out: what is looked at (audit/doctor)."""

from __future__ import annotations

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, first_word, open_home, told
from pipelines.home.problems import ExitCode

COLOURS = {"ok": "green", "note": "yellow", "wrong": "red"}


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("doctor")(doctor)


def doctor(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Look over versions, folders, disk, clock, calendar and what is published; exit 1 when something is wrong.

    Example: tierline doctor --home my_home
    """
    from rich.markup import escape

    from pipelines.audit.doctor import examine

    found = examine(open_home(home))
    if as_json:
        emit_json([vars(finding) for finding in found])
    else:
        for one in found:
            mark = f"[{COLOURS[one.state]}]{first_word(one.state, 6)}[/]"
            console.print(f"{mark}{first_word(one.name, 14)}{escape(told(one.said))}", soft_wrap=True)
            if one.remedy:
                console.print(f"{'':<20}{escape(told(one.remedy))}", soft_wrap=True)
    if any(one.state == "wrong" for one in found):
        raise typer.Exit(ExitCode.REFUSED)
