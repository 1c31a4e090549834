"""Windows since the last change of level: the models give every review, outlook and reason that the reference gives.

The reference goes review by review and knows what was held before; the models evaluate each review once per day on
which the level may have changed, and choose afterwards. Made-up histories with versions, movement and overrides.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.policies.fiscal import read_fiscal
from pipelines.policies.grade import Values
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.overrides import Override
from pipelines.policies.progress.outlook import outlook
from pipelines.policies.projections import next_review
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case
from pipelines.policies.replay_since import replay_since
from pipelines.policies.retain import retained
from pipelines.policies.standing import Answers, computed
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import since_change
from tests.generative.made_histories import (
    AS_OF,
    CHANGE,
    WEEKS,
    Sales,
    made_landed,
    made_overrides,
    made_policies,
    made_sales,
)
from tests.landed_build import build_landed
from tests.unit.policies.fiscal_years import write_calendar

WINDOWS = (CHANGE, CHANGE, CHANGE, "rolling_180_days")
MARTS = ("customer_metrics", "customer_tier_reasons")
Told = dict[tuple[Any, ...], tuple[Any, ...]]
History = list[tuple[date, Decimal]]


def _values(version: PolicyVersion, history: History, day: date, changed_on: date | None) -> Values:
    asked = version.rule.measured[0].window
    span = since_change(changed_on, day) if asked == CHANGE else version.window(asked, day)
    known = [amount for on, amount in history if on <= AS_OF]
    inside = [amount for on, amount in history if (span.start_on or on) <= on < span.end_on]
    return {"spend": sum(inside, Decimal(0))} if known else {}


def _answers(versions: Sequence[PolicyVersion], history: History, day: date, changed_on: date | None) -> Answers:
    found = {}
    for version in versions:
        values = _values(version, history, day, changed_on)
        graded = grade(version, values)
        found[version.version, day] = computed(graded, retained(version, values, graded))
    return found


def _by_reference(sales: Sales, versions: list[PolicyVersion], overrides: dict[str, list[Override]]) -> Told:
    told: Told = {}
    for policy, of_policy in by_policy(versions).items():
        if not overrides.get(policy) and not any(each.holds_levels for each in of_policy):
            continue
        days = Case(of_policy, overrides.get(policy, [])).decided_days(AS_OF)
        for customer, history in sales.items():
            known = [day for day in days if day >= min(on for on, _ in history)]
            case = Case(of_policy, [one for one in overrides.get(policy, []) if one.customer == customer])
            steps, _ = replay_since(
                case, known, lambda day, since, of=of_policy, bought=history: _answers(of, bought, day, since)
            )
            for step in steps:
                shown = (step.policy_version, step.level_code, step.since_on, step.cause, step.is_review)
                told[policy, customer, step.on] = shown
    return told


def _outlook_by_reference(sales: Sales, versions: list[PolicyVersion], held: Told) -> Told:
    told: Told = {}
    of_policies = by_policy(versions)
    for (policy, customer), (level, since_on) in held.items():
        day = next_review(of_policies[policy], AS_OF)
        deciding = in_force(of_policies[policy], day) if day else None
        if day is None or deciding is None:
            continue
        kept = level if level in deciding.ranks else deciding.succession.get(level)
        values = _values(deciding, sales[customer], day, since_on)
        is_kept = bool(kept) and outlook(deciding, str(kept), values, day, AS_OF).is_kept
        told[policy, customer] = (kept, is_kept)
    return told


def _steps(connection: duckdb.DuckDBPyConnection) -> Told:
    rows = connection.sql(
        """select d.policy_id, identity.customer_code, d.evaluated_on, r.policy_version, levels.level_code,
            r.since_on, r.cause_code, d.is_review
        from tiers.tier_customer__replayed as r
        inner join tiers.tier_customer__due as d using (evaluation_id, customer_key, scope_code, category_code)
        inner join landing.identity using (customer_key)
        left join landing.policy_level as levels
            on r.evaluation_id = levels.evaluation_id and r.official_rank = levels.level_rank"""
    ).fetchall()
    assert len(rows) == len({tuple(row[:3]) for row in rows})
    return {tuple(row[:3]): tuple(row[3:]) for row in rows}


def _reasons_are_the_sums_they_say(connection: duckdb.DuckDBPyConnection, sales: Sales) -> int:
    """Each reason and each metric names its own window, and the value is what was bought in it."""
    query = """select customer_code, window_start_on, window_end_on, value from {} inner join landing.identity
        using (customer_key) where window_id like 'since_tier_change@p%' and metric = 'net_spend'"""
    rows = [row for mart in MARTS for row in connection.sql(query.format(f"marts.{mart}")).fetchall()]
    for customer, start, end, value in rows:
        assert value == sum((a for on, a in sales[customer] if (start or on) <= on < end), Decimal(0))
    return len({start for _, start, _, _ in rows})


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_models_count_since_the_last_change_of_level_as_the_reference_does(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    fiscal = read_fiscal(write_calendar(tmp_path / "calendar" / "weeks.csv", WEEKS))
    sales, versions = made_sales(dice), made_policies(dice, fiscal, WINDOWS)
    overrides = made_overrides(dice, versions)
    with build_landed(made_landed(sales), versions, AS_OF, tmp_path, overrides, marts=MARTS) as connection:
        found = _steps(connection)
        rows = connection.sql(
            """select policy_id, customer_code, level_code, since_on from tiers.tier_customer__reached
            inner join landing.identity using (customer_key) where level_code is not null"""
        ).fetchall()
        foreseen = connection.sql(
            """select policy_id, customer_code, kept_level_code, is_kept from tiers.tier_customer__outlook
            inner join landing.identity using (customer_key)"""
        ).fetchall()
        starts = _reasons_are_the_sums_they_say(connection, sales)
    expected = _by_reference(sales, versions, overrides)
    differing = {
        key: (expected.get(key), found.get(key)) for key in expected | found if expected.get(key) != found.get(key)
    }
    assert not differing, dict(list(sorted(differing.items()))[:5])
    held = {(policy, customer): (level, since) for policy, customer, level, since in rows}
    assert {(p, c): (kept, is_kept) for p, c, kept, is_kept in foreseen} == _outlook_by_reference(sales, versions, held)
    assert starts > 3
    assert {told[3] for told in found.values()} >= {"upgrade", "drop", "override_set", "retained"}
