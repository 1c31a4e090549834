"""Kind `attribute`: the level is what a category map says of a code of the customer: its organisation type."""

from __future__ import annotations

from typing import Literal

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.kinds.rule import Rule


class AttributeRule(Rule):
    """The level that the map gives the customer's code; a code it does not name is no value."""

    kind: Literal["attribute"]
    criterion: BandedCriterion

    @property
    def measured(self) -> tuple[BandedCriterion, ...]:
        """The one attribute."""
        return (self.criterion,)
