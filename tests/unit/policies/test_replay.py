"""Movement, replayed: upgrade, keep, validity, grace, drop, in that order, and nothing that no day decides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipelines.policies.replay import Case, replay
from tests.unit.policies.moving import FIRST, answers, steps, told, version

Q1, Q2, Q3, Q4 = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)
MAY = date(2025, 5, 10)


def _moved(movement: dict[str, Any], *spends: int | None) -> list[str]:
    """Levels and causes at the first classification and the reviews after it."""
    days = (FIRST, Q1, Q2, Q3, Q4)
    return told(steps([version(movement=movement)], dict(zip(days, spends, strict=False))))


def test_without_parameters_each_review_gives_the_level_of_its_day() -> None:
    assert _moved({}, 10, 60, 25, 0) == ["basic first", "gold upgrade", "silver drop", "basic drop"]


def test_between_reviews_a_better_level_is_provisional() -> None:
    found = steps([version()], {FIRST: 10, Q1: 10, MAY: 60, Q2: 60})
    assert told(found) == ["basic first", "basic qualified", "basic unchanged", "gold upgrade"]
    assert [(step.is_provisional, step.computed_level_code, step.since_on) for step in found[2:]] == [
        (True, "gold", FIRST),
        (False, "gold", Q2),
    ]


def test_upgraded_daily_a_better_level_holds_at_once_and_a_worse_one_waits() -> None:
    found = steps([version(movement={"upgrade_on": "daily"})], {FIRST: 10, MAY: 60, date(2025, 5, 20): 0, Q2: 0})
    assert told(found) == ["basic first", "gold upgrade", "gold unchanged", "basic drop"]


def test_the_retain_bar_keeps_what_would_not_be_given() -> None:
    movement = {"retain": {"gold": {"criterion": "spend", "at_least": "40"}}}
    assert _moved(movement, 50, 40, 39) == ["gold first", "gold retained", "silver drop"]


def test_a_level_is_valid_from_the_day_it_was_reached_or_last_confirmed() -> None:
    found = _moved({"validity_months": 6}, 50, 50, 0, 0, 0)
    assert found == ["gold first", "gold qualified", "gold valid", "basic drop", "basic qualified"]


def test_grace_forgives_so_many_failing_reviews_and_qualifying_restores_it() -> None:
    found = _moved({"grace_reviews": 1}, 50, 0, 50, 0, 0)
    assert found == ["gold first", "gold grace", "gold qualified", "gold grace", "basic drop"]


def test_validity_comes_before_grace_and_uses_none_of_it() -> None:
    found = _moved({"validity_months": 6, "grace_reviews": 1}, 50, 0, 0, 0, 0)
    assert found == ["gold first", "gold valid", "gold valid", "gold grace", "basic drop"]


def test_a_drop_is_no_deeper_than_max_drop_and_no_lower_than_the_floor() -> None:
    assert _moved({"max_drop": 1}, 50, 0, 0) == ["gold first", "silver drop", "basic drop"]
    assert _moved({"floor": "silver"}, 50, 0, 0) == ["gold first", "silver drop", "silver floor"]


def test_a_customer_below_every_band_loses_the_level_and_a_missing_value_decides_nothing() -> None:
    assert _moved({}, 50, None, -2) == ["gold first", "gold unknown", "None drop"]


def test_the_best_level_ever_reached_is_kept_for_life() -> None:
    sticky = version(review=None, movement={"sticky": "lifetime"})
    found = steps([sticky], {FIRST: 10, MAY: 50, Q2: 0, Q3: 20})
    assert told(found) == ["basic first", "gold upgrade", "gold unchanged", "gold unchanged"]
    assert found[-1].since_on == MAY


def test_without_reviews_a_level_is_that_of_the_day_and_has_no_beginning() -> None:
    found = steps([version(review=None)], {FIRST: 50, MAY: 0})
    assert told(found) == ["gold computed", "basic computed"]
    assert [step.since_on for step in found] == [None, None]


def test_before_history_begins_nobody_holds_a_level() -> None:
    late = version(history_from=Q2)
    assert Case([late]).decided_days(Q3) == [Q2, Q3]


def test_a_level_that_is_gone_passes_to_its_successor_without_a_review() -> None:
    second = version(
        version="2",
        effective_from=MAY,
        levels=[{"code": code, "rank": rank} for rank, code in enumerate(("top", "rest"), start=1)],
        rule={
            "kind": "bands",
            "criterion": {
                "id": "spend",
                "metric": "net_spend",
                "bands": [{"level": "top", "at_least": "90"}, {"level": "rest", "below": "90"}],
            },
        },
        succession={"gold": "top", "silver": "rest", "basic": None},
    )
    found = steps([version(), second], {FIRST: 50, Q1: 50, MAY: 50, Q2: 50})
    assert told(found) == ["gold first", "gold qualified", "top succession", "rest drop"]
    assert told(steps([version(), second], {FIRST: 0, MAY: 0, Q2: 0})) == [
        "basic first",
        "None succession",
        "rest first",
    ]


@pytest.mark.parametrize(("grandfather", "expected"), [(True, "gold grandfathered"), (False, "silver drop")])
def test_grandfathering_keeps_a_level_while_the_version_that_gave_it_would(grandfather: bool, expected: str) -> None:
    rule = version().rule.model_dump(mode="json", exclude_defaults=True)
    rule["criterion"]["bands"][0]["at_least"] = "80"
    stricter = version(version="2", effective_from=MAY, rule=rule, movement={"grandfather": grandfather})
    assert told(steps([version(), stricter], {FIRST: 60, MAY: 60, Q2: 60}))[-1] == expected


def test_outside_every_version_there_is_no_level() -> None:
    ended = version(effective_to=MAY)
    assert told(steps([ended], {FIRST: 50, MAY: 50})) == ["gold first", "None no_version"]


def test_outside_the_population_there_is_no_level_and_coming_back_gives_the_computed_one() -> None:
    assert told(steps([version()], {FIRST: 50, MAY: -1, Q2: 20})) == [
        "gold first",
        "None excluded",
        "silver override_ended",
    ]


def test_a_replay_in_steps_equals_one_in_one_go() -> None:
    moving = version(movement={"grace_reviews": 1, "validity_months": 4, "max_drop": 1})
    spends = {FIRST: 50, Q1: 0, MAY: 60, Q2: 0, Q3: 0, Q4: 25}
    case, days, known = Case([moving]), sorted(spends), answers([moving], spends)
    whole, _ = replay(case, days, known)
    first, held = replay(case, days[:3], known)
    second, _ = replay(case, days[3:], known, held)
    assert first + second == whole
