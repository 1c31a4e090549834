"""The models tell whether a level will be kept, and what is lacking for it, exactly as the reference does.

Values at the review to come are summed here from the sales themselves; the models get the sales. Some policies get a
new version before that review.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.points_file import load_programs
from pipelines.policies.progress.outlook import lacking_to_keep, outlook, projected
from pipelines.policies.projections import next_review
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from tests.landed_build import build_landed
from tests.unit.policies.moving import version
from tests.unit.policies.shipped import POLICIES

AS_OF = date(2025, 8, 20)
CUSTOMERS = [f"c{number:02}" for number in range(20)]
WINDOWS = ["rolling_3_months", "rolling_180_days", "rolling_12_months", "calendar_year_to_date", "lifetime"]
WINDOWS += ["since_reset"]
PROGRAM = load_programs(POLICIES.parent / "points")
Sales = dict[str, dict[date, Decimal]]
Told = dict[tuple[str, str], tuple[Any, ...]]


def _sales(dice: random.Random) -> Sales:
    """Sales of more than a year, one in eight a return of its own."""
    return {
        customer: {
            AS_OF - timedelta(days=dice.randrange(420)): Decimal(
                dice.choice([50, 100, 250, 400]) * (-1 if dice.random() < 1 / 8 else 1)
            )
            for _ in range(dice.randint(2, 9))
        }
        for customer in CUSTOMERS
    }


def _rule(dice: random.Random, best: str) -> dict[str, Any]:
    gold, silver = sorted(dice.sample([100, 300, 500, 800], 2), reverse=True)
    criterion: dict[str, Any] = {"id": "spend", "metric": "net_spend", "window": dice.choice(WINDOWS)}
    if dice.random() < 0.5:
        reached = {best: {"criterion": "spend", "at_least": gold}, "silver": {"criterion": "spend", "above": silver}}
        return {"kind": "groups", "criteria": [criterion], "levels": reached | {"basic": "otherwise"}}
    bands = [{"level": best, "at_least": gold}, {"level": "silver", "above": silver}, {"level": "basic"}]
    return {"kind": "bands", "criterion": criterion | {"bands": bands}}


def _policy(dice: random.Random, number: int) -> Iterator[PolicyVersion]:
    retain = {"silver": {"criterion": "spend", "at_least": dice.choice([60, 90])}} if dice.random() < 0.4 else {}
    stated: dict[str, Any] = {
        "id": f"p{number}",
        "program": "member_points",
        "review": {"every": dice.choice(["month", "quarter", "year"])},
    }
    stated["movement"] = {"retain": retain, "grace_reviews": dice.randint(0, 2)}
    yield version(**stated, rule=_rule(dice, "gold"), effective_from=date(2024, 6, 1)).cleared_by(PROGRAM)
    if dice.random() < 0.5:
        levels = [{"code": code, "rank": rank} for rank, code in enumerate(("ruby", "silver", "basic"), start=1)]
        later = {"version": "2", "effective_from": date(2025, 8, 25), "levels": levels, "rule": _rule(dice, "ruby")}
        succession = {"gold": dice.choice(["ruby", "silver", None])}
        yield version(**stated, **later, succession=succession).cleared_by(PROGRAM)


def _landed(sales: Sales) -> dict[str, pl.DataFrame]:
    whole = {"file_id": "f" * 16, "source_code": "till", "namespace": "shop", "duplicates": "keep", "currency": "CNY"}
    whole |= {"line_code": "1", "is_anonymous": False, "needs_header": False, "quantity": Decimal(1)}
    bought = [(customer, day, amount) for customer, history in sales.items() for day, amount in history.items()]
    rows = [
        whole
        | {"row_no": number, "document_code": f"d{number}", "line_kind": "sale" if amount > 0 else "return"}
        | {"customer_code": customer, "sold_on": day, "net_amount": amount}
        for number, (customer, day, amount) in enumerate(bought, start=1)
    ]
    schema = CANONICAL["sales_line"]
    return {"sales_line": pl.DataFrame([[row.get(name) for name in schema] for row in rows], schema, orient="row")}


def _by_reference(sales: Sales, versions: Sequence[PolicyVersion], held: dict[tuple[str, str], str]) -> Told:
    told: Told = {}
    of_policies = by_policy(versions)
    for (policy, customer), level in held.items():
        day = next_review(of_policies[policy], AS_OF)
        assert day
        deciding = in_force(of_policies[policy], day)
        assert deciding
        kept = level if level in deciding.ranks else deciding.succession.get(level)
        if kept is None:
            told[policy, customer] = (None, False, (day - AS_OF).days, None)
            continue
        values = {"spend": projected(sales[customer], deciding.window(deciding.rule.measured[0].window, day))}
        found = outlook(deciding, kept, values, day, AS_OF)
        gaps = lacking_to_keep(deciding, kept, values) if found.at_risk else ()
        told[policy, customer] = (kept, found.is_kept, found.days_left, gaps[0].gap if gaps else None)
    return told


@pytest.mark.parametrize("seed", [1, 2])
def test_the_models_foresee_the_next_review_as_the_reference_does(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    sales, versions = _sales(dice), [each for number in range(16) for each in _policy(dice, number)]
    with build_landed(_landed(sales), versions, AS_OF, tmp_path) as connection:
        rows = connection.sql(
            """select policy_id, customer_code, outlook.level_code, kept_level_code, is_kept,
                (next_review_on - date '2025-08-20')::int, gap
            from tiers.tier_customer__outlook as outlook inner join landing.identity using (customer_key)
            left join tiers.tier_customer__gaps using (evaluation_id, customer_key, scope_code, category_code)"""
        ).fetchall()
        holders = connection.sql(
            """select policy_id, customer_code, level_code from tiers.tier_customer__reached
            inner join landing.identity using (customer_key) where level_code is not null"""
        ).fetchall()
    found = {(policy, customer): tuple(told) for policy, customer, _, *told in rows}
    held = {(policy, customer): level for policy, customer, level in holders}
    assert found == _by_reference(sales, versions, held)
    assert {is_kept for _, is_kept, _, _ in found.values()} == {True, False}
