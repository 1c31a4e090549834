"""Reasons and levels as the models publish them, and where the reasons do not give the level beside them.

Keep what a law expects of them out of here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import polars as pl

from pipelines.home.folder import Home
from pipelines.policies.reason_words import reason_rows
from pipelines.policies.version import PolicyVersion
from pipelines.publish.metric_rows import metric_rows
from pipelines.warehouse.dbt_runner import run_dbt
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.grading import lay_out_values
from pipelines.warehouse.relations import relate_rows, write_rows
from tests.generative.graded_both_ways import People, given
from tests.generative.progressed_both_ways import IDENTITY
from tests.generative.reason_rows import Reasons, Row
from tests.generative.replayed_reasons import replayed

Unit = tuple[str, str, str]
"""Customer key, scope and category."""
Levels = Mapping[tuple[str, Unit], tuple[str, str | None]]
"""Status and computed level by policy and unit."""
NOT_BUILT = (
    "tier_customer__value tier_customer__population tier_customer__opportunity tier_document__* tier_level__frozen"
)


def published_by_models(versions: Sequence[PolicyVersion], people: People, work: Path) -> tuple[list[Row], Levels]:
    """What the models say of made-up people: their reasons, and the levels beside them."""
    home = Home(work)
    lay_out_values(home, versions, given(versions, people, Random(0)))
    frames = {"metric": metric_rows("CNY", frozenset()), "identity": pl.DataFrame(schema=IDENTITY)}
    frames["reason"] = reason_rows()
    write_rows(home.landing, frames)
    with warehouse(home.warehouse_file) as connection:
        relate_rows(connection, home.landing, frames)
    for _ in run_dbt(home, ["run", "--select", "+tier_customer__reasons,tiers", "--exclude", *NOT_BUILT.split()]):
        pass
    with warehouse(home.warehouse_file, read_only=True) as connection:
        return read(connection, "tiers.tier_customer__reasons", "tiers.tier_customer__reached")


def read(connection: duckdb.DuckDBPyConnection, reasons: str, tiers: str) -> tuple[list[Row], Levels]:
    """Rows of both tables."""
    rows = connection.sql(f"select * from {reasons}").pl().to_dicts()
    levels = connection.sql(f"select * from {tiers}").pl().to_dicts()
    return rows, {(row["policy_id"], _unit(row)): (row["status"], row["computed_level_code"]) for row in levels}


def unreplayed(version: PolicyVersion, as_of: date, rows: Sequence[Row], levels: Levels) -> dict[Unit, Any]:
    """By unit of this policy whose reasons give another level: what they give, and what is published."""
    of_unit: dict[Unit, list[Row]] = defaultdict(list)
    for row in rows:
        if row["policy_id"] == version.id:
            of_unit[_unit(row)].append(row)
    compared = _compared(version, of_unit)
    published = {unit: told for (policy, unit), told in levels.items() if policy == version.id}
    assert set(of_unit) == set(published)
    given = {unit: replayed(Reasons(version, as_of, reasons, compared[unit[1:]])) for unit, reasons in of_unit.items()}
    return {unit: (told, published[unit]) for unit, told in given.items() if told != published[unit]}


def _compared(version: PolicyVersion, of_unit: Mapping[Unit, Sequence[Row]]) -> dict[tuple[str, str], list[Decimal]]:
    """The published values of the one criterion, by scope and category."""
    criterion, found = version.rule.measured[0].id, defaultdict(list)
    for unit, rows in of_unit.items():
        found[unit[1:]] += [
            row["value"] for row in rows if row["criterion_id"] == criterion and row["value"] is not None
        ]
    return found


def _unit(row: Row) -> Unit:
    return row["customer_key"], row["scope_code"], row["category_code"]
