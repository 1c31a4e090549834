"""A criterion: one metric over one window, or one attribute of the customer, and how its values are graded.

Shared by the rule kinds. Add a field here only when every kind that uses the class understands it.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from pipelines.policies.bounds import Bounds
from pipelines.policies.fields import Code, Exact, LevelCode, Name, Part
from pipelines.policies.windows import LIFETIME


class Band(Bounds):
    """A stretch of values and what it earns: a level, points, or both."""

    level: LevelCode | None = None
    points: Exact | None = None


class Category(Part):
    """What one code of an attribute earns."""

    level: LevelCode | None = None
    points: Exact | None = None


class Criterion(Part):
    """What is measured. Thresholds and values of a values file are in `unit`; default the metric's own."""

    id: Code
    name: Name | None = None
    metric: str | None = None
    attribute: Code | None = None
    window: str = LIFETIME
    unit: str | None = None

    @model_validator(mode="after")
    def _measures_one_thing(self) -> Self:
        if (self.metric is None) == (self.attribute is None):
            raise ValueError("about one thing: a metric or an attribute")
        if self.attribute is not None and self.unit is not None:
            raise ValueError("without a unit: an attribute is a code")
        return self


class BandedCriterion(Criterion):
    """A criterion whose values fall into bands, best first, or whose codes are mapped."""

    bands: tuple[Band, ...] = ()
    map: dict[str, Category] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _graded_one_way(self) -> Self:
        if self.metric is not None and (self.map or not self.bands):
            raise ValueError("graded by `bands`, because it has a metric")
        if self.attribute is not None and (self.bands or not self.map):
            raise ValueError("graded by `map`, because it has an attribute")
        return self


class WeightedCriterion(BandedCriterion):
    """A criterion of a scorecard: its share of the score, and whether the score may do without it."""

    weight: Exact = Field(gt=0)
    required: bool = False
