"""A criterion: one metric over one window, or one attribute of the customer, and how its values are graded.

Shared by the rule kinds. Add a field here only when every kind that uses the class understands it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Self

from pydantic import Field, model_validator

from pipelines.policies.bounds import Bounds, Interval, resolve, starting_at
from pipelines.policies.fields import Code, Exact, LevelCode, Name, Part
from pipelines.policies.metrics import NUMBERED
from pipelines.policies.windows import LIFETIME

DIGITS = 60


class Band(Bounds):
    """A stretch of values and what it earns: a level, points, or both."""

    level: LevelCode | None = None
    points: Exact | None = None


class Category(Part):
    """What one code of an attribute earns."""

    level: LevelCode | None = None
    points: Exact | None = None


class Criterion(Part):
    """What is measured. Thresholds and values of a values file are in `unit`; default the metric's own.

    `of` names the number that metric attribute_number reads; `codes` are those an attribute may have, where no `map`
    says so.
    """

    id: Code
    name: Name | None = None
    metric: str | None = None
    of: Code | None = None
    attribute: Code | None = None
    codes: tuple[str, ...] = ()
    window: str = LIFETIME
    unit: str | None = None

    @model_validator(mode="after")
    def _measures_one_thing(self) -> Self:
        if (self.metric is None) == (self.attribute is None):
            raise ValueError("about one thing: a metric or an attribute")
        if self.attribute is not None and self.unit is not None:
            raise ValueError("without a unit: an attribute is a code")
        if (self.metric == NUMBERED) != (self.of is not None):
            raise ValueError(f"with `of: <number>` if its metric is {NUMBERED}, and only then")
        return self


class BandedCriterion(Criterion):
    """A criterion whose values fall into bands, best first, or whose codes are mapped.

    `unknown` names levels whose bar the source does not give: nobody reaches them, and a value in no band is ungraded
    for that reason. Below `min_points` a value is in no band, whatever the lowest band says.
    """

    bands: tuple[Band, ...] = ()
    map: dict[str, Category] = Field(default_factory=dict)
    unknown: tuple[LevelCode, ...] = ()
    min_points: Exact | None = None

    @property
    def intervals(self) -> list[Interval]:
        """The stretch of each band, neighbours' bounds filled in."""
        found = resolve(self.bands)
        return found if self.min_points is None else [starting_at(self.min_points, each) for each in found]

    @property
    def _numeric_ways(self) -> Sequence[object]:
        """How a number may be graded; one of them must be written."""
        return [way for way in (self.bands, self.unknown) if way][:1]

    @model_validator(mode="after")
    def _graded_one_way(self) -> Self:
        if self.metric is not None and (self.map or len(self._numeric_ways) != 1):
            raise ValueError("graded by `bands`, because it has a metric")
        if self.attribute is not None and (self._numeric_ways or not self.map):
            raise ValueError("graded by `map`, because it has an attribute")
        return self


class Linear(Part):
    """Points that run in a straight line from `least_points` at `least` to `most_points` at `most`, no further."""

    least: Exact
    most: Exact
    least_points: Exact = Decimal(0)
    most_points: Exact

    @model_validator(mode="after")
    def _runs_upwards(self) -> Self:
        if self.least >= self.most:
            raise ValueError("from a smaller to a greater value: least below most")
        return self

    def points(self, value: Decimal) -> Decimal:
        """Points of a value."""
        held = min(max(value, self.least), self.most)
        with localcontext() as context:
            context.prec = DIGITS
            return self.least_points + (held - self.least) * self.slope(Decimal(1))

    def slope(self, factor: Decimal) -> Decimal:
        """Points that one base unit adds, if `factor` of them make one; the linter sees to it that it is exact."""
        with localcontext() as context:
            context.prec = DIGITS
            return (self.most_points - self.least_points) / ((self.most - self.least) * factor)


class WeightedCriterion(BandedCriterion):
    """A criterion of a scorecard: its share of the score, and whether the score may do without it."""

    weight: Exact = Field(gt=0)
    required: bool = False
    linear: Linear | None = None

    @property
    def _numeric_ways(self) -> Sequence[object]:
        return [way for way in (self.bands, self.linear) if way]
