"""The models replay movement exactly as the reference does: made-up histories under many policies, day by day.

Values are summed here from the sales, graded and replayed by the reference; the models get the sales. A build a seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipelines.policies.fiscal import read_fiscal
from pipelines.policies.in_force import by_policy
from pipelines.policies.overrides import Override
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case, replay
from pipelines.policies.retain import retained
from pipelines.policies.standing import Answers, computed
from pipelines.policies.version import PolicyVersion
from tests.generative.made_histories import AS_OF, WEEKS, Sales, made_landed, made_overrides, made_policies, made_sales
from tests.landed_build import build_landed
from tests.unit.policies.fiscal_years import write_calendar

Shown = dict[tuple[str, str, date], tuple[Any, ...]]


def _by_reference(
    sales: Sales, versions: list[PolicyVersion], overrides: dict[str, list[Override]]
) -> tuple[Shown, set[tuple[str, str, date]]]:
    """Every day of everybody, and the days of the models' choice: between decided ones, and nothing changes."""
    shown: Shown = {}
    quiet: set[tuple[str, str, date]] = set()
    for policy, of_policy in by_policy(versions).items():
        of_everybody = Case(of_policy, overrides.get(policy, []))
        decided = set(of_everybody.decided_days(AS_OF))
        days = of_everybody.decided_days(AS_OF, of_everybody.rising_days(AS_OF))
        for customer, history in sales.items():
            known = [day for day in days if day >= min(on for on, _ in history)]
            case = Case(of_policy, [one for one in overrides.get(policy, []) if one.customer == customer])
            for step in replay(case, known, _answers(of_policy, history, known))[0]:
                told = (step.policy_version, step.level_code, step.since_on, step.cause, step.is_review)
                shown[policy, customer, step.on] = told
                if step.direction == "none" and step.on not in decided:
                    quiet.add((policy, customer, step.on))
    return shown, quiet


def _answers(versions: list[PolicyVersion], history: list[tuple[date, Decimal]], days: list[date]) -> Answers:
    return {(version.version, day): answer for version in versions for day, answer in _graded(version, history, days)}


def _graded(
    version: PolicyVersion, history: list[tuple[date, Decimal]], days: list[date]
) -> Iterator[tuple[date, Any]]:
    for day in days:
        span = version.window(version.rule.measured[0].window, day)
        values = {"spend": sum((a for on, a in history if (span.start_on or on) <= on < span.end_on), Decimal(0))}
        found = grade(version, values)
        yield day, computed(found, retained(version, values, found))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_models_replay_every_day_as_the_reference_does(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    fiscal = read_fiscal(write_calendar(tmp_path / "calendar" / "weeks.csv", WEEKS))
    sales, versions = made_sales(dice), made_policies(dice, fiscal)
    overrides = made_overrides(dice, versions)
    expected, quiet = _by_reference(sales, versions, overrides)
    with build_landed(made_landed(sales), versions, AS_OF, tmp_path, overrides) as connection:
        rows = connection.sql(
            """select d.policy_id, identity.customer_code, d.evaluated_on, r.policy_version, levels.level_code,
                r.since_on, r.cause_code, d.is_review
            from tiers.tier_customer__replayed as r
            inner join tiers.tier_customer__due as d
                using (policy_id, customer_key, scope_code, category_code, step_no)
            inner join landing.identity using (customer_key)
            left join landing.policy_level as levels
                on r.evaluation_id = levels.evaluation_id and r.official_rank = levels.level_rank"""
        ).fetchall()
    found = {(policy, customer, day): tuple(told) for policy, customer, day, *told in rows}
    differing = {
        key: (expected.get(key), found.get(key))
        for key in expected | found
        if expected.get(key) != found.get(key) and (key in found or key not in quiet)
    }
    assert not differing, dict(list(sorted(differing.items()))[:5])
    assert {told[3] for told in found.values()} >= {"upgrade", "retained", "grandfathered", "drop", "override_set"}
