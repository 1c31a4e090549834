"""Nineteen policies beside the benchmark's own one: five rule kinds over several metrics and windows.

Add a kind here when the models learn one. Keep out the policy that the hand-written limit computes; it lies in the
benchmark's home.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Rule = dict[str, Any]
SPEND_WINDOWS = ("rolling_3_months", "rolling_6_months", "rolling_12_months", "rolling_24_months", "lifetime")
COUNT_WINDOWS = ("rolling_30_days", "rolling_180_days", "calendar_year_to_date")
SHARE_WINDOWS = ("rolling_12_months", "rolling_12_complete_months", "calendar_year_previous")
PARETO_WINDOWS = ("rolling_12_months", "rolling_6_complete_months")


def write_policies(folder: Path) -> None:
    """One file for each of the nineteen, under `folder/<policy>/`."""
    for number, rule in enumerate(_rules(), start=1):
        policy_id = f"{rule['kind']}_{number:02}"
        target = folder / policy_id / "2020-01-01.yml"
        target.parent.mkdir(parents=True)
        target.write_text(yaml.safe_dump(_policy(policy_id, rule), sort_keys=False), "utf-8")


def _policy(policy_id: str, rule: Rule) -> dict[str, Any]:
    levels = [{"code": code, "rank": rank, "name": {"en": code, "zh": code}} for rank, code in enumerate("ABC", 1)]
    return {
        "id": policy_id,
        "version": "1",
        "effective_from": "2020-01-01",
        "name": {"en": policy_id, "zh": policy_id},
        "owner": "Benchmark",
        "source": "made up",
        "currency": "USD",
        "levels": levels,
        "rule": rule,
    }


def _rules() -> Iterator[Rule]:
    for window in SPEND_WINDOWS:
        yield _bands(_spend(window), 1500, 500)
    for window in COUNT_WINDOWS:
        yield _bands({"id": "visits", "metric": "sale_count", "window": window}, 6, 2)
    yield {"kind": "bands", "criterion": {"id": "recency", "metric": "recency_days", "bands": _recency()}}
    for window in SHARE_WINDOWS:
        shares = [{"level": level, "percent": percent} for level, percent in zip("ABC", (10, 40, 50), strict=True)]
        yield {"kind": "share", "criterion": _spend(window), "shares": shares}
    for window in PARETO_WINDOWS:
        cuts = [{"level": "A", "below": "80%"}, {"level": "B", "below": "95%"}, {"level": "C"}]
        yield {"kind": "pareto", "criterion": _spend(window), "cuts": cuts}
    for window in ("rolling_12_months", "rolling_3_months"):
        yield _scorecard(window)
    yield _groups("rolling_12_months")
    for how in ("worst", "median"):
        yield _combine(how)


def _spend(window: str) -> Rule:
    return {"id": "spend", "metric": "net_spend", "window": window}


def _levels(upper: int, lower: int) -> list[Rule]:
    return [{"level": "A", "at_least": upper}, {"level": "B", "at_least": lower}, {"level": "C"}]


def _recency() -> list[Rule]:
    return [{"level": "A", "up_to": 30}, {"level": "B", "up_to": 180}, {"level": "C", "above": 180}]


def _bands(criterion: Rule, upper: int, lower: int) -> Rule:
    return {"kind": "bands", "criterion": criterion | {"bands": _levels(upper, lower)}}


def _scorecard(window: str) -> Rule:
    spend = _spend(window) | {"weight": 60, "linear": {"least": 0, "most": 2500, "most_points": 100}}
    visits = {"id": "visits", "metric": "sale_count", "window": window, "weight": 40}
    points = [{"at_least": 12, "points": 100}, {"at_least": 4, "points": 50}, {"below": 4, "points": 0}]
    bands = [{"level": "A", "at_least": 70}, {"level": "B", "at_least": 40}, {"level": "C", "below": 40}]
    return {"kind": "scorecard", "criteria": [spend, visits | {"bands": points}], "score_bands": bands}


def _groups(window: str) -> Rule:
    visits = {"id": "visits", "metric": "sale_count", "window": window}
    best = {"all_of": [{"criterion": "spend", "at_least": 2000}, {"criterion": "visits", "at_least": 10}]}
    middle = {"any_of": [{"criterion": "spend", "at_least": 1000}, {"criterion": "visits", "at_least": 6}]}
    levels = {"A": best, "B": middle, "C": "otherwise"}
    return {"kind": "groups", "criteria": [_spend(window), visits], "levels": levels}


def _combine(how: str) -> Rule:
    spend = _spend("rolling_12_months") | {"bands": _levels(1500, 500)}
    visits = {"id": "visits", "metric": "sale_count", "window": "rolling_12_months", "bands": _levels(12, 4)}
    recency = {"id": "recency", "metric": "recency_days", "bands": _recency()}
    return {"kind": "combine", "how": how, "criteria": [spend, visits, recency]}
