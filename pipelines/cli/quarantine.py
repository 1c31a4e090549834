"""`tierline quarantine list | show | fix | replay`: refused files and rows as work for a person.

`waive` is in quarantine_waive.py, how lists look in quarantine_tables.py.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from pipelines.cli import quarantine_waive
from pipelines.cli.output import (
    ActorOption,
    HomeOption,
    JsonOption,
    WaitOption,
    console,
    emit_json,
    open_home,
    told,
)
from pipelines.home.problems import ExitCode

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="A file id, or the name of a delivered file.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Only rows of this reason.")]


def register(app: typer.Typer) -> None:
    """Add the group `quarantine` to the command line."""
    group = typer.Typer(no_args_is_help=True, help="See, correct and hand back what was refused.")
    group.command("list")(list_waiting)
    group.command("show")(show)
    group.command("fix")(fix)
    group.command("replay")(replay)
    quarantine_waive.register(group)
    app.add_typer(group, name="quarantine")


def list_waiting(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List refused files, quarantined rows by source, file and reason, and waivers.

    Example: tierline quarantine list --home data
    """
    from pipelines.cli.quarantine_tables import print_waiting
    from pipelines.landing.quarantine_work import waiting
    from pipelines.landing.waivers import load_waivers

    opened = open_home(home)
    found, waivers = waiting(opened), load_waivers(opened)
    if as_json:
        emit_json({"waiting": [asdict(one) for one in found], "waivers": [one.model_dump() for one in waivers]})
    else:
        print_waiting(found, waivers)


def show(
    file: FileArgument,
    reason: ReasonOption = None,
    limit: Annotated[int, typer.Option(help="The most rows to show.", min=1)] = 50,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show the quarantined rows of one file: reason, column, text. Personal columns are masked.

    Example: tierline quarantine show pos_20260105.csv --reason bad_date
    """
    from pipelines.cli.quarantine_tables import print_rows
    from pipelines.landing.quarantine_work import open_desk, quarantined
    from pipelines.landing.shown_rows import shown_rows

    desk = open_desk(open_home(home))
    original, rows = quarantined(desk, file, reason)
    shown = list(shown_rows(desk, original, rows.head(limit)))
    if as_json:
        document = {"file_id": original.file_id, "file": original.file_name, "rows": rows.height}
        emit_json(document | {"shown": [asdict(row) for row in shown]})
    else:
        print_rows(original, shown, rows.height)


def fix(
    file: FileArgument,
    out: Annotated[Path, typer.Option("--out", help="The sheet to write: rows.csv or rows.xlsx.")],
    reason: ReasonOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write the quarantined rows of one file to a sheet, for a person to correct. It holds personal data: mode 0600.

    XLSX keeps every text as it is; a CSV opened in Excel may lose leading zeros and rewrite dates.
    Example: tierline quarantine fix pos_20260105.csv --out rows.xlsx
    """
    from pipelines.landing.quarantine_work import export

    original, count = export(open_home(home), file, out, reason)
    if as_json:
        emit_json({"file_id": original.file_id, "file": original.file_name, "rows": count, "sheet": out})
        return
    written = told(f"{count:,} rows of {original.file_name} written to {out}, readable by you alone")
    console.print(written, soft_wrap=True, markup=False)
    console.print(told(f"correct them there, then: tierline quarantine replay {out}"), soft_wrap=True, markup=False)


def replay(
    corrected: Annotated[Path, typer.Argument(help="The corrected sheet, .csv or .xlsx.")],
    file: Annotated[str | None, typer.Option("--file", help="The file id, when the sheet no longer tells.")] = None,
    wait: WaitOption = 60,
    home: HomeOption = None,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Land corrected rows, once. Rows left as they were stay in quarantine, as do those that are still bad: exit 1.

    Example: tierline quarantine replay rows.xlsx
    """
    from pipelines.cli.quarantine_tables import print_replayed, still_bad
    from pipelines.landing.quarantine_work import replay_sheet

    opened = open_home(home)
    landed = replay_sheet(opened, corrected, file, wait, lambda: str(uuid4()))
    bad = still_bad(opened, landed) if landed else {}
    if as_json:
        row = landed and {"correction": landed.file_id, "corrects": landed.corrects, "sha256": landed.sha256}
        emit_json({"landed": row, "rows_landed": landed.rows_ok if landed else 0, "still_bad": bad})
    else:
        print_replayed(landed, bad)
    if bad:
        raise typer.Exit(ExitCode.REFUSED)
