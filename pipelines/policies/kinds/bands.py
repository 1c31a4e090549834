"""Kind `bands`: one criterion, whose bands (or category map) name the level directly."""

from __future__ import annotations

from typing import Literal

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.kinds.rule import Rule


class BandsRule(Rule):
    """The level is the band that holds the value."""

    kind: Literal["bands"]
    criterion: BandedCriterion

    @property
    def measured(self) -> tuple[BandedCriterion, ...]:
        """The one criterion."""
        return (self.criterion,)
