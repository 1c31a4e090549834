"""Laws of movement, for any parameters, values and overrides: a replay is a function of data and date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipelines.policies.overrides import Override
from pipelines.policies.replay import Case, replay
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.moving import FIRST, answers, override, version

LEVELS = ("gold", "silver", "basic")
DAYS = st.integers(0, 500).map(lambda number: FIRST + timedelta(days=number))
SPENDS = st.one_of(st.none(), st.just(-1), st.integers(0, 70))


@st.composite
def moving(draw: st.DrawFn) -> PolicyVersion:
    """A policy with any parameters of movement that the linter would let pass."""
    if draw(st.booleans()):
        return version(review=None, movement={"sticky": "lifetime"})
    movement: dict[str, Any] = {
        "upgrade_on": draw(st.sampled_from(["review", "daily"])),
        "grace_reviews": draw(st.integers(0, 2)),
        "validity_months": draw(st.one_of(st.none(), st.integers(1, 9))),
        "max_drop": draw(st.one_of(st.none(), st.integers(1, 2))),
        "floor": draw(st.one_of(st.none(), st.sampled_from(LEVELS))),
        "retain": draw(st.sampled_from([{}, {"gold": {"criterion": "spend", "at_least": "40"}}])),
    }
    return version(review={"every": draw(st.sampled_from(["month", "quarter"]))}, movement=movement)


@st.composite
def overrides(draw: st.DrawFn) -> list[Override]:
    """None or one override."""
    kind = draw(st.sampled_from([None, "set", "cap", "floor", "exclude"]))
    start, length = draw(DAYS), draw(st.integers(1, 200))
    level = None if kind == "exclude" else draw(st.sampled_from(LEVELS))
    return [override(kind, level, start, start + timedelta(days=length))] if kind else []


def _spends(case: Case, until: date, data: st.DataObject) -> dict[date, int | None]:
    rises = data.draw(st.lists(DAYS, max_size=5))
    return {day: data.draw(SPENDS) for day in case.decided_days(until, [day for day in rises if day <= until])}


@given(moving(), overrides(), DAYS, st.integers(0, 12), st.data())
def test_a_replay_in_steps_equals_one_in_one_go_and_a_day_run_twice_changes_nothing(
    policy: PolicyVersion, held_over: list[Override], until: date, cut: int, data: st.DataObject
) -> None:
    case = Case([policy], held_over)
    spends = _spends(case, until, data)
    days, known = sorted(spends), answers([policy], spends)
    whole, last = replay(case, days, known)
    first, held = replay(case, days[:cut], known)
    second, again = replay(case, days[cut:], known, held)
    assert (first + second, again) == (whole, last)
    assert replay(case, days, known, last) == ([], last)


@given(moving(), DAYS, st.data())
def test_between_reviews_no_level_is_lowered(policy: PolicyVersion, until: date, data: st.DataObject) -> None:
    case = Case([policy])
    spends = {day: spend for day, spend in _spends(case, until, data).items() if spend != -1} | {until: 0}
    for step in replay(case, sorted(spends), answers([policy], spends))[0]:
        assert step.direction != "down" or step.is_review


@given(moving(), overrides(), DAYS, st.data())
def test_every_step_begins_where_the_one_before_ended(
    policy: PolicyVersion, held_over: list[Override], until: date, data: st.DataObject
) -> None:
    case = Case([policy], held_over)
    spends = _spends(case, until, data)
    steps, _ = replay(case, sorted(spends), answers([policy], spends))
    assert [step.from_level_code for step in steps] == [None, *(step.level_code for step in steps)][:-1]
    assert all((step.direction == "none") == (step.level_code == step.from_level_code) for step in steps)
