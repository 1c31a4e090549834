"""`tierline sources check`: what a file would become, before it lands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, open_home
from pipelines.home.problems import ConfigurationError, ExitCode, Problem

if TYPE_CHECKING:
    from pipelines.landing.file_check import FileCheck


def register(app: typer.Typer) -> None:
    """Add the group `sources` to the command line."""
    group = typer.Typer(no_args_is_help=True, help="Look at what source files would become.")
    group.command("check")(check)
    # A group of one command needs a callback to stay a group.
    group.callback()(lambda: None)
    app.add_typer(group, name="sources")


def check(
    name: Annotated[str, typer.Argument(help="The mapping: the stem of its file under sources/.")],
    file: Annotated[Path | None, typer.Argument(help="A file. Default: the files of the inbox it matches.")] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what a file would become: rows ok, rows refused by reason, first canonical rows, totals.

    Exit 1 when the file would be refused. Example: tierline sources check erp_invoices invoices_20260105.csv
    """
    from pipelines.landing.file_check import check_file, files_to_check
    from pipelines.settings import load_settings
    from pipelines.sources.control_totals import CONTROL_TOTAL
    from pipelines.sources.mapping import load_mapping, load_mappings

    opened = open_home(home)
    settings = load_settings(opened)
    mapping_file = opened.sources / f"{name}.yml"
    if not mapping_file.is_file():
        known = ", ".join(sorted(path.stem for path in opened.sources.glob("*.yml"))) or "none yet"
        raise ConfigurationError(Problem(f"no mapping `{name}`", str(mapping_file), f"Name one of: {known}"))
    if file is not None and not file.is_file():
        raise ConfigurationError(Problem("no such file", str(file), "Check the name"))
    mapping = load_mapping(mapping_file)
    files = [file] if file is not None else files_to_check(opened, mapping)
    # A control file may only state figures of sources that there are.
    mappings = {one.name: one for one in load_mappings(opened)} if CONTROL_TOTAL in mapping.tables else None
    checks = [check_file(mapping, path, settings, mappings) for path in files]
    if as_json:
        emit_json([_document(found) for found in checks])
    elif not checks:
        console.print(f"no file of the inbox matches {mapping.file}; name one: tierline sources check {name} FILE")
    else:
        _show(checks)
    if any(found.refusal is not None for found in checks):
        raise typer.Exit(ExitCode.REFUSED)


def _show(checks: list[FileCheck]) -> None:
    from pipelines.cli.source_tables import print_check

    for found in checks:
        print_check(found)


def _document(found: FileCheck) -> dict[str, Any]:
    refusal = found.refusal
    return {
        "file": found.path,
        "would_be_refused": refusal is not None,
        "refusal": refusal and {"code": refusal.code, "what": refusal.message, "remedy": refusal.remedy},
        "rows_read": found.rows_read,
        "rows_ok": found.rows_ok,
        "rows_refused": dict(found.reasons),
        "first_refused": found.examples,
        "table_rows": found.table_rows,
        "totals": found.totals,
        "rejected_amount": found.rejected_amount,
        "warnings": found.warnings,
        "first_rows": {table: frame.to_dicts() for table, frame in found.first_rows.items()},
    }
