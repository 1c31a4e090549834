"""What can still be read of the rejected rows of a file that would have been lines or payments.

A control total that a source misses is explained by them. Keep out raw texts, and who bought.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary

import polars as pl

from pipelines.sources.canonical import MAIN_AMOUNT, MAIN_DATE
from pipelines.sources.control_totals import CONTROL_TOTAL
from pipelines.sources.tables import TableRows

REJECTED_LINE = {
    "row_no": pl.Int64(),
    "table_name": pl.String(),
    "business_on": pl.Date(),
    "store_code": pl.String(),
    "currency": pl.String(),
    "amount": pl.Decimal(38, 6),
}


def rejected_lines(tables: Dictionary[str, TableRows], is_rejected: pl.Series) -> pl.DataFrame:
    """One row per rejected row: the table it would have fed first, its date, store, currency and amount, or NULL."""
    found = [pl.DataFrame(schema=REJECTED_LINE)]
    for table, built in tables.items():
        if table in MAIN_AMOUNT and table != CONTROL_TOTAL:
            frame = built.frame.filter((built.fed & is_rejected).gather(built.frame["row_no"] - 1))
            store = pl.col("store_code") if "store_code" in frame.columns else pl.lit(None, pl.String())
            lines = frame.select(
                "row_no",
                pl.lit(table).alias("table_name"),
                pl.col(MAIN_DATE[table]).alias("business_on"),
                store.alias("store_code"),
                "currency",
                pl.col(MAIN_AMOUNT[table]).cast(REJECTED_LINE["amount"]).alias("amount"),
            )
            found.append(lines)
    return pl.concat(found).unique("row_no", keep="first", maintain_order=True).sort("row_no")
