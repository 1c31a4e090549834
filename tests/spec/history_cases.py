"""The worked cases of levels that are kept: what a customer bought day by day, and the level and its beginning then.

`level` and `since_on` are those of the policy as shipped; `level_of_the_day` is what it gives without keeping levels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.policies.movement import Movement
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case, replay
from pipelines.policies.standing import computed
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from tests.landed_build import build_landed
from tests.spec.rulebook_policies import rows_of, shipped

AS_OF = date(2024, 12, 31)
Answer = tuple[str | None, date | None]
STICKY, OF_THE_DAY = "member_vip_sticky", "member_vip_of_the_day"


@dataclass(frozen=True)
class History:
    """`sales`: date and amount, returns below 0. `levels`: by policy the level on the as-of date and since when."""

    case_id: str
    sales: tuple[tuple[date, Decimal], ...]
    levels: Mapping[str, Answer]


def histories() -> list[History]:
    """Every case of histories.csv."""
    return [_history(row) for row in rows_of("histories.csv")]


def _history(row: Mapping[str, str]) -> History:
    sales = tuple((date.fromisoformat(on), Decimal(amount)) for on, amount in map(_dated, row["sales"].split()))
    kept = (row["level"], date.fromisoformat(row["since_on"]))
    return History(f"S14.{row['case']}", sales, {STICKY: kept, OF_THE_DAY: (row["level_of_the_day"], None)})


def _dated(text: str) -> tuple[str, str]:
    on, _, amount = text.partition(":")
    return on, amount


def policies() -> list[PolicyVersion]:
    """The policy as shipped, and the same without movement."""
    sticky = shipped(STICKY, "2024-01-01")
    return [sticky, sticky.model_copy(update={"id": OF_THE_DAY, "movement": Movement()})]


def by_reference(history: History, version: PolicyVersion) -> Answer:
    """The level of the reference after a replay of every day since the first sale."""
    case = Case([version])
    days = case.decided_days(AS_OF, case.rising_days(AS_OF))
    known = [day for day in days if day >= history.sales[0][0]]
    spend = {day: sum((amount for on, amount in history.sales if on <= day), Decimal(0)) for day in known}
    criterion = version.rule.measured[0].id
    answers = {(version.version, day): computed(grade(version, {criterion: spend[day]})) for day in known}
    _, held = replay(case, known, answers)
    return held.official_code, held.since_on


def in_sql(work: Path) -> dict[tuple[str, str], Answer]:
    """The levels of the models by case and policy: one build for all."""
    with build_landed({"sales_line": _landed()}, policies(), AS_OF, work) as connection:
        rows = connection.sql(
            """select customer_code, policy_id, level_code, since_on
            from tiers.tier_customer__reached inner join landing.identity using (customer_key)"""
        ).fetchall()
    return {(case, policy): (level, since) for case, policy, level, since in rows}


def _landed() -> pl.DataFrame:
    origin = {"file_id": "f" * 16, "source_code": "till", "namespace": "shop", "duplicates": "keep", "line_code": "1"}
    origin |= {"is_anonymous": False, "needs_header": False, "currency": "CNY"}
    told = [(history.case_id, on, amount) for history in histories() for on, amount in history.sales]
    rows: list[dict[str, Any]] = [
        {"row_no": number, "document_code": f"d{number}", "customer_code": case, "sold_on": on, "net_amount": amount}
        | {"line_kind": "sale" if amount > 0 else "return", "quantity": amount}
        for number, (case, on, amount) in enumerate(told, start=1)
    ]
    schema = CANONICAL["sales_line"]
    return pl.DataFrame([[(origin | row).get(name) for name in schema] for row in rows], schema=schema, orient="row")
