"""Overrides: levels that people set, raise, cap or take away for one customer, for a reason and a time.

Which one decides is a function of the day. Reading the file and its faults stand in `override_file.py`; what a level
does when an override ends, in `replay.py`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, Self

from pydantic import Field, model_validator

from pipelines.policies.fields import Day, LevelCode, Part
from pipelines.policies.windows import add_months

ANY_CATEGORY = "*"
LONGEST_MONTHS = 12
RANK = {"exclude": 1, "set": 2, "cap": 3, "floor": 4}
SOON = timedelta(days=30)


class Override(Part):
    """One override, in effect when `valid_from <= D < valid_to`. `category` * = every category, or no category."""

    kind: Literal["set", "floor", "cap", "exclude"]
    customer: str = Field(min_length=1)
    namespace: str | None = None
    category: str = ANY_CATEGORY
    level: LevelCode | None = None
    reason: str = Field(min_length=1)
    requested_by: str = Field(min_length=1)
    approved_by: str = Field(min_length=1)
    valid_from: Day
    valid_to: Day

    @model_validator(mode="after")
    def _names_a_level(self) -> Self:
        if (self.kind == "exclude") != (self.level is None):
            raise ValueError("with a `level`, unless it excludes")
        return self

    @property
    def is_too_long(self) -> bool:
        """Whether it lasts more than 12 months."""
        return self.valid_to > add_months(self.valid_from, LONGEST_MONTHS)

    @property
    def precedence(self) -> tuple[int, bool]:
        """Smaller decides: exclude, set, cap, floor; then the one that names the category."""
        return RANK[self.kind], self.category == ANY_CATEGORY

    def is_in_effect(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return self.valid_from <= day < self.valid_to

    def is_expiring(self, day: date) -> bool:
        """Whether it holds on `day` and ends within 30 days."""
        return self.is_in_effect(day) and self.valid_to <= day + SOON

    def is_for(self, customer: str, category: str) -> bool:
        """Whether it is about this customer, in this category."""
        return self.customer == customer and self.category in (ANY_CATEGORY, category)

    def overlaps(self, other: Override) -> bool:
        """Whether both are of one rank for one customer and category on some day."""
        mine = (self.kind, self.customer, self.namespace, self.category)
        theirs = (other.kind, other.customer, other.namespace, other.category)
        return mine == theirs and self.valid_from < other.valid_to and other.valid_from < self.valid_to


def overrides_hash(overrides: Sequence[Override]) -> str:
    """The sha256 (hex) of what the overrides of one policy say, whatever the layout of their file."""
    stated = [each.model_dump(mode="json") for each in overrides]
    text = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def deciding(overrides: Sequence[Override], day: date) -> Override | None:
    """The override of one customer and category that decides on `day`."""
    return min((each for each in overrides if each.is_in_effect(day)), key=lambda one: one.precedence, default=None)


def active(overrides: Sequence[Override], day: date) -> list[Override]:
    """Every override in effect on `day`, by customer."""
    return sorted((each for each in overrides if each.is_in_effect(day)), key=lambda one: (one.customer, one.category))


def expiring(overrides: Sequence[Override], day: date) -> list[Override]:
    """Those in effect on `day` that end within 30 days."""
    return [each for each in active(overrides, day) if each.is_expiring(day)]
