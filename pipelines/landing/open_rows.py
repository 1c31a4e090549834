"""Which rows of a landed file still wait in quarantine: those it was delivered with, less what corrections replaced.

Rejected rows are never deleted: a replaced row stays in quarantine/rows, and only stops being counted here. Keep out
how rows are shown, and how they are corrected.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.places import rejected_rows

COLUMNS = {"row_no": pl.Int64(), "reason_code": pl.String(), "column_name": pl.String(), "raw_text": pl.String()}


def corrections_of(rows: Iterable[LedgerRow], file_id: str, before: int | None = None) -> list[LedgerRow]:
    """Landed corrections of one file, the first first; only those before ledger entry `before`, when given."""
    return [
        row
        for row in rows
        if row.corrects == file_id and row.status == "landed" and (before is None or (row.entry_no or 0) < before)
    ]


def open_rows(home: Home, corrections: Iterable[LedgerRow], file_id: str) -> pl.DataFrame:
    """One row per row of the file that is still quarantined: row_no, reason_code, column_name, raw_text.

    A row that was corrected and is still bad stands here as it came back, with its newest reason.
    """
    found = _rejects(home, file_id)
    for correction in corrections:
        again = _rejects(home, correction.file_id)
        settled = [*correction.replaced, *again["row_no"]]
        found = pl.concat([found.filter(~pl.col("row_no").is_in(settled)), again])
    return found.sort("row_no")


def _rejects(home: Home, file_id: str) -> pl.DataFrame:
    path = rejected_rows(home, file_id)
    return pl.read_parquet(path, columns=list(COLUMNS)) if path.is_file() else pl.DataFrame(schema=COLUMNS)
