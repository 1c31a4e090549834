"""Whether stretches of numbers lie side by side: none empty, none overlapping, no gap between two of them.

Open ends of the whole are allowed: below the lowest band there may be no level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from pipelines.policies.bounds import Interval
from pipelines.policies.fields import Name
from pipelines.policies.lint.finding import NOTHING
from pipelines.policies.words import number_words

Fault = tuple[int, str, Name]
MINUS_INFINITY, INFINITY = Decimal("-Infinity"), Decimal("Infinity")


def interval_faults(intervals: Sequence[Interval], is_whole: bool) -> Iterator[Fault]:
    """(position, key of the text, the values it speaks of) of each fault.

    `is_whole`: the metric has whole numbers only, so 10 meets 11.
    """
    held = [_whole(interval) if is_whole else interval for interval in intervals]
    for number, interval in enumerate(held):
        if interval.is_empty:
            yield number, "empty_band", NOTHING
    filled = [number for number, interval in enumerate(held) if not interval.is_empty]
    for low, high in pairwise(sorted(filled, key=lambda each: _start(held[each]))):
        yield from _between(max(low, high), held[low], held[high], is_whole)


def _between(number: int, low: Interval, high: Interval, is_whole: bool) -> Iterator[Fault]:
    end = INFINITY if low.upper is None else low.upper
    start = MINUS_INFINITY if high.lower is None else high.lower
    both_hold_it = low.is_upper_inclusive and high.is_lower_inclusive
    if start < end or (start == end and both_hold_it):
        yield number, "overlap", _shown(start, end)
    elif start == end and not (low.is_upper_inclusive or high.is_lower_inclusive):
        yield number, "gap", _shown(start, end)
    elif start > end and not (is_whole and both_hold_it and start == end + 1):
        first, last = number_words(end), number_words(start)
        yield number, "gap", Name(en=f"the values between {first} and {last}", zh=f" {first} 与 {last} 之间的值")


def _shown(start: Decimal, end: Decimal) -> Name:
    if start == end:
        return Name(en=number_words(start), zh=f" {number_words(start)}")
    if start.is_finite() and end.is_finite():
        first, last = number_words(start), number_words(end)
        return Name(en=f"values from {first} to {last}", zh=f" {first} 至 {last} 的值")
    if start.is_finite():
        return Name(en=f"values from {number_words(start)}", zh=f" {number_words(start)} 以上的值")
    if end.is_finite():
        return Name(en=f"values up to {number_words(end)}", zh=f" {number_words(end)} 以下的值")
    return Name(en="every value", zh="所有值")


def _start(interval: Interval) -> tuple[Decimal, bool]:
    return (MINUS_INFINITY if interval.lower is None else interval.lower, not interval.is_lower_inclusive)


def _whole(interval: Interval) -> Interval:
    """The same whole numbers, both ends inclusive."""
    lower, upper = interval.lower, interval.upper
    if lower is not None:
        up, down = lower.to_integral_value(ROUND_CEILING), lower.to_integral_value(ROUND_FLOOR)
        lower = up if interval.is_lower_inclusive else down + 1
    if upper is not None:
        up, down = upper.to_integral_value(ROUND_CEILING), upper.to_integral_value(ROUND_FLOOR)
        upper = down if interval.is_upper_inclusive else up - 1
    return Interval(lower, True, upper, True)
