"""`since_tier_change` around the day of a change: reference and models give the same levels, worked by hand.

Levels are reviewed at the end of each month of 2024, by what was bought since the level last changed: gold from 50, and
from 100 under the second version, which is in force from 1 April. The same receipts decide by net spend, by the points
that the program of S14 gives for them, and by category.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pytest

from pipelines.policies.evaluations import evaluations
from pipelines.policies.points_file import load_programs
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case
from pipelines.policies.replay_since import replay_since
from pipelines.policies.standing import Answers, computed
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import since_change
from tests.landed_build import build_landed
from tests.spec.landed_customers import ONE, SALE, frame
from tests.unit.policies.shipped import POLICIES

AS_OF = date(2024, 4, 30)
REVIEWS = tuple(date.fromisoformat(day) for day in ("2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"))
# Receipts of each customer, the levels after the four reviews, and the day of the last change.
CASES = {
    "bought the day before the change": ("01-10 50; 01-30 50", "gold basic basic basic", "2024-02-29"),
    "bought on the day of the change": ("01-10 50; 01-31 50", "gold gold gold basic", "2024-04-30"),
    "bought the day after the change": ("01-10 50; 02-01 50", "gold gold gold basic", "2024-04-30"),
    "bought on the leap day of a review": ("01-10 50; 02-29 50", "gold gold gold basic", "2024-04-30"),
    "bought the day after it": ("01-10 50; 03-01 50", "gold basic gold basic", "2024-04-30"),
    "changed on the leap day": ("01-10 50; 02-29 49; 03-01 1", "gold basic gold basic", "2024-04-30"),
    "bought the day before the leap day": ("01-10 50; 02-28 49; 03-01 1", "gold basic basic basic", "2024-02-29"),
    "bought under two versions": ("01-10 50; 01-31 50; 04-10 50", "gold gold gold gold", "2024-01-31"),
    "classified for the first time": ("02-10 25; 02-20 25", "- gold basic basic", "2024-03-31"),
    "held a level from the first day on": ("2023-06-01 50; 01-10 49", "basic basic basic basic", "2024-01-31"),
    "gave something back": ("01-10 50; 01-31 50; 02-10 -1", "gold basic basic basic", "2024-02-29"),
}
PARTS = {"food": "bought on the day of the change", "drinks": "bought the day after it"}
MEMBERS = ("bought the day before the change", "bought on the day of the change")
OF_THE_GROUP = ("gold gold gold basic", "2024-04-30")
POLICIES_ASKED = {"spend": ("net_spend", "customer"), "points": ("points_earned", "customer")}
POLICIES_ASKED |= {"parts": ("net_spend", "category"), "family": ("net_spend", "group")}
POLICIES_ASKED |= {"scored": ("net_spend", "customer"), "tested": ("net_spend", "customer")}


def _rule(policy: str, metric: str, least: str) -> dict[str, Any]:
    """The same levels by bands, by a score that can be vetoed, and by conditions."""
    bought = {"id": "bought", "metric": metric, "window": "since_tier_change"}
    gold, basic = {"level": "gold", "at_least": least}, {"level": "basic"}
    if policy == "scored":
        weighed = bought | {"weight": "100", "bands": [gold | {"points": "2"}, basic | {"points": "1"}]}
        bands = [{"level": "gold", "at_least": "2"}, {"level": "basic", "below": "2"}]
        veto = {"when": {"criterion": "bought", "below": "-1000"}, "no_better_than": "basic"}
        return {"kind": "scorecard", "criteria": [weighed], "score_bands": bands, "vetoes": [veto]}
    if policy == "tested":
        levels = {"gold": {"criterion": "bought", "at_least": least}, "basic": "otherwise"}
        return {"kind": "groups", "criteria": [bought], "levels": levels}
    return {"kind": "bands", "criterion": bought | {"bands": [gold, basic]}}


def _versions(policy: str) -> list[PolicyVersion]:
    metric, scope = POLICIES_ASKED[policy]
    found = []
    for number, (begins, least) in enumerate((("2024-01-01", 50), ("2024-04-01", 100)), start=1):
        stated = {"id": policy, "version": str(number), "effective_from": begins, "owner": "tests", "currency": "CNY"}
        stated |= {"name": {"en": "Since the change", "zh": "变动以来"}, "scope": scope, "review": {"every": "month"}}
        stated |= {"levels": [{"code": "gold", "rank": 1}, {"code": "basic", "rank": 2}]}
        found.append(PolicyVersion.model_validate(stated | {"rule": _rule(policy, metric, str(least))}))
    return found


VERSIONS = {policy: _versions(policy) for policy in POLICIES_ASKED}


def _receipts(case: str) -> list[tuple[date, Decimal]]:
    told = (one.split() for one in CASES[case][0].split("; "))
    return [(date.fromisoformat(day if len(day) > 5 else f"2024-{day}"), Decimal(amount)) for day, amount in told]


def _lines(customer: str, case: str, item: str) -> Iterator[dict[str, Any]]:
    for number, (day, amount) in enumerate(_receipts(case)):
        code = {"document_code": f"{customer} {item} {number}", "line_code": "1", "customer_code": customer}
        kind = {"line_kind": "sale" if amount > 0 else "return", "item_code": item, "quantity": ONE}
        yield SALE | code | kind | {"sold_on": day, "net_amount": amount}


def _landed() -> dict[str, pl.DataFrame]:
    lines = [line for case in CASES for line in _lines(case, case, "food")]
    lines += [line for item, case in PARTS.items() for line in _lines("two parts", case, item)]
    items = [{"item_code": item, "category_code": item} for item in PARTS]
    members = [{"group_code": "family", "customer_code": each, "member_from": date(2020, 1, 1)} for each in MEMBERS]
    return {
        "sales_line": frame("sales_line", lines),
        "item": frame("item", items),
        "group_member": frame("group_member", members),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    versions = [version for of_policy in VERSIONS.values() for version in of_policy]
    folder, programs = tmp_path_factory.mktemp("since_change"), load_programs(POLICIES.parent / "points")
    with build_landed(_landed(), versions, AS_OF, folder, programs=programs) as connection:
        yield connection


def _told(
    built: duckdb.DuckDBPyConnection, policy: str, customer: str, scope: str = "customer", category: str = "*"
) -> tuple[str, str]:
    """The levels after the four reviews, and since when the last one is held."""
    rows = built.execute(
        """select policy.evaluated_on, level_code, since_on from tiers.tier_customer__replayed as replayed
        inner join landing.identity using (customer_key) inner join landing.policy using (evaluation_id)
        left join landing.policy_level as levels
            on replayed.evaluation_id = levels.evaluation_id and official_rank = levels.level_rank
        where policy.policy_id = ? and customer_code = ? and replayed.scope_code = ? and category_code = ?""",
        [policy, customer, scope, category],
    ).fetchall()
    levels = {day: level for day, level, _ in rows}
    assert len(levels) == len(rows)
    return " ".join(levels.get(day) or "-" for day in REVIEWS), str(max(rows)[2])


@pytest.mark.parametrize("policy", ["spend", "points", "scored", "tested"])
@pytest.mark.parametrize("case", CASES)
def test_a_review_counts_from_the_day_of_the_last_change_on(
    built: duckdb.DuckDBPyConnection, policy: str, case: str
) -> None:
    assert _told(built, policy, case) == CASES[case][1:]


@pytest.mark.parametrize("case", CASES)
def test_the_reference_counts_from_the_same_day(case: str) -> None:
    receipts, of_policy = _receipts(case), VERSIONS["spend"]
    known_from = min(day for day, _ in receipts)

    def answered(day: date, changed_on: date | None) -> Answers:
        span = since_change(changed_on, day)
        inside = (amount for on, amount in receipts if (span.start_on or on) <= on < span.end_on)
        bought = sum(inside, Decimal(0))
        return {(each.version, day): computed(grade(each, {"bought": bought})) for each in of_policy}

    history = Case(of_policy)
    days = [day for day in history.decided_days(AS_OF) if day >= known_from]
    steps, held = replay_since(history, days, answered)
    levels = {step.on: step.level_code for step in steps}
    assert (" ".join(levels.get(day) or "-" for day in REVIEWS), str(held.since_on)) == CASES[case][1:]


@pytest.mark.parametrize("item", PARTS)
def test_each_category_counts_from_its_own_change(built: duckdb.DuckDBPyConnection, item: str) -> None:
    assert _told(built, "parts", "two parts", category=item) == CASES[PARTS[item]][1:]


@pytest.mark.parametrize("member", MEMBERS)
def test_a_group_counts_from_its_own_change(built: duckdb.DuckDBPyConnection, member: str) -> None:
    assert _told(built, "family", member, scope="group") == OF_THE_GROUP
    assert _told(built, "family", member) == CASES[member][1:]


def test_reasons_are_told_of_the_evaluation_that_was_chosen(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.sql(
        """select policy_id, customer_code, scope_code, category_code, tested_level_code, step_no, value
        from tiers.tier_customer__reasons inner join landing.identity using (customer_key)"""
    ).fetchall()
    assert len(rows) == len({row[:-1] for row in rows})
    told = {(row[0], row[-1]) for row in rows if row[1] == "bought under two versions" and row[4] == "gold"}
    assert told >= {("spend", 100), ("points", 100), ("scored", 100), ("tested", 100)}


def test_every_day_is_evaluated_once_per_day_on_which_the_level_may_have_changed() -> None:
    found = evaluations(VERSIONS["spend"], AS_OF)
    days = sorted({each.evaluated_on for each in found})
    assert days == [date(2024, 1, 1), *REVIEWS[:3], date(2024, 4, 1), AS_OF]
    assert len(found) == len(days) * (len(days) + 1) // 2
    assert [each.changed_on for each in found if each.evaluated_on == AS_OF] == [None, *days[:-1]]
