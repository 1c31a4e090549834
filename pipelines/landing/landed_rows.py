"""Writes what a file became: canonical Parquet per table, rejected rows, and the facts of its ledger row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from pipelines.home.durable import written_atomically
from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.places import landed_table, rejected_rows, remove
from pipelines.sources.canonical import CANONICAL, MAIN_AMOUNT, MAIN_DATE
from pipelines.sources.conversion import Conversion
from pipelines.sources.mapping import Mapping
from pipelines.sources.rejected_lines import REJECTED_LINE


def write_rows(home: Home, row: LedgerRow, conversion: Conversion) -> None:
    """Write every table and the rejected rows of one file, each whole or not at all; drop what it no longer feeds."""
    for table in CANONICAL:
        target = landed_table(home, table, row.file_id)
        if table not in conversion.tables:
            remove(target)
            continue
        frame = conversion.tables[table].select(pl.lit(row.file_id).alias("file_id"), pl.all())
        with written_atomically(target) as part:
            frame.write_parquet(part, compression="zstd", compression_level=1)
    rejects = rejected_rows(home, row.file_id)
    if conversion.rejects.height == 0:
        return remove(rejects)
    with written_atomically(rejects, mode=0o600) as part:
        _rejects(row, conversion).write_parquet(part, compression="zstd", compression_level=1)


def remove_rows(home: Home, file_id: str) -> None:
    """Take away every row of a file that is not landed after all."""
    for table in CANONICAL:
        remove(landed_table(home, table, file_id))
    remove(rejected_rows(home, file_id))


def with_facts(row: LedgerRow, mapping: Mapping, conversion: Conversion) -> LedgerRow:
    """The ledger row with counts, sums, dates and warnings of the conversion."""
    days = [day for table, column in MAIN_DATE.items() for day in _bounds(conversion, table, column)]
    amounts = {
        table: f"{frame[MAIN_AMOUNT[table]].sum() or 0:f}"
        for table, frame in conversion.tables.items()
        if table in MAIN_AMOUNT
    }
    return replace(
        row,
        rows_read=conversion.rows_read,
        rows_ok=conversion.rows_ok,
        rows_quarantined=conversion.rejects.height,
        table_rows={table: frame.height for table, frame in conversion.tables.items()},
        amounts=amounts,
        min_on=min(days, default=None),
        max_on=max(days, default=None),
        warnings=conversion.warnings,
        transforms=_transforms(mapping),
    )


def _bounds(conversion: Conversion, table: str, column: str) -> list[str]:
    if table not in conversion.tables:
        return []
    days = conversion.tables[table][column].drop_nulls()
    return [str(days.min()), str(days.max())] if len(days) else []


def _transforms(mapping: Mapping) -> dict[str, list[Any]]:
    return {
        name: [step.model_dump(mode="json", by_alias=True, exclude_unset=True) for step in column.transforms]
        for name, column in mapping.columns.items()
        if column.transforms
    }


def _rejects(row: LedgerRow, conversion: Conversion) -> pl.DataFrame:
    rejects = conversion.rejects.join(conversion.rejected_lines, on="row_no", how="left", maintain_order="left")
    return rejects.select(
        pl.lit(row.source_code).alias("source_code"),
        pl.lit(row.file_id).alias("file_id"),
        pl.lit(row.file_name).alias("file_name"),
        "row_no",
        "raw_text",
        "reason_code",
        "column_name",
        *(name for name in REJECTED_LINE if name != "row_no"),
    )
