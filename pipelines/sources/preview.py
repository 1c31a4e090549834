"""The first canonical rows of a file as a screen may show them: personal values are masked."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipelines.sources.conversion import Conversion
from pipelines.sources.mapping import Mapping
from pipelines.sources.masking import masked

# The same in every row, or of no use to a reader.
NOT_SHOWN = ("source_code", "namespace", "duplicates", "delivery_key")


def preview(mapping: Mapping, conversion: Conversion, rows: int = 5) -> dict[str, pl.DataFrame]:
    """The first rows of each table, direct columns masked, columns that hold nothing left out."""
    shown = {}
    for table, frame in conversion.tables.items():
        first = frame.head(rows).drop(NOT_SHOWN)
        if table == "customer":
            first = _with_personal(mapping, first, conversion.personal)
        first = _masked(first, [name for name in first.columns if _is_direct(mapping, table, name)])
        shown[table] = first.select([name for name in first.columns if first[name].null_count() < first.height])
    return shown


def _is_direct(mapping: Mapping, table: str, name: str) -> bool:
    # Names and contacts of customers are masked with _with_personal, which knows whose they are.
    if table == "customer" and name != "customer_code":
        return False
    said = "customer" if table == "customer_attribute" and "customer" in mapping.tables else table
    return mapping.privacy(said, name) == "direct"


def _with_personal(mapping: Mapping, first: pl.DataFrame, personal: pl.DataFrame) -> pl.DataFrame:
    """Add what is read but never landed; an organisation's name is no personal data unless the mapping says so."""
    names = [name for name in personal.columns if name != "row_no"]
    read = personal.filter(pl.col("row_no").is_in(first["row_no"].to_list()))
    hidden = _masked(read, [name for name in names if mapping.privacy("customer", name) != "none"])
    landed = first["customer_name"]
    shown = first.drop("customer_name").hstack(hidden.drop("row_no"))
    if "customer_name" in names and mapping.said_privacy("customer", "customer_name") != "direct":
        shown = shown.with_columns(pl.coalesce(landed, "customer_name").alias("customer_name"))
    return shown


def _masked(frame: pl.DataFrame, names: Iterable[str]) -> pl.DataFrame:
    return frame.with_columns(pl.col(name).map_elements(masked, return_dtype=pl.String) for name in names)
