"""On days between reviews only those are evaluated whose level may rise, and no level differs for it.

The same policies are built twice: alone, and beside one that makes the models evaluate everybody on every day. Sales
with returns (of other people's purchases too), orders, payments, points; metrics of which more is better, or less.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.policies.points_program import PointsProgram
from pipelines.policies.rises import OF_ROWS
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from tests.landed_build import build_landed

BEGIN, AS_OF = date(2024, 1, 1), date(2024, 10, 20)
CUSTOMERS = [f"c{number:02}" for number in range(8)]
WINDOWS = ["rolling_30_days", "rolling_2_months", "rolling_2_complete_months", "calendar_month_to_date"]
WINDOWS += ["calendar_quarter_last_complete", "calendar_month_previous", "lifetime", "forward_20_days", "since_reset"]
CLUB = {
    "id": "club",
    "version": "1",
    "effective_from": "2024-02-20",
    "name": {"en": "Club", "zh": "会"},
    "owner": "tests",
}
MONTHLY = PointsProgram.model_validate(CLUB | {"currency": "CNY", "clearing": {"every": "month", "day": "day_15"}})
Rows = list[dict[str, Any]]


def _landed(dice: random.Random) -> dict[str, pl.DataFrame]:
    sales: Rows = []
    for number in range(60):
        sold = {"document_code": f"d{number}", "customer_code": dice.choice(CUSTOMERS), "sold_on": _day(dice)}
        sales.append(sold | _line(dice) | {"line_kind": dice.choice(["sale"] * 5 + ["excluded"])})
    for number, sale in enumerate(dice.sample([row for row in sales if row["line_kind"] == "sale"], 25)):
        named = {"original_document_code": sale["document_code"], "original_line_code": "1"}
        whole = dice.choice([1, 1, 2])
        taken = {each: -sale[each] / whole for each in ("quantity", "net_amount", "weight_kg")}
        who = dice.choice([sale["customer_code"], dice.choice(CUSTOMERS)])
        back = {"document_code": f"r{number}", "customer_code": who, "line_kind": "return", "line_code": "1"}
        sales.append(back | named | taken | {"sold_on": sale["sold_on"] + timedelta(days=dice.randrange(-2, 60))})
    kinds = ["order", "order", "excluded"]
    orders = [_line(dice) | {"ordered_on": _day(dice), "line_kind": dice.choice(kinds)} for _ in range(40)]
    paid = [{"paid_on": _day(dice), "paid_amount": _amount(dice)} for _ in range(40)]
    entries = [{"entered_on": _day(dice), "points": dice.randrange(1, 900)} for _ in range(40)]
    return {
        "sales_line": _frame("sales_line", sales, {}),
        "order_line": _frame("order_line", orders, _numbered(dice, "document_code")),
        "payment": _frame("payment", paid, _numbered(dice, "payment_code")),
        "points_entry": _frame("points_entry", entries, _numbered(dice, "entry_code") | {"entry_kind": ["earn"] * 40}),
    }


def _day(dice: random.Random) -> date:
    return BEGIN + timedelta(days=dice.randrange((AS_OF - BEGIN).days))


def _amount(dice: random.Random) -> Decimal:
    return Decimal(dice.choice([50, 120, 300, 700]))


def _line(dice: random.Random) -> dict[str, Any]:
    amounts = {"net_amount": _amount(dice), "quantity": Decimal(dice.randrange(1, 9)), "weight_kg": _amount(dice)}
    return amounts | {"line_code": "1"}


def _numbered(dice: random.Random, code: str) -> dict[str, list[Any]]:
    customers = [dice.choice(CUSTOMERS) for _ in range(40)]
    return {code: [f"x{number}" for number in range(40)], "customer_code": customers}


def _frame(table: str, rows: Rows, columns: dict[str, list[Any]]) -> pl.DataFrame:
    origin = {"file_id": f"{len(table):016x}", "source_code": "till", "namespace": "shop", "duplicates": "keep"}
    origin |= {"is_anonymous": False, "needs_header": False, "currency": "CNY", "program_code": "main"}
    schema, found = CANONICAL[table], []
    for number, row in enumerate(rows):
        whole = origin | {"row_no": number + 1} | row | {name: values[number] for name, values in columns.items()}
        found.append([whole.get(name) for name in schema])
    return pl.DataFrame(found, schema=schema, orient="row")


def _bands(dice: random.Random, high: int, is_better_low: bool) -> list[dict[str, Any]]:
    least = sorted(dice.sample([1, high // 4 + 1, high // 2 + 1, high], 2), reverse=True)
    rising = [{"level": "gold", "at_least": least[0]}, {"level": "silver", "at_least": least[1]}, {"level": "bronze"}]
    falling = [{"level": "gold", "below": least[1]}, {"level": "silver", "below": least[0]}, {"level": "bronze"}]
    return falling if is_better_low else rising


def _version(dice: random.Random, policy: str, metric: str, window: str, is_better_low: bool = False) -> PolicyVersion:
    high = {"sale_count": 8, "quantity": 12}.get(metric, 800)
    daily = {"review": {"every": "quarter"}, "movement": {"upgrade_on": "daily"}}
    made = PolicyVersion.model_validate(
        {
            "id": policy,
            "program": "club",
            "version": "1",
            "effective_from": BEGIN,
            "name": {"en": policy, "zh": policy},
            "owner": "tests",
            "currency": "CNY",
            "levels": [{"code": code, "rank": rank} for rank, code in enumerate(("gold", "silver", "bronze"), 1)],
            "rule": {
                "kind": "bands",
                "criterion": {
                    "id": "value",
                    "metric": metric,
                    "window": window,
                    "bands": _bands(dice, high, is_better_low),
                },
            },
        }
        | dice.choice([daily, {"movement": {"sticky": "lifetime"}}])
        | {"scope": dice.choice(["customer", "category"]) if metric in ("net_spend", "points_earned") else "customer"}
    )
    return made.cleared_by([MONTHLY])


def _changes(
    landed: dict[str, pl.DataFrame], versions: Sequence[PolicyVersion], work: Path
) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]], int]:
    """Every change of a level, what stands on the as-of date, and how many levels were computed for it."""
    work.mkdir()
    with build_landed(landed, versions, AS_OF, work) as connection:
        held = connection.sql(
            """select d.policy_id, customer_key, category_code, d.evaluated_on, official_rank, r.since_on, cause_code
            from tiers.tier_customer__replayed as r
            inner join tiers.tier_customer__due as d using (policy_id, customer_key, scope_code, category_code, step_no)
            where d.policy_id <> 'everybody' and cause_code <> 'unchanged'"""
        ).fetchall()
        last = connection.sql(
            """select policy_id, customer_key, category_code, level_code, since_on, is_provisional
            from tiers.tier_customer__reached where policy_id <> 'everybody'"""
        ).fetchall()
        ((count,),) = connection.sql(
            "select count(*) from tiers.tier_customer__computed where evaluation_id not like 'everybody%'"
        ).fetchall()
    return set(held), set(last), count


@pytest.mark.parametrize("seed", [1, 2])
def test_evaluating_only_who_may_rise_gives_the_levels_of_evaluating_everybody(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    landed = _landed(dice)
    pairs = [(metric, dice.choice(WINDOWS)) for metric in sorted(OF_ROWS) for _ in range(2)]
    versions = [_version(dice, f"p{number}", *pair, dice.random() < 1 / 3) for number, pair in enumerate(pairs)]
    versions += [_version(dice, f"few{number}", "sale_count", "lifetime", True) for number in range(3)]
    everybody = _version(dice, "everybody", "recency_days", "lifetime")
    sparse = _changes(landed, versions, tmp_path / "sparse")
    whole = _changes(landed, [*versions, everybody], tmp_path / "whole")
    assert sparse[:2] == whole[:2]
    assert sparse[2] * 2 < whole[2]
    assert any(cause == "upgrade" for *_, cause in sparse[0])
