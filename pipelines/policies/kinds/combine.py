"""Kind `combine`: each dimension is graded by itself, and the grades are combined in one of six ways."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from pipelines.policies.criteria import BandedCriterion, Criterion
from pipelines.policies.fields import Code, Exact, LevelCode
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.kinds.scorecard import ScoreBand

How = Literal["worst", "best", "median", "weighted", "primary", "matrix"]


class Dimension(BandedCriterion):
    """A criterion whose bands or map give a grade; `required`: without it there is no level."""

    weight: Exact | None = Field(None, gt=0)
    required: bool = False


class CombineRule(Rule):
    """The level made of the grades of the dimensions.

    worst, best; median: the lower one of an even number; weighted: `level_points` by `weight`, then `score_bands`;
    primary: the grade of `primary`, one level better (or worse) when at least `least_votes` more of the others are
    better than worse (or worse than better); matrix: `cells[grade of the first][grade of the second]`. `min_known`
    grades must be known, default all.
    """

    kind: Literal["combine"]
    how: How
    criteria: tuple[Dimension, ...] = Field(min_length=2)
    min_known: int | None = Field(None, ge=1)
    level_points: dict[LevelCode, Exact] = Field(default_factory=dict)
    score_bands: tuple[ScoreBand, ...] = ()
    primary: Code | None = None
    least_votes: int = Field(2, ge=1)
    cells: dict[LevelCode, dict[LevelCode, LevelCode]] = Field(default_factory=dict)

    @property
    def measured(self) -> tuple[Dimension, ...]:
        """The dimensions."""
        return self.criteria

    def is_required(self, criterion: Criterion) -> bool:
        """Whether there is no level without this dimension: it says so, it is primary, or every one is needed."""
        written = isinstance(criterion, Dimension) and criterion.required
        return written or criterion.id == self.primary or self.least_known == len(self.criteria)

    @property
    def least_known(self) -> int:
        """How many grades must be known."""
        return len(self.criteria) if self.min_known is None else self.min_known

    @property
    def total_weight(self) -> Decimal:
        """Sum of the weights written."""
        return sum((each.weight for each in self.criteria if each.weight is not None), Decimal(0))
