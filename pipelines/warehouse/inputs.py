"""What the landed rows hold, asked before the models run: which inputs there are, and which customer codes.

Add a question here when a row that models read depends on what has landed.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

import duckdb
import polars as pl

from pipelines.policies.points_program import PointsProgram
from pipelines.sources.dated_tables import DATED_TABLES
from pipelines.warehouse.engine import scalar

CODED_TABLES = ("customer", "sales_header", "sales_line", "order_header", "order_line", "payment", *DATED_TABLES)
SUPPLIES = {"has_sales": "sales_line", "has_orders": "order_line", "has_payments": "payment", "has_weights": "item"}
LINE_WEIGHTS = "sales_line.weight_kg"


def supplied_inputs(connection: duckdb.DuckDBPyConnection, tables: Set[str]) -> frozenset[str]:
    """The inputs ever delivered, given the canonical `tables` that were: an item master without weights supplies none.

    `sales_line.weight_kg` stands for lines that carry their own weight.
    """
    supplied = set(tables)
    if not _any_weight(connection, "item"):
        supplied.discard("item")
    if _any_weight(connection, "sales_line"):
        supplied.add(LINE_WEIGHTS)
    return frozenset(supplied)


def with_points(supplied: Set[str], programs: Iterable[PointsProgram]) -> frozenset[str]:
    """The inputs and, where a program gives points for receipts, entries of points: sales lines supply them."""
    earns = "sales_line" in supplied and any(one.earns_from_receipts for one in programs)
    return frozenset({*supplied, "points_entry"} if earns else supplied)


def delivered_row(supplied: Set[str]) -> pl.DataFrame:
    """One row of flags for SQL: has_sales, has_orders, has_payments, has_weights. A missing input is NULL, never 0."""
    flags = {flag: table in supplied for flag, table in SUPPLIES.items()}
    return pl.DataFrame([flags | {"has_weights": flags["has_weights"] or LINE_WEIGHTS in supplied}])


def customer_codes(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Every distinct (namespace, customer_code) of the landed rows."""
    selects = " union ".join(
        f"select namespace, customer_code from landing.{table} where customer_code is not null"
        for table in CODED_TABLES
    )
    return connection.sql(selects).pl()


def personal_namespaces(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Namespaces whose codes a mapping classed as personal when their masters landed, also if that mapping is gone."""
    query = "select distinct namespace from landing.customer where is_code_personal"
    return {namespace for (namespace,) in connection.execute(query).fetchall()}


def quoted_days(connection: duckdb.DuckDBPyConnection) -> pl.Series:
    """Every day on which some exchange rate was quoted."""
    return connection.sql("select distinct rate_on from landing.fx_rate order by rate_on").pl()["rate_on"]


def _any_weight(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return bool(scalar(connection, f"select count(weight_kg) > 0 from landing.{table}"))
