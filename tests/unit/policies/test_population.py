"""Kinds share and pareto give the counts of the rulebook (4.15, 4.16); equal customers stay together."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.reference.population import frozen_cuts, grade_population, shares_reached
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.shipped import shipped


def _changed(version: PolicyVersion, **fields: object) -> PolicyVersion:
    return version.model_copy(update={"rule": version.rule.model_copy(update=fields)})


def _levels(version: PolicyVersion, values: list[int | None]) -> list[str | None]:
    criterion = version.rule.measured[0].id
    population = {number: {criterion: None if value is None else Decimal(value)} for number, value in enumerate(values)}
    return [found.level_code for found in grade_population(version, population).values()]


@pytest.mark.parametrize(
    ("customers", "counts"),
    [(0, (0, 0, 0)), (1, (1, 0, 0)), (2, (1, 0, 1)), (3, (1, 1, 1)), (9, (1, 4, 4)), (10, (1, 4, 5))]
    + [(11, (2, 4, 5)), (15, (2, 6, 7)), (100, (10, 40, 50)), (1001, (101, 400, 500))],
)
def test_members_are_cut_at_10_and_50_percent_by_rank(customers: int, counts: tuple[int, int, int]) -> None:
    found = Counter(_levels(shipped("member_10_40_50"), list(range(1, customers + 1))))
    assert (found["LOYAL"], found["TO_WAKE"], found["ASLEEP"]) == counts


def test_a_member_who_spent_nothing_is_asleep_even_alone() -> None:
    assert _levels(shipped("member_10_40_50"), [0]) == ["ASLEEP"]
    assert _levels(shipped("member_10_40_50"), [-5, 10]) == ["ASLEEP", "LOYAL"]


def test_ten_equal_spenders_are_all_loyal_or_all_demoted() -> None:
    version = shipped("member_10_40_50")
    assert set(_levels(version, [7] * 10)) == {"LOYAL"}
    assert isinstance(version.rule, ShareRule)
    assert set(_levels(_changed(version, ties="demote"), [7] * 10)) == {"ASLEEP"}


def test_without_a_value_a_customer_has_no_level_and_does_not_count() -> None:
    assert _levels(shipped("member_10_40_50"), [None, 3, 2, 1]) == [None, "LOYAL", "TO_WAKE", "ASLEEP"]


@pytest.mark.parametrize(
    ("values", "levels"),
    [([80, 15, 5], "ABC"), ([79, 16, 5], "AAC"), ([81, 14, 5], "ABC"), ([50, 30, 15, 5], "AABC")]
    + [([20] * 5, "AAAAA"), ([100], "A"), ([0, 0], "CC"), ([100, -50], "AC"), ([], "")],
)
def test_customers_are_cut_where_the_share_before_their_tie_group_reaches_80_and_95(
    values: list[int | None], levels: str
) -> None:
    assert _levels(shipped("key_customer_abc"), values) == list(levels)


def test_too_few_customers_are_not_compared() -> None:
    assert _levels(_changed(shipped("key_customer_abc"), min_population=3), [9, 1]) == [None, None]


def test_frozen_cuts_hold_when_the_population_moves() -> None:
    version = shipped("key_customer_abc")
    assert isinstance(version.rule, ParetoRule)
    before = {name: {"sales": Decimal(value)} for name, value in {"a": 80, "b": 15, "c": 5}.items()}
    cuts = frozen_cuts(version, before)
    after = {name: {"sales": Decimal(value)} for name, value in {"a": 79, "b": 15, "c": 14, "d": 80}.items()}
    levels = {name: found.level_code for name, found in grade_population(version, after, cuts).items()}
    assert (cuts, levels) == ({"A": 80, "B": 15, "C": 5}, {"a": "B", "b": "B", "c": "C", "d": "A"})


def test_the_share_each_level_took_is_told() -> None:
    version = shipped("member_10_40_50")
    population = {number: {"spend": Decimal(value)} for number, value in enumerate([9, 9, 5, 1])}
    assert shares_reached(grade_population(version, population)) == {"LOYAL": 50, "ASLEEP": 50}


def test_an_absolute_policy_grades_everyone_alone() -> None:
    version = shipped("member_vip_sticky")
    population = {number: {"spend": Decimal(value)} for number, value in enumerate([3000, 2999])}
    assert [each.level_code for each in grade_population(version, population).values()] == ["VIP", "REGULAR"]
