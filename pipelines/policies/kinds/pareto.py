"""Kind `pareto`: levels by the share of all value that better customers bring; the greatest customer is always best."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import LevelCode, Part, Percent
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.windows import ONE_DAY, window


class Cut(Part):
    """A level, given while the cumulative share before the customer's tie group is below `below` percent."""

    level: LevelCode
    below: Percent | None = None


class ParetoRule(Rule):
    """Total and shares count positive value only; a value of 0 or less takes the lowest level.

    `min_population` is the least number of rated customers that can be compared. `freeze_cuts`: the values at which
    levels begin are computed on the last day before the period and hold for all of it.
    """

    kind: Literal["pareto"]
    criterion: Criterion
    cuts: tuple[Cut, ...] = Field(min_length=1)
    min_population: int = Field(1, ge=1)
    freeze_cuts: Literal["month", "quarter", "year"] | None = None

    @property
    def measured(self) -> tuple[Criterion, ...]:
        """The value that is shared."""
        return (self.criterion,)

    def frozen_on(self, day: date) -> date | None:
        """The day on which the cuts that hold on `day` were computed; None when they are those of the day itself."""
        if self.freeze_cuts is None:
            return None
        return window(f"calendar_{self.freeze_cuts}_previous", day).end_on - ONE_DAY
