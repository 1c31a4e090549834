"""`tierline sources check`: what a file would become, before it lands."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, open_home, told
from pipelines.home.problems import ConfigurationError, ExitCode, Problem

if TYPE_CHECKING:
    from pipelines.home.folder import Home
    from pipelines.landing.file_check import FileCheck
    from pipelines.sources.mapping import Mapping


def register(app: typer.Typer) -> None:
    """Add the group `sources` to the command line."""
    group = typer.Typer(no_args_is_help=True, help="Look at what source files would become.")
    group.command("check")(check)
    # A group of one command needs a callback to stay a group.
    group.callback()(lambda: None)
    app.add_typer(group, name="sources")


def check(
    name: Annotated[str, typer.Argument(help="The mapping: the stem of its file under sources/.")],
    file: Annotated[
        Path | None, typer.Argument(help="A file. Default: the files of the inbox it matches, or its query's answer.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what a file would become: rows ok, rows refused by reason, first canonical rows, totals.

    Exit 1 when the file would be refused. Example: tierline sources check erp_invoices invoices_20260105.csv
    """
    from pipelines.sources.mapping import load_mapping

    opened = open_home(home)
    mapping_file = opened.sources / f"{name}.yml"
    if not mapping_file.is_file():
        known = ", ".join(sorted(path.stem for path in opened.sources.glob("*.yml"))) or "none yet"
        raise ConfigurationError(Problem(f"no mapping `{name}`", str(mapping_file), f"Name one of: {known}"))
    if file is not None and not file.is_file():
        raise ConfigurationError(Problem("no such file", str(file), "Check the name"))
    mapping = load_mapping(mapping_file)
    checks = _checked(opened, mapping, file)
    if as_json:
        emit_json([_document(found) for found in checks])
    elif not checks:
        lacking = f"no file of the inbox matches {mapping.file}; name one: tierline sources check {name} FILE"
        console.print(told(lacking), soft_wrap=True, markup=False)
    else:
        _show(checks)
    if any(found.refusal is not None for found in checks):
        raise typer.Exit(ExitCode.REFUSED)


def _checked(home: Home, mapping: Mapping, file: Path | None) -> list[FileCheck]:
    from pipelines.landing.controls import answer_in
    from pipelines.landing.file_check import check_file, files_to_check
    from pipelines.settings import load_settings
    from pipelines.sources.control_totals import CONTROL_TOTAL
    from pipelines.sources.mapping import load_mappings

    settings = load_settings(home)
    # A control file may only state figures of sources that there are.
    mappings = {one.name: one for one in load_mappings(home)} if CONTROL_TOTAL in mapping.tables else None
    with TemporaryDirectory() as folder:
        if file is None and mapping.query is not None:
            file = answer_in(Path(folder), mapping)
        files = [file] if file is not None else files_to_check(home, mapping)
        return [check_file(mapping, path, settings, mappings) for path in files]


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
