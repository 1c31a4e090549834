"""Customer attributes: the columns a customer mapping names under `attributes`, as long rows code -> value."""

from __future__ import annotations

import polars as pl

from pipelines.sources.canonical import CANONICAL
from pipelines.sources.local_rows import LocalRows
from pipelines.sources.mapping import Mapping
from pipelines.sources.tables import TableRows, canonical_frame


def attribute_rows(mapping: Mapping, rows: LocalRows, customers: TableRows) -> TableRows | None:
    """One row per customer row and non-empty attribute, numbered as its customer row; None without attributes."""
    attributes = mapping.tables["customer"].attributes
    if not attributes:
        return None
    frames = []
    for code, column in attributes.items():
        values = {
            "customer_code": customers.frame["customer_code"],
            "attribute_code": rows.repeated(code),
            "attribute_value": rows.texts[column],
        }
        frames.append(canonical_frame("customer_attribute", mapping, rows, values))
    every = pl.concat(frames).filter(pl.col("attribute_value").is_not_null())
    columns = [name for name in CANONICAL["customer_attribute"] if name != "file_id"]
    fed = customers.fed.gather(every["row_no"] - 1)
    return TableRows(every.select(columns).filter(fed).sort("row_no", maintain_order=True), [], customers.fed)
