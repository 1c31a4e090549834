"""Bounds of a band or a test, each with its own inclusivity, and the interval they enclose.

A list of bands may leave out the bound that a neighbour already states: `resolve` fills it in, so that a shared
endpoint goes to the better band. Keep units, levels and points out of here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from pydantic import model_validator

from pipelines.policies.fields import Exact, Part


@dataclass(frozen=True)
class Interval:
    """A stretch of numbers; None = open without end."""

    lower: Decimal | None
    is_lower_inclusive: bool
    upper: Decimal | None
    is_upper_inclusive: bool

    def holds(self, value: Decimal) -> bool:
        """Whether `value` lies inside."""
        return self._above_lower(value) and self._below_upper(value)

    def _above_lower(self, value: Decimal) -> bool:
        return self.lower is None or value > self.lower or (self.is_lower_inclusive and value == self.lower)

    def _below_upper(self, value: Decimal) -> bool:
        return self.upper is None or value < self.upper or (self.is_upper_inclusive and value == self.upper)

    @property
    def is_empty(self) -> bool:
        """Whether no number can lie inside."""
        if self.lower is None or self.upper is None or self.lower < self.upper:
            return False
        return self.lower > self.upper or not (self.is_lower_inclusive and self.is_upper_inclusive)

    @property
    def operator(self) -> str | None:
        """The sign of the bound to show: the lower one when there is one, else the upper; None without bounds."""
        if self.lower is not None:
            return ">=" if self.is_lower_inclusive else ">"
        if self.upper is not None:
            return "<=" if self.is_upper_inclusive else "<"
        return None

    @property
    def threshold(self) -> Decimal | None:
        """The number that belongs to `operator`."""
        return self.upper if self.lower is None else self.lower

    def times(self, factor: Decimal) -> Interval:
        """The same stretch in a unit of which `factor` make one of this."""
        lower, upper = (None if end is None else end * factor for end in (self.lower, self.upper))
        return Interval(lower, self.is_lower_inclusive, upper, self.is_upper_inclusive)


class Bounds(Part):
    """Bounds as written: at_least (>=), above (>), below (<), up_to (<=)."""

    at_least: Exact | None = None
    above: Exact | None = None
    below: Exact | None = None
    up_to: Exact | None = None

    @model_validator(mode="after")
    def _each_side_once(self) -> Self:
        if self.at_least is not None and self.above is not None:
            raise ValueError("bounded below once, by at_least or by above")
        if self.below is not None and self.up_to is not None:
            raise ValueError("bounded above once, by below or by up_to")
        return self

    @property
    def interval(self) -> Interval:
        """The bounds as written, nothing filled in."""
        lower = self.above if self.at_least is None else self.at_least
        upper = self.up_to if self.below is None else self.below
        return Interval(lower, self.at_least is not None, upper, self.up_to is not None)


def resolve(bands: Sequence[Bounds]) -> list[Interval]:
    """The interval of each band, best first: a bound left out lies where the better neighbour's band ends.

    Higher is better unless the first band is bounded above only.
    """
    found = [band.interval for band in bands]
    lower_is_better = bool(found) and found[0].lower is None and found[0].upper is not None
    for number in range(1, len(found)):
        better, this = found[number - 1], found[number]
        if lower_is_better and this.lower is None and better.upper is not None:
            found[number] = Interval(better.upper, not better.is_upper_inclusive, this.upper, this.is_upper_inclusive)
        elif not lower_is_better and this.upper is None and better.lower is not None:
            found[number] = Interval(this.lower, this.is_lower_inclusive, better.lower, not better.is_lower_inclusive)
    return found


def starting_at(least: Decimal, interval: Interval) -> Interval:
    """The part of a stretch that lies at or above `least`."""
    if interval.lower is not None and interval.lower >= least:
        return interval
    return Interval(least, True, interval.upper, interval.is_upper_inclusive)
