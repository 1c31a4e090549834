"""The models replay movement exactly as the reference does: made-up histories under many policies, day by day.

Values are summed here from the sales, graded and replayed by the reference; the models get the sales. A build a seed.
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

from pipelines.policies.fiscal import FiscalCalendar, read_fiscal
from pipelines.policies.in_force import by_policy
from pipelines.policies.overrides import Override
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case, replay
from pipelines.policies.retain import retained
from pipelines.policies.standing import Answers, computed
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from tests.landed_build import build_landed
from tests.unit.policies.fiscal_years import months_of, write_calendar

BEGIN, AS_OF = date(2023, 1, 1), date(2025, 3, 20)
CUSTOMERS = [f"c{number:02}" for number in range(14)]
LEVELS = ("gold", "silver", "bronze")
FISCAL = "fiscal_quarter_to_date"
WINDOWS = ("rolling_3_months", "rolling_180_days", "calendar_quarter_last_complete", "lifetime", FISCAL)
WEEKS = months_of({2022: 52, 2023: 52, 2024: 53, 2025: 52, 2026: 52}, date(2022, 1, 2))
PEOPLE = {"reason": "made up", "requested_by": "Li", "approved_by": "Wang"}
Sales = dict[str, list[tuple[date, Decimal]]]
Shown = dict[tuple[str, str, date], tuple[Any, ...]]


def _sales(dice: random.Random) -> Sales:
    """Some buy often, some rarely; one sale in six is a return of its own."""
    found = {}
    for customer in CUSTOMERS:
        days = [BEGIN + timedelta(days=dice.randrange(800)) for _ in range(dice.randint(2, 18))]
        found[customer] = [
            (day, Decimal(dice.choice([50, 100, 250, 400, 700]) * (-1 if dice.random() < 1 / 6 else 1))) for day in days
        ]
    return found


def _movement(dice: random.Random) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if dice.random() < 0.2:
        return {"sticky": "lifetime"}
    if dice.random() < 0.3:
        written["upgrade_on"] = "daily"
    if dice.random() < 0.4:
        written["grace_reviews"] = dice.randint(1, 2)
    if dice.random() < 0.4:
        written["max_drop"] = 1
    if dice.random() < 0.3:
        written["validity_months"] = dice.choice([3, 7, 12])
    if dice.random() < 0.3:
        written["floor"] = dice.choice(LEVELS)
    if dice.random() < 0.4:
        bar = {"criterion": "spend", "at_least": str(dice.choice([100, 300]))}
        written["retain"] = {dice.choice(LEVELS[:2]): bar}
    return written


def _version(dice: random.Random, policy: str, number: int, begins: date, reviews: str) -> dict[str, Any]:
    levels = LEVELS if number == 1 or dice.random() < 0.5 else ("diamond", "silver", "bronze")
    best, middle = sorted(dice.sample([100, 300, 500, 800, 1200], 2), reverse=True)
    bands = [{"level": levels[0], "at_least": best}, {"level": levels[1], "at_least": middle}]
    bands += [{"level": levels[2]}] if dice.random() < 0.6 else [{"level": levels[2], "at_least": 0}]
    movement = _movement(dice)
    if number > 1 and dice.random() < 0.7:
        movement["grandfather"] = True
    if levels[0] == "diamond":
        movement = {key: value for key, value in movement.items() if key not in ("retain", "floor")}
    return {
        "id": policy,
        "version": str(number),
        "effective_from": begins,
        "name": {"en": policy, "zh": policy},
        "owner": "tests",
        "currency": "CNY",
        "calendar": "weeks",
        "levels": [{"code": code, "rank": rank} for rank, code in enumerate(levels, start=1)],
        "rule": {
            "kind": "bands",
            "criterion": {"id": "spend", "metric": "net_spend", "window": dice.choice(WINDOWS), "bands": bands},
        },
        "review": {"every": reviews, "day": dice.choice(["first_day", "last_day", "day_15"])},
        "movement": movement,
        "succession": {"gold": dice.choice(["diamond", None])} if levels[0] == "diamond" else {},
    }


def _policies(dice: random.Random, fiscal: FiscalCalendar) -> list[PolicyVersion]:
    found = []
    for number in range(10):
        reviews = dice.choice(["month", "quarter", "quarter", "half_year", "year"])
        begins = date(2023, dice.randint(1, 12), 1)
        found.append(_version(dice, f"p{number}", 1, begins, reviews))
        if dice.random() < 0.6:
            found.append(_version(dice, f"p{number}", 2, date(2024, dice.randint(2, 9), 10), reviews))
            if dice.random() < 0.4:
                found.append(_version(dice, f"p{number}", 3, date(2024, 11, 15), reviews))
    return [PolicyVersion.model_validate(one).dated_by(fiscal) for one in found]


def _overrides(dice: random.Random, versions: Sequence[PolicyVersion]) -> dict[str, list[Override]]:
    found: dict[str, list[Override]] = {}
    for policy in dice.sample(sorted({version.id for version in versions}), 5):
        for customer in dice.sample(CUSTOMERS, 4):
            kind = dice.choice(["set", "floor", "cap", "exclude"])
            start = BEGIN + timedelta(days=dice.randrange(200, 700))
            one = {"kind": kind, "customer": customer, "level": None if kind == "exclude" else dice.choice(LEVELS[1:])}
            one |= {"valid_from": start, "valid_to": start + timedelta(days=dice.randrange(20, 300))}
            found.setdefault(policy, []).append(Override.model_validate(one | PEOPLE))
    return found


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


def _landed(sales: Sales) -> dict[str, pl.DataFrame]:
    origin = {"file_id": "f" * 16, "source_code": "till", "namespace": "shop", "duplicates": "keep"}
    whole = {"is_anonymous": False, "needs_header": False, "currency": "CNY", "line_code": "1", "quantity": Decimal(1)}
    told = [(customer, *one) for customer, history in sales.items() for one in history]
    rows = [origin | whole | {"customer_code": who, "sold_on": day, "net_amount": amount} for who, day, amount in told]
    for number, row in enumerate(rows, start=1):
        row["line_kind"] = "sale" if row["net_amount"] > 0 else "return"
        row |= {"row_no": number, "document_code": f"d{number}"}
    schema = CANONICAL["sales_line"]
    return {"sales_line": pl.DataFrame([[row.get(name) for name in schema] for row in rows], schema, orient="row")}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_models_replay_every_day_as_the_reference_does(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    fiscal = read_fiscal(write_calendar(tmp_path / "calendar" / "weeks.csv", WEEKS))
    sales, versions = _sales(dice), _policies(dice, fiscal)
    overrides = _overrides(dice, versions)
    expected, quiet = _by_reference(sales, versions, overrides)
    with build_landed(_landed(sales), versions, AS_OF, tmp_path, overrides) as connection:
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
