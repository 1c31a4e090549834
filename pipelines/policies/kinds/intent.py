"""Kind `intent`: days until a prospect's expected decision, while its opportunity is open."""

from __future__ import annotations

from typing import Literal

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.fields import LevelCode, Part
from pipelines.policies.kinds.rule import Rule


class Undated(Part):
    """The level of an open opportunity without an expected date: by whether the prospect intends to buy."""

    intent: LevelCode
    no_intent: LevelCode


class IntentRule(Rule):
    """Bands on the days of an open opportunity; won and lost ones have no level.

    A date that has passed while the opportunity is open keeps the best level, or falls into the bands (`banded`).
    """

    kind: Literal["intent"]
    criterion: BandedCriterion
    undated: Undated | None = None
    overdue: Literal["best", "banded"] = "best"

    @property
    def measured(self) -> tuple[BandedCriterion, ...]:
        """The days to the decision."""
        return (self.criterion,)
