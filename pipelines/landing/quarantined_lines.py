"""What can be read of the lines that wait in quarantine: enough to say which store and day lacks them, and no more.

Raw texts stay in quarantine/rows. How those rows are shown and corrected is in open_rows.py and its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.open_rows import corrections_of
from pipelines.landing.places import rejected_rows
from pipelines.sources.rejected_lines import REJECTED_LINE

QUARANTINED_LINE = {"file_id": pl.String(), "source_code": pl.String(), **REJECTED_LINE}
_WRITTEN = ["row_no", *(name for name in REJECTED_LINE if name != "row_no")]


def quarantined_lines(home: Home, landed: Sequence[LedgerRow]) -> pl.DataFrame:
    """One row per quarantined row of these files that would have been a line or a payment.

    file_id is that of the delivered file, also for a row that a correction left bad; what was corrected is left out.
    """
    found = [pl.DataFrame(schema=QUARANTINED_LINE)]
    corrections = [row for row in landed if row.corrects is not None]
    for row in landed:
        if row.corrects is None and rejected_rows(home, row.file_id).is_file():
            lines = _still_open(home, row, corrections_of(corrections, row.file_id))
            origin = [pl.lit(row.file_id).alias("file_id"), pl.lit(row.source_code).alias("source_code")]
            found.append(lines.select(*origin, *_WRITTEN).filter(pl.col("table_name").is_not_null()))
    return pl.concat(found).select(list(QUARANTINED_LINE))


def _still_open(home: Home, row: LedgerRow, corrections: Sequence[LedgerRow]) -> pl.DataFrame:
    found = _lines(home, row.file_id)
    for correction in corrections:
        again = _lines(home, correction.file_id)
        settled = [*correction.replaced, *again["row_no"]]
        found = pl.concat([found.filter(~pl.col("row_no").is_in(settled)), again])
    return found


def _lines(home: Home, file_id: str) -> pl.DataFrame:
    path = rejected_rows(home, file_id)
    if not path.is_file():
        return pl.DataFrame(schema=REJECTED_LINE)
    # Rows of a source that is gone may have been written before these columns were.
    read = pl.scan_parquet(path, schema=REJECTED_LINE, missing_columns="insert", extra_columns="ignore")
    return read.select(list(REJECTED_LINE)).collect()
