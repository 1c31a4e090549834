"""What a grader answers for one customer under one policy version, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

MISSING_VALUE = "missing_value"
MISSING_REQUIRED = "missing_required"
LOW_COVERAGE = "low_coverage"
UNKNOWN_CODE = "unknown_code"
NO_BAND = "no_band"
UNKNOWN_THRESHOLD = "unknown_threshold"
DECIDED = "decided"
TOO_FEW_CUSTOMERS = "too_few_customers"


@dataclass(frozen=True)
class Quotient:
    """An average before it is divided: compared by cross-multiplication, `dividend >= threshold * divisor`."""

    dividend: Decimal
    divisor: int


Value = Decimal | Quotient | str | None
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Grade:
    """`level_code` for status rated; `reason` for ungraded. `points` by criterion, where the kind has them."""

    status: Literal["rated", "ungraded"]
    level_code: str | None = None
    score: Decimal | None = None
    reason: str | None = None
    points: Mapping[str, Decimal | None] = field(default_factory=dict)


def rated(level_code: str, score: Decimal | None = None) -> Grade:
    """A level was computed."""
    return Grade("rated", level_code, score)


def ungraded(reason: str, score: Decimal | None = None) -> Grade:
    """No level, and the reason code."""
    return Grade("ungraded", None, score, reason)
