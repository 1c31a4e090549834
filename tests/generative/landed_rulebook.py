"""Landed rows that every shipped policy can be graded on: the sample of the template, twins of it, and a crowd.

Each customer of the sample has a twin with the same rows under other codes, and rows after the date beside them that
must change nothing. In the crowd 80 of 100 customers bought once, for the same amount. Keep what a test expects out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.sources.canonical import CANONICAL, KEYS
from pipelines.sources.dated_tables import DATED_DAYS
from tests.flow.on_record import JUNE, whole_sample

TWIN, LATER = "T-", "L-"
DAYS = DATED_DAYS | {"sales_line": "sold_on"}
NUMBERS = {
    "sales_line": ("quantity", "net_amount"),
    "balance_daily": ("balance_amount",),
    "subscription": ("seat_count",),
    "receivable": ("receivable_amount",),
    "attribute": ("attribute_number",),
    "points_entry": ("points",),
}
FOLLOWING = {"opportunity": "expected_decision_on", "receivable": "due_on"}
ONE_TIME, CROWD, ONE_AMOUNT = 80, 100, Decimal(120)


def landed_rulebook() -> dict[str, pl.DataFrame]:
    """Canonical frames by table; D is that of the sample."""
    sample = whole_sample()
    found = {}
    for table, frame in sample.items():
        parts = [frame]
        if "customer_code" in frame.columns:
            parts.append(_twins(table, frame))
        if table in DAYS:
            parts.append(_later(table, frame))
        found[table] = pl.concat(parts)
    found["sales_line"] = pl.concat([found["sales_line"], _crowd(sample["sales_line"])])
    return found


def rearranged(landed: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The same rows in another order, each file delivered as three."""
    third = (pl.col("row_no") % 3).cast(pl.String)
    file_id = pl.concat_str(third, pl.col("file_id").str.slice(1)).alias("file_id")
    return {
        table: frame.with_columns(file_id).sample(fraction=1, shuffle=True, seed=len(table))
        for table, frame in landed.items()
    }


def twin_of(customer: str) -> str:
    """The code of the twin."""
    return TWIN + customer


def one_timers() -> set[str]:
    """Codes of those who bought once."""
    return {f"K{number:03d}" for number in range(ONE_TIME)}


def _twins(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    return _renamed(table, frame, TWIN, "aaaaaaaaaaaaaaaa")


def _later(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows of the twins once more, a thousand times as much, from the day after D on."""
    tomorrow = pl.lit(JUNE + timedelta(days=1))
    more = {name: pl.col(name) * 1000 for name in NUMBERS.get(table, ())}
    days = {name: tomorrow for name in (DAYS[table], FOLLOWING.get(table)) if name}
    renamed = _renamed(table, frame, LATER, "bbbbbbbbbbbbbbbb").with_columns(
        pl.col("customer_code").str.replace(LATER, TWIN)
    )
    changed = renamed.with_columns(**more, **days).cast(CANONICAL[table])
    # What ends ends later; and one row a customer is enough where the day tells rows apart.
    ends = [
        name for name in ("ended_on", "member_to", "settled_on", "closed_on", "expires_on") if name in changed.columns
    ]
    return changed.with_columns(pl.lit(None, pl.Date).alias(name) for name in ends).unique(KEYS[table], keep="first")


def _renamed(table: str, frame: pl.DataFrame, mark: str, file_id: str) -> pl.DataFrame:
    """The rows under other customer codes and other codes of what they tell; groups and items stay those they are."""
    shared = {"attribute_code", "group_code", "line_code", "item_code"}
    codes = {"delivery_key", "customer_code", "original_document_code", *KEYS[table]} - shared
    own = [name for name in codes if name in frame.columns and frame.schema[name] == pl.String]
    marked = [(pl.lit(mark) + pl.col(name)).alias(name) for name in own]
    return frame.with_columns(*marked, pl.lit(file_id).alias("file_id"))


def _crowd(sales: pl.DataFrame) -> pl.DataFrame:
    base = sales.filter(pl.col("line_kind") == "sale").row(0, named=True)
    rows = [_sale(base, number, visit) for number in range(CROWD) for visit in range(max(1, number - ONE_TIME + 2))]
    numbered = [row | {"row_no": place} for place, row in enumerate(rows, start=1)]
    return pl.DataFrame(numbered, schema=sales.schema)


def _sale(base: dict[str, Any], number: int, visit: int) -> dict[str, Any]:
    customer = f"K{number:03d}"
    document = f"{customer}-{visit}"
    codes = {
        "customer_code": customer,
        "document_code": document,
        "delivery_key": document,
        "file_id": "cccccccccccccccc",
    }
    day = date(2026, 5, 1) + timedelta(days=visit)
    return base | codes | {"sold_on": day, "net_amount": ONE_AMOUNT * (visit + 1), "quantity": Decimal(1)}
