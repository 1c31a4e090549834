"""Laws of absolute bands: more never means a lower level, and equal values mean equal levels."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from pipelines.policies.lint.rules import problems_of
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion
from tests.generative.banded_policies import AMOUNTS, rising_bands


def _rank(version: PolicyVersion, value: Decimal) -> int:
    """The rank of the level of a value; without a level, one below the lowest."""
    ranks = {level.code: level.rank for level in version.levels}
    return ranks.get(grade(version, {"spend": value}).level_code or "", len(ranks) + 1)


@given(rising_bands(), AMOUNTS, AMOUNTS)
def test_a_greater_value_never_lowers_the_level(version: PolicyVersion, one: Decimal, other: Decimal) -> None:
    lower, higher = sorted((one, other))
    assert _rank(version, higher) <= _rank(version, lower)


@given(rising_bands(), AMOUNTS)
def test_equal_values_have_equal_levels_however_they_are_written(version: PolicyVersion, value: Decimal) -> None:
    assert grade(version, {"spend": value}) == grade(version, {"spend": value.quantize(Decimal("0.000001"))})


@given(rising_bands())
def test_the_linter_accepts_bands_that_leave_their_upper_bound_to_the_neighbour(version: PolicyVersion) -> None:
    assert [problem for problem in problems_of(version) if problem.severity == "error"] == []
