"""The review calendar of a policy: how often levels are decided, on which day, and which dates that gives.

Dates are a function of the policy and a span of days, never of which runs happened. What a review does to a level
stands in `replay.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from pipelines.policies.fields import Part
from pipelines.policies.windows import ONE_DAY, add_months

MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
REVIEW_DAY = r"^(first_day|last_day|day_([1-9]|1[0-9]|2[0-8]))$"


def _review_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(REVIEW_DAY, value):
        raise ValueError("first_day, last_day, or a day from day_1 to day_28")
    return value


ReviewDay = Annotated[str, Field(pattern=REVIEW_DAY), BeforeValidator(_review_day)]


class Review(Part):
    """Every `every`, on its first or last day, or on a day of its first month: `day: day_5`."""

    every: Literal["month", "quarter", "half_year", "year"]
    day: ReviewDay = "last_day"
    mode: Literal["automatic", "signed"] = "automatic"

    def dates(self, first: date, last: date) -> Iterator[date]:
        """The review dates from `first` to `last`, both included."""
        months = MONTHS[self.every]
        start = date(first.year, (first.month - 1) // months * months + 1, 1)
        while start <= last:
            following = add_months(start, months)
            day = self._day_of(start, following)
            if first <= day <= last:
                yield day
            start = following

    def _day_of(self, start: date, following: date) -> date:
        match self.day:
            case "first_day":
                return start
            case "last_day":
                return following - ONE_DAY
        return start.replace(day=int(self.day.removeprefix("day_")))


def review_dates(spans: Sequence[tuple[date, Review | None]], history_from: date, until: date) -> list[date]:
    """Every review from `history_from` to `until`, both included, by the version in force on its date.

    `spans`: the first day of each version, oldest first, and its review. The first classification is a review of its
    own, on `history_from`, when the version then in force has reviews.
    """
    ends = [later for later, _ in spans[1:]] + [until + ONE_DAY]
    found: set[date] = set()
    for (begins, review), ends_before in zip(spans, ends, strict=True):
        first, last = max(begins, history_from), min(ends_before - ONE_DAY, until)
        if review and first <= last:
            found.update(review.dates(first, last))
            found.update({history_from} if first == history_from else ())
    return sorted(found)
