"""What the tests of judgements share: ten customers of one level, how some of them rise, and what a gate said of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from pipelines.audit.run_outcome import RunOutcome
from tests.flow.receipts import receipts

JULY, AUGUST, SEPTEMBER = date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)
TEN = [f"S{number},1,c{number},2026-06-01,1,50" for number in range(10)]


def judged(outcome: RunOutcome) -> dict[str, dict[str, Any]]:
    """The judgements of a run by name."""
    return {one["name"]: one for one in outcome.gates["graded"] if one["is_judgement"]}


def raised(month: int, customers: Iterable[int], day: int = 1) -> str:
    """A purchase by which each of these customers leaves the lowest level."""
    return receipts(*(f"R{month}{each},1,c{each},2026-{month:02}-{day:02},1,100" for each in customers))
