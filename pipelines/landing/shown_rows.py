"""Quarantined rows as a screen may show them: cells under the file's own header, personal ones masked.

A cell is shown only when the mapping names its column and does not class it as direct. Of a row whose cells do not
fit the header nobody knows which is which, so all of them are masked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.landing.corrected_rows import delivered_header
from pipelines.landing.desk import Desk
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.row_fields import fields_of
from pipelines.sources.mapping import Mapping
from pipelines.sources.masking import masked


@dataclass(frozen=True)
class ShownRow:
    """One quarantined row. `text`: the cell at fault, or the whole row; `cells`: header -> cell. Both masked."""

    row_no: int
    reason: str
    column: str | None
    text: str
    cells: dict[str, str]


def shown_rows(desk: Desk, original: LedgerRow, rows: pl.DataFrame) -> Iterator[ShownRow]:
    """The rows that `quarantined` found, masked."""
    mapping, header = desk.mappings[original.source_code], delivered_header(desk, original)
    plain = _plain_headers(mapping, header)
    for row_no, reason, column, raw_text in rows.iter_rows():
        fields = fields_of(mapping, raw_text)
        is_whole = len(fields) == len(header) and reason not in ("ragged_row", "broken_quote")
        names = header if is_whole else [f"cell {place}" for place in range(1, len(fields) + 1)]
        shown = [
            (name, cell if not cell or (is_whole and name in plain) else masked(cell))
            for name, cell in zip(names, fields, strict=True)
        ]
        cells = dict(shown)
        text = cells[column] if column in cells else ", ".join(cell for _, cell in shown)
        yield ShownRow(row_no, reason, column, text, cells)


def _plain_headers(mapping: Mapping, header: Sequence[str]) -> set[str]:
    """Headers whose cells name nobody; a column that the mapping does not name has been classed by nobody."""
    direct = {
        target.column
        for table, rules in mapping.tables.items()
        for name, target in rules.targets.items()
        if mapping.privacy(table, name) == "direct"
    }
    hidden = {name for name, column in mapping.columns.items() if column.privacy == "direct" or name in direct}
    aliases = {name: set(column.header) for name, column in mapping.columns.items()}
    plain = set().union(*(aliases[name] for name in aliases if name not in hidden))
    return (plain & set(header)) - set().union(*(aliases[name] for name in hidden))
