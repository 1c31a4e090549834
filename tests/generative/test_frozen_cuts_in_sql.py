"""Cuts frozen for a month, a quarter or a year: the models give the levels of the reference on every date."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.policies.evaluations import evaluations
from pipelines.policies.grade import Values
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.reference.population import frozen_cuts, grade_population
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import window
from pipelines.sources.canonical import CANONICAL
from tests.generative.published_reasons import read, unreplayed
from tests.landed_build import build_landed

BEGIN, AS_OF = date(2024, 1, 1), date(2025, 5, 20)
MARTS = ("customer_tiers", "customer_tier_reasons", "tier_cuts")
CUSTOMERS = [f"c{number:02}" for number in range(12)]
Sale = tuple[str, date, Decimal]


def _sales(dice: random.Random) -> list[Sale]:
    """The first month has no sale, so that there is a period without cuts; one sale in eight is a return."""
    first = BEGIN + timedelta(days=40)
    return [
        (dice.choice(CUSTOMERS), first + timedelta(days=dice.randrange(430)), Decimal(amount))
        for amount in dice.choices([50, 100, 100, 400, 900, 3000, -100, -400], k=160)
    ]


def _version(freeze: str | None, measured: str, least: int) -> PolicyVersion:
    cuts = [{"level": "A", "below": 60}, {"level": "B", "below": 90}, {"level": "C"}]
    criterion = {"id": "sales", "metric": "net_spend", "window": measured}
    return PolicyVersion.model_validate(
        {
            "id": f"by_{freeze or 'day'}_{measured}_{least}",
            "version": "1",
            "effective_from": BEGIN,
            "name": {"en": "shares", "zh": "占比"},
            "owner": "tests",
            "currency": "CNY",
            "levels": [{"code": code, "rank": rank} for rank, code in enumerate("ABC", 1)],
            "rule": {"kind": "pareto", "criterion": criterion, "cuts": cuts, "min_population": least}
            | ({"freeze_cuts": freeze} if freeze else {}),
            "review": {"every": "month", "day": "day_15"},
        }
    )


def _population(sales: list[Sale], version: PolicyVersion, day: date) -> dict[str, Values]:
    span = window(version.rule.measured[0].window, day)
    found: dict[str, Values] = {}
    for customer in {who for who, on, _ in sales if on <= day}:
        amounts = [a for who, on, a in sales if who == customer and (span.start_on or on) <= on < span.end_on]
        found[customer] = {"sales": sum(amounts, Decimal(0))}
    return found


def _expected(sales: list[Sale], versions: list[PolicyVersion]) -> dict[tuple[str, str, date], tuple[str | None, ...]]:
    found = {}
    for each in evaluations(versions, AS_OF):
        version, day = each.version, each.evaluated_on
        if version is None or each.is_of_cuts:
            continue
        assert isinstance(version.rule, ParetoRule)
        before = version.rule.frozen_on(day)
        cuts = frozen_cuts(version, _population(sales, version, before)) if before else None
        for customer, given in grade_population(version, _population(sales, version, day), cuts).items():
            found[version.id, customer, day] = (given.level_code, given.reason)
    return found


def _cuts(sales: list[Sale], versions: list[PolicyVersion]) -> dict[tuple[str, str], tuple[Decimal, date, bool, int]]:
    """By policy and level: the cut in force on the as-of date, its day, and how many customers were compared."""
    found = {}
    for version in versions:
        assert isinstance(version.rule, ParetoRule)
        frozen_on, today = version.rule.frozen_on(AS_OF), _population(sales, version, AS_OF)
        day = frozen_on or AS_OF
        people = _population(sales, version, day)
        cuts = frozen_cuts(version, people) if len(today) >= version.rule.min_population else {}
        for level, value in cuts.items():
            found[version.id, level] = (value, day, frozen_on is not None, len(people))
    return found


def _landed(sales: list[Sale]) -> pl.DataFrame:
    origin = {"file_id": "f" * 16, "source_code": "till", "namespace": "shop", "duplicates": "keep", "line_code": "1"}
    origin |= {"is_anonymous": False, "needs_header": False, "currency": "CNY"}
    schema, rows = CANONICAL["sales_line"], []
    for number, (customer, day, amount) in enumerate(sales, start=1):
        named = {"row_no": number, "document_code": f"d{number}", "customer_code": customer}
        sold = {"sold_on": day, "net_amount": amount, "line_kind": "sale" if amount > 0 else "return"}
        rows.append([(origin | named | sold).get(name) for name in schema])
    return pl.DataFrame(rows, schema=schema, orient="row")


@pytest.mark.parametrize("seed", [1, 2])
def test_frozen_cuts_give_the_levels_of_the_reference_on_every_date_and_reasons_that_replay(
    seed: int, tmp_path: Path
) -> None:
    sales = _sales(random.Random(seed))
    versions = [
        _version(freeze, measured, least)
        for freeze in (None, "month", "quarter", "year")
        for measured, least in (("rolling_3_months", 1), ("lifetime", 1), ("lifetime", 9))
    ]
    with build_landed({"sales_line": _landed(sales)}, versions, AS_OF, tmp_path, marts=MARTS) as connection:
        published = read(connection, "marts.customer_tier_reasons", "marts.customer_tiers")
        cuts = connection.sql(
            "select policy_id, level_code, cut_value, computed_on, is_frozen, population_count from marts.tier_cuts"
        ).fetchall()
        rows = connection.sql(
            """select policy_id, customer_code, evaluated_on, level_code, computed.missing_reason
            from tiers.tier_customer__computed as computed
            inner join landing.policy as policies on computed.evaluation_id = policies.evaluation_id
            inner join landing.identity using (customer_key)
            where policies.is_replayed"""
        ).fetchall()
    found = {(policy, customer, day): told for policy, customer, day, *told in rows}
    expected = {key: list(told) for key, told in _expected(sales, versions).items()}
    assert found == expected
    assert [None, "too_few_customers"] in found.values()
    assert {(policy, level): tuple(told) for policy, level, *told in cuts} == _cuts(sales, versions)
    assert {version.id: unreplayed(version, AS_OF, *published) for version in versions} == {v.id: {} for v in versions}
    days = {(row["policy_id"], row["threshold_on"]) for row in published[0] if row["threshold_on"]}
    assert len(days) > 4 and len({day for _, day in days}) == 3
