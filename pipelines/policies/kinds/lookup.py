"""Kind `lookup`: what stands on record at D: a count, a balance, or the average daily balance of a natural month."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import model_validator

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.metrics import KNOWN_METRICS

LAST_MONTH = "calendar_month_last_complete"


class LookupRule(Rule):
    """The level is the band that holds the value on record.

    An average is a sum and its calendar days: the sum is compared with threshold * days, so that nothing is rounded.
    Its month is the last complete one unless the criterion names another.
    """

    kind: Literal["lookup"]
    criterion: BandedCriterion

    @model_validator(mode="before")
    @classmethod
    def _of_the_last_month(cls, written: Any) -> Any:
        asked = written.get("criterion") if isinstance(written, dict) else None
        metric = KNOWN_METRICS.get(str(asked.get("metric"))) if isinstance(asked, dict) else None
        if isinstance(asked, dict) and metric and metric.is_average and "window" not in asked:
            return {**written, "criterion": {**asked, "window": LAST_MONTH}}
        return written

    @property
    def measured(self) -> tuple[BandedCriterion, ...]:
        """The one value on record."""
        return (self.criterion,)
