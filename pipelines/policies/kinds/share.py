"""Kind `share`: levels are shares of the population, by rank; equal customers stay together."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from pydantic import Field

from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import LevelCode, Part, Percent
from pipelines.policies.kinds.rule import Rule


class Share(Part):
    """A level and the share of all customers it is meant for."""

    level: LevelCode
    percent: Percent


class ShareRule(Rule):
    """The greatest values first. Customers with a value of 0 or less take the lowest level, yet count in N.

    `ties: promote`: a customer is in the top p percent when (rank - 1) * 100 < p * N, with competition rank.
    `ties: demote`: when the share of customers at or above its value is at most p percent.
    """

    kind: Literal["share"]
    criterion: Criterion
    shares: tuple[Share, ...] = Field(min_length=1)
    ties: Literal["promote", "demote"] = "promote"

    @property
    def measured(self) -> tuple[Criterion, ...]:
        """The value that ranks customers."""
        return (self.criterion,)

    @property
    def tops(self) -> Sequence[tuple[str, Decimal]]:
        """Each level with the share that it and the better ones take together, best first."""
        percents = accumulate(share.percent for share in self.shares)
        return [(share.level, top) for share, top in zip(self.shares, percents, strict=True)]
