"""Progress: what exactly is lacking for the next level, and whether the level held is in danger."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.policies.grade import Values
from pipelines.policies.progress.outlook import outlook, progress, projected
from pipelines.policies.progress.relative import relative_progress
from pipelines.policies.reference.grader import grade
from pipelines.policies.reference.population import grade_population
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import window
from tests.unit.policies.moving import version
from tests.unit.policies.shipped import shipped


def _lacking(policy: PolicyVersion, **values: str | int | None) -> tuple[str | None, dict[str, Decimal]]:
    known: Values = {key: Decimal(value) if isinstance(value, int) else value for key, value in values.items()}
    found = progress(policy, known)
    return found.next_level, {gap.criterion_id: gap.gap for gap in found.gaps}


def test_spending_exactly_the_gap_reaches_the_next_level() -> None:
    policy = shipped("member_vip_sticky")
    assert _lacking(policy, spend=2680) == ("VIP", {"spend": Decimal(320)})
    assert grade(policy, {"spend": Decimal(3000)}).level_code == "VIP"


def test_on_the_best_level_nothing_is_lacking() -> None:
    assert _lacking(shipped("member_vip_sticky"), spend=3000) == (None, {})


def test_without_any_level_the_lowest_is_the_next() -> None:
    assert _lacking(shipped("seat_levels"), accounts=0) == ("vip1", {"accounts": Decimal(1)})


def test_all_conditions_of_a_group_must_be_closed_and_only_open_ones_are_told() -> None:
    assert _lacking(shipped("retail_spend_frequency"), spend=4500, visits=6) == ("gold", {"spend": Decimal(500)})
    assert _lacking(shipped("retail_spend_frequency"), spend=5000, visits=11) == (
        "platinum",
        {"spend": Decimal(5000), "visits": Decimal(1)},
    )


def test_of_several_ways_the_nearest_by_part_of_its_bar_is_told() -> None:
    assert _lacking(shipped("retail_spend_frequency"), spend=1900, visits=1) == ("silver", {"spend": Decimal(100)})
    assert _lacking(shipped("retail_spend_frequency"), spend=100, visits=5) == ("silver", {"visits": Decimal(1)})


def test_two_tests_of_one_number_are_one_gap_the_widest() -> None:
    levels = {
        "gold": {
            "all_of": [{"criterion": "spend", "at_least": "9"}, {"id": "more", "criterion": "spend", "at_least": "5"}]
        }
    }
    rule = {
        "kind": "groups",
        "criteria": [{"id": "spend", "metric": "net_spend"}],
        "levels": levels | {"basic": "otherwise"},
    }
    policy = version(rule=rule, levels=[{"code": "gold", "rank": 1}, {"code": "basic", "rank": 2}])
    assert _lacking(policy, spend=0) == ("gold", {"spend": Decimal(9)})


def test_where_less_is_better_the_gap_is_what_is_too_much() -> None:
    assert _lacking(shipped("pipeline_class"), sales=0, open=1, days=45) == ("HOT", {"days": Decimal(15)})


def test_a_score_tells_what_each_criterion_alone_would_need_and_nothing_when_none_is_enough() -> None:
    tob = shipped("tob_four_dimension")
    level, gaps = _lacking(tob, sales=200_000, volume=20, influence="SME", tenure=12)
    assert (level, gaps) == ("B", {"sales": Decimal(800_000)})
    assert _lacking(tob, sales=0, volume=0, influence="NEW_ENTRANT", tenure=0) == (
        "C",
        {"sales": Decimal(500_000), "volume": Decimal(100), "tenure": Decimal(60)},
    )
    assert _lacking(tob, sales=200_000, volume=0, influence="NEW_ENTRANT", tenure=20) == ("B", {})


def test_a_straight_line_of_points_is_solved_to_the_last_digit() -> None:
    policy = shipped("weighted_abc_monthly")
    values: Values = {"sales": Decimal(20), "frequency": Decimal(10), "recency": Decimal(10)}
    gaps = {gap.criterion_id: gap for gap in progress(policy, values).gaps}
    assert progress(policy, values).next_level == "A"
    enough = gaps["sales"].target
    assert grade(policy, {**values, "sales": enough}).level_code == "A"
    assert grade(policy, {**values, "sales": enough - Decimal("0.0001")}).level_code == "B"


def test_relative_levels_are_indicative() -> None:
    population: dict[str, Values] = {
        name: {"sales": Decimal(value)} for name, value in {"a": 80, "b": 15, "c": 5}.items()
    }
    found = relative_progress(shipped("key_customer_abc"), population)
    assert {name: (each.next_level, [gap.gap for gap in each.gaps]) for name, each in found.items()} == {
        "a": (None, []),
        "b": ("A", [65]),
        "c": ("B", [10]),
    }
    assert all(each.is_indicative for each in found.values())


def test_under_frozen_cuts_the_cut_is_enough_whoever_stands_above_it_now() -> None:
    policy, frozen = shipped("key_customer_abc"), {"A": Decimal(80), "B": Decimal(15), "C": Decimal(5)}
    population: dict[str, Values] = {
        name: {"sales": Decimal(value)} for name, value in {"a": 100, "b": 40, "c": 5}.items()
    }
    found = relative_progress(policy, population, frozen)
    assert {name: [gap.gap for gap in each.gaps] for name, each in found.items()} == {"a": [], "b": [40], "c": [10]}
    for name, value in (("b", 80), ("c", 15)):
        reached = grade_population(policy, population | {name: {"sales": Decimal(value)}}, frozen)
        assert reached[name].level_code == found[name].next_level


@pytest.mark.parametrize(("projected", "at_risk"), [(50, False), (40, False), (39, True)])
def test_a_level_is_at_risk_when_the_projected_value_would_not_keep_it(projected: int, at_risk: bool) -> None:
    policy = version(movement={"retain": {"gold": {"criterion": "spend", "at_least": "40"}}})
    found = outlook(policy, "gold", {"spend": Decimal(projected)}, date(2025, 3, 31), date(2025, 3, 1))
    assert (found.at_risk, found.days_left) == (at_risk, 30)


def test_sales_that_leave_the_window_before_the_review_no_longer_count() -> None:
    amounts = {date(2025, 3, 1): Decimal(30), date(2025, 9, 1): Decimal(40), date(2026, 2, 1): Decimal(5)}
    assert projected(amounts, window("rolling_12_months", date(2026, 2, 15))) == 75
    assert projected(amounts, window("rolling_12_months", date(2026, 3, 31))) == 45
    assert projected(amounts, window("lifetime", date(2026, 3, 31))) == 75
