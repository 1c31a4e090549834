"""Landed canonical frames for the date cases: one customer per case, with a start of relationship and one sale.

The sale on the as-of date makes each a customer whatever the start says, so that a start set aside shows as missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.sources.canonical import CANONICAL

ORIGIN = {"source_code": "spec", "namespace": "spec", "duplicates": "keep"}
SALE = {"is_anonymous": False, "line_kind": "sale", "needs_header": False, "currency": "CNY"}
ONE = Decimal(1)


def landed(starts: Sequence[tuple[str, date | None]], as_of: date) -> dict[str, pl.DataFrame]:
    """Frames `customer` and `sales_line` for (customer code, start) pairs."""
    customers = [
        {
            "customer_code": code,
            "customer_type": "organisation",
            "relationship_start_on": start,
            "is_code_personal": False,
        }
        for code, start in starts
    ]
    lines = [
        {
            "document_code": code,
            "line_code": "1",
            "customer_code": code,
            "sold_on": as_of,
            "net_amount": ONE,
            "quantity": ONE,
        }
        for code, _ in starts
    ]
    return {
        "customer": frame("customer", customers),
        "sales_line": frame("sales_line", [SALE | line for line in lines]),
    }


def frame(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """A canonical table of these rows; a column they leave out is NULL."""
    origin = ORIGIN | {"file_id": f"{len(table):016x}"}
    whole = [origin | {"row_no": number} | row for number, row in enumerate(rows, start=1)]
    schema = CANONICAL[table]
    return pl.DataFrame([[row.get(column) for column in schema] for row in whole], schema=schema, orient="row")
