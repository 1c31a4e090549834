"""A small policy of three levels whose levels move, and its replay from the spend of each day.

The tests of movement state parameters and values; add here only what several of them need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.policies.overrides import Override
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case, replay
from pipelines.policies.retain import retained
from pipelines.policies.standing import Answers, Computed, Step, computed
from pipelines.policies.version import PolicyVersion

FIRST = date(2025, 1, 1)
Spends = Mapping[date, int | None]


def version(**stated: Any) -> PolicyVersion:
    """Gold from 50, silver from 20, basic from 0; reviewed every quarter unless `review` says otherwise."""
    whole: dict[str, Any] = {
        "id": "shop",
        "version": "1",
        "effective_from": FIRST,
        "name": {"en": "Shop", "zh": "门店"},
        "owner": "tests",
        "currency": "CNY",
        "levels": [{"code": code, "rank": rank} for rank, code in enumerate(("gold", "silver", "basic"), start=1)],
        "rule": {
            "kind": "bands",
            "criterion": {
                "id": "spend",
                "metric": "net_spend",
                "bands": [
                    {"level": "gold", "at_least": "50"},
                    {"level": "silver", "at_least": "20"},
                    {"level": "basic", "at_least": "0"},
                ],
            },
        },
        "review": {"every": "quarter"},
    }
    return PolicyVersion.model_validate(whole | stated)


def answers(versions: Sequence[PolicyVersion], spends: Spends) -> Answers:
    """What each version makes of each day's spend; None is a value that is missing, -1 a customer outside."""
    return {(each.version, day): _answer(each, spend) for each in versions for day, spend in spends.items()}


def steps(versions: Sequence[PolicyVersion], spends: Spends, overrides: Sequence[Override] = ()) -> list[Step]:
    """The replay over the days of `spends`."""
    days = sorted(spends)
    return replay(Case(versions, overrides), days, answers(versions, spends))[0]


def told(found: Sequence[Step]) -> list[str]:
    """Level and cause of each step, as `gold upgrade`."""
    return [f"{step.level_code} {step.cause}" for step in found]


def override(kind: str, level: str | None, start: date, end: date) -> Override:
    """An override of the customer."""
    people = {"reason": "test", "requested_by": "Li", "approved_by": "Wang", "customer": "C1"}
    return Override.model_validate({"kind": kind, "level": level, "valid_from": start, "valid_to": end} | people)


def _answer(each: PolicyVersion, spend: int | None) -> Computed:
    if spend == -1:
        return Computed(None, "outside_population", is_excluded=True)
    values = {"spend": None if spend is None else Decimal(spend)}
    found = grade(each, values)
    return computed(found, retained(each, values, found))
