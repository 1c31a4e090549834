"""For which days a snapshot speaks: its replay, and what stands after it until something else is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from pipelines.policies.spoken_days import BEGINNING, END, Spoken, silent_spans, spoken_days
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.moving import FIRST, override, version

Q1, APRIL, Q2, Q3 = date(2025, 3, 31), date(2025, 4, 15), date(2025, 6, 30), date(2025, 9, 30)
PLAIN, HELD = version(review=None), version()


def told(versions: list[PolicyVersion], as_of: date, published: Iterable[date] = ()) -> list[tuple[date, date, date]]:
    return [(one.evaluated_on, one.said_to, one.stands_to) for one in spoken_days(versions, as_of, published)]


def test_a_policy_without_reviews_speaks_from_the_day_on_until_the_next_published_date() -> None:
    assert told([PLAIN], Q1) == [(Q1, END, END)]
    assert told([PLAIN], Q1, [FIRST, Q3, Q2]) == [(Q1, Q2, Q2)]


def test_a_held_level_stands_from_decision_to_decision_and_the_last_one_until_more_is_known() -> None:
    assert told([HELD], APRIL) == [(FIRST, Q1, Q1), (Q1, APRIL, APRIL), (APRIL, END, END)]


def test_a_restated_date_of_a_held_policy_leaves_the_days_after_it_to_the_later_snapshot() -> None:
    assert told([HELD], APRIL, [Q2])[-1] == (APRIL, date(2025, 4, 16), date(2025, 4, 16))


def test_nothing_stands_after_the_last_version_has_ended() -> None:
    ended = PLAIN.model_copy(update={"effective_to": Q2})
    assert told([ended], Q1) == [(Q1, END, Q2)]
    assert told([ended], Q1, [Q3]) == [(Q1, Q3, Q2)]


def test_before_the_first_version_nothing_is_said_of_what_comes_with_it() -> None:
    assert told([PLAIN], date(2024, 12, 1)) == [(date(2024, 12, 1), END, FIRST)]


def test_days_of_a_version_that_holds_nothing_are_left_to_published_dates() -> None:
    later = HELD.model_copy(update={"version": "2", "effective_from": APRIL})
    assert told([PLAIN, later], Q2) == [(APRIL, Q2, Q2), (Q2, END, END)]
    assert told([PLAIN, later], Q1, [Q2]) == [(Q1, APRIL, APRIL)]


def test_what_is_asked_for_grandfathering_or_frozen_cuts_says_nothing_of_itself() -> None:
    later = {"version": "2", "effective_from": APRIL, "movement": {"grandfather": True}}
    kept = [HELD, version(**later)]
    assert told(kept, Q2) == [(FIRST, Q1, Q1), (Q1, APRIL, APRIL), (APRIL, Q2, Q2), (Q2, END, END)]
    cuts = [{"level": "gold", "below": "70%"}, {"level": "silver", "below": "90%"}, {"level": "basic"}]
    rule = {"kind": "pareto", "criterion": {"id": "spend", "metric": "net_spend"}, "cuts": cuts, "freeze_cuts": "year"}
    assert told([version(review=None, rule=rule)], Q1) == [(Q1, END, END)]


def test_overrides_of_a_policy_without_reviews_do_not_make_it_speak_of_other_days() -> None:
    held = {"shop": [override("set", "gold", date(2025, 2, 1), date(2025, 5, 1))]}
    assert [one.evaluated_on for one in spoken_days([PLAIN], Q1, (), held)] == [Q1]


@pytest.mark.parametrize(
    ("spans", "silent"),
    [
        ([(Q1, END)], [(BEGINNING, Q1)]),
        ([(FIRST, Q1), (Q1, Q2)], [(BEGINNING, FIRST), (Q2, END)]),
        ([(FIRST, Q1), (Q2, Q3)], [(BEGINNING, FIRST), (Q1, Q2), (Q3, END)]),
    ],
)
def test_what_is_not_spoken_of_is_silent(spans: list[tuple[date, date]], silent: list[tuple[date, date]]) -> None:
    assert silent_spans(Spoken("shop", first, last, last) for first, last in spans) == silent
