"""Kind `scorecard`: weighted points per criterion, bands on the score, coverage, a cap and vetoes."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from pipelines.policies.bounds import Bounds
from pipelines.policies.criteria import Criterion, WeightedCriterion
from pipelines.policies.fields import Code, Exact, LevelCode, Part
from pipelines.policies.kinds.groups import Node
from pipelines.policies.kinds.rule import Rule


class ScoreBand(Bounds):
    """A stretch of scores and its level."""

    level: LevelCode


class Cap(Part):
    """The overall level is at most `levels_above` levels better than the level of one criterion."""

    criterion: Code
    levels_above: int = Field(ge=0)


class Veto(Part):
    """While the condition holds, no level better than `no_better_than`, whatever the score."""

    when: Node
    no_better_than: LevelCode


class ScorecardRule(Rule):
    """Score = sum(weight * points) / sum(weight), over the criteria that have points.

    `min_coverage` is the least weight that must have points, in the scale of the weights; default all of it.
    `checked` are criteria that earn no points and are read by vetoes only.
    """

    kind: Literal["scorecard"]
    criteria: tuple[WeightedCriterion, ...] = Field(min_length=1)
    score_bands: tuple[ScoreBand, ...] = Field(min_length=1)
    min_coverage: Exact | None = Field(None, gt=0)
    cap: Cap | None = None
    checked: tuple[Criterion, ...] = ()
    vetoes: tuple[Veto, ...] = ()

    @property
    def measured(self) -> tuple[Criterion, ...]:
        """The weighted criteria, then those that vetoes alone read."""
        return (*self.criteria, *self.checked)

    def is_required(self, criterion: Criterion) -> bool:
        """Whether the criterion says `required: true`, or a veto hangs on it alone."""
        return not isinstance(criterion, WeightedCriterion) or criterion.required

    @property
    def total_weight(self) -> Decimal:
        """Sum of the weights: 1 or 100."""
        return sum((criterion.weight for criterion in self.criteria), Decimal(0))

    @property
    def least_weight(self) -> Decimal:
        """The weight that must have points."""
        return self.total_weight if self.min_coverage is None else self.min_coverage
