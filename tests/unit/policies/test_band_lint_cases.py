"""The linter judges the literal forms of the rulebook as case 4.18 does: overlaps and holes are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.policies.bounds import Interval
from pipelines.policies.lint.coverage import interval_faults

OPEN = None


def _between(lower: int | None, upper: int | None, lower_in: bool = True, upper_in: bool = True) -> Interval:
    ends = (None if end is None else Decimal(end) for end in (lower, upper))
    low, high = ends
    return Interval(low, lower_in, high, upper_in)


CASES = {
    "1 to 10, 10 to 30, above 30": ([_between(1, 10), _between(10, 30), _between(30, OPEN, False)], True, ["overlap"]),
    "0, 1 to 10, 11 to 30, above 30": (
        [_between(0, 0), _between(1, 10), _between(11, 30), _between(30, OPEN, False)],
        True,
        [],
    ),
    "seats read literally": (
        [_between(OPEN, 50), _between(50, 100), _between(100, 200), _between(200, OPEN)],
        True,
        ["overlap"] * 3,
    ),
    "points read literally": (
        [_between(OPEN, 1000), _between(1000, 3000), _between(3000, 5000), _between(5000, OPEN)],
        False,
        ["overlap"] * 3,
    ),
    "tenure read literally": (
        [_between(OPEN, 1), _between(1, 3), _between(3, 5), _between(5, OPEN)],
        False,
        ["overlap"] * 3,
    ),
    "intent read literally": (
        [_between(OPEN, 7), _between(7, 15, False), _between(15, 30, False), _between(90, OPEN, False)],
        True,
        ["gap"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_literal_bands_of_the_source_are_judged(case: str) -> None:
    bands, is_whole, codes = CASES[case]
    assert [key for _, key, _ in interval_faults(bands, is_whole)] == codes


def test_the_hole_of_the_intent_bands_is_named() -> None:
    bands, is_whole, _ = CASES["intent read literally"]
    (_, _, values), *_ = interval_faults(bands, is_whole)
    assert values.en == "the values between 30 and 91"
