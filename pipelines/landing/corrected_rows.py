"""From the cells a person corrected to canonical rows, under the mapping of the file they were delivered in.

Rows keep the number they had in that file. When corrections are taken, and in which order, is in corrections.py.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipelines.home.durable import part_beside
from pipelines.home.problems import Problem, RefusedError
from pipelines.landing.correction_sheet import padded
from pipelines.landing.desk import Desk
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.open_rows import COLUMNS
from pipelines.landing.places import archived_file, rejected_rows
from pipelines.landing.row_fields import composed, fields_of, own_header, raw_text_of
from pipelines.sources.conversion import Conversion, convert

Fields = Dictionary[int, tuple[str, ...]]


def delivered_header(desk: Desk, original: LedgerRow) -> tuple[str, ...]:
    """The header of a landed file, read from the archive; RefusedError when its bytes are gone."""
    path = archived_file(desk.home, original.sha256)
    if not path.is_file():
        what = f"the bytes of {original.file_name} are gone from the archive"
        raise RefusedError(Problem(what, str(path), "Put the file back from a copy of the home", "lost_archive"))
    return own_header(desk.mappings[original.source_code], path.read_bytes())


def exported_fields(desk: Desk, original: LedgerRow, rows: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    """Row number -> cells, as the sheet for correction shows them; `rows` as `open_rows` gives them."""
    mapping, width = desk.mappings[original.source_code], len(delivered_header(desk, original))
    texts = rows.select("row_no", "raw_text").iter_rows()
    return {row_no: padded(fields_of(mapping, text), width) for row_no, text in texts}


def changed_fields(desk: Desk, original: LedgerRow, fields: Fields, rows: pl.DataFrame) -> dict[int, tuple[str, ...]]:
    """Those of `fields` that say something else than their open row; what is open no longer is left out.

    An untouched row must not come in: what a short row lacks, the sheet had to fill with empty cells.
    """
    before = exported_fields(desk, original, rows)
    return {
        row_no: cells
        for row_no, cells in sorted(fields.items())
        if row_no in before and _with_plain_line_ends(before[row_no]) != _with_plain_line_ends(cells)
    }


def _with_plain_line_ends(cells: tuple[str, ...]) -> list[str]:
    """Cells as they compare: a spreadsheet rewrites the line ends inside a cell by itself."""
    return [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]


def converted_rows(desk: Desk, original: LedgerRow, fields: Fields) -> Conversion:
    """Canonical rows and rejected rows of the corrected cells. A row with no cell filled, or too many, is rejected."""
    header, mapping = delivered_header(desk, original), desk.mappings[original.source_code]
    whole = {
        row_no: cells for row_no, cells in fields.items() if len(cells) == len(header) and any(map(str.strip, cells))
    }
    path = part_beside(rejected_rows(desk.home, original.file_id))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        path.touch(mode=0o600)
        path.write_bytes(composed(mapping, header, list(whole.values())))
        name = Path(original.file_name).name
        conversion = convert(mapping, path, settings=desk.settings, file_name=name)
    finally:
        path.unlink(missing_ok=True)
    numbered = _numbered(conversion, list(whole))
    broken = [
        (row_no, "ragged_row" if len(cells) > len(header) else "missing_value", None, raw_text_of(mapping, cells))
        for row_no, cells in fields.items()
        if row_no not in whole
    ]
    apart = pl.DataFrame(broken, schema=COLUMNS, orient="row")
    found = pl.concat([numbered.rejects.select(list(COLUMNS)), apart]).sort("row_no")
    return replace(numbered, rejects=found, rows_read=len(fields), warnings=[])


def _numbered(conversion: Conversion, row_numbers: Sequence[int]) -> Conversion:
    """Each row under the number it has in the delivered file."""
    numbers = pl.Series("row_no", row_numbers, dtype=pl.Int64)

    def renumbered(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(numbers.gather(frame["row_no"] - 1).alias("row_no"))

    tables = {table: renumbered(frame) for table, frame in conversion.tables.items()}
    return replace(
        conversion,
        tables=tables,
        rejects=renumbered(conversion.rejects),
        rejected_lines=renumbered(conversion.rejected_lines),
    )
