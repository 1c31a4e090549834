"""Kind `intent`: days until a prospect's expected decision, while its opportunity is open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pipelines.policies.bounds import Interval, starting_at
from pipelines.policies.criteria import Band, BandedCriterion
from pipelines.policies.fields import LevelCode, Part
from pipelines.policies.kinds.rule import Rule

STAGE, HAS_INTENT = "stage", "has_intent"
OPEN, STAGES = "open", ("open", "won", "lost")
TODAY = Decimal(0)


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

    @property
    def told(self) -> Mapping[str, tuple[str, ...]]:
        """What became of the opportunity, and whether the prospect intends to buy at all."""
        return {STAGE: STAGES, HAS_INTENT: ("yes", "no")}

    def stretches(self, best: LevelCode) -> list[tuple[Band, Interval]]:
        """What each stretch of days gives; days below 0 give the `best` level unless they are banded."""
        given = list(zip(self.criterion.bands, self.criterion.intervals, strict=True))
        if self.overdue == "banded" or any(band.level == best and _holds_the_past(each) for band, each in given):
            return given
        to_come = [(band, starting_at(TODAY, interval)) for band, interval in given]
        passed = (Band(level=best), Interval(None, False, TODAY, False))
        return [passed, *((band, interval) for band, interval in to_come if not interval.is_empty)]


def _holds_the_past(interval: Interval) -> bool:
    return interval.lower is None and (interval.upper is None or interval.upper >= TODAY)
