"""Policies that combine the four dimension grades of rulebook S03 in each way that question Q1 lists.

The dimensions take the grades themselves as codes, so that a case states nothing but grades.
"""

from __future__ import annotations

from typing import Any

from pipelines.policies.version import PolicyVersion

GRADES = ("A", "B", "C", "D")
WEIGHTS = {"sales": 40, "volume": 20, "influence": 20, "tenure": 20}
WAYS: dict[str, dict[str, Any]] = {
    "worst": {},
    "best": {},
    "median": {},
    "primary": {"primary": "sales"},
    "weighted": {
        "min_known": 3,
        "level_points": {"A": "4", "B": "3", "C": "2", "D": "1"},
        "score_bands": [
            {"level": "A", "at_least": "3.5"},
            {"level": "B", "at_least": "2.5"},
            {"level": "C", "at_least": "1.5"},
            {"level": "D", "below": "1.5"},
        ],
    },
}


def combining(how: str) -> PolicyVersion:
    """The policy `combine_<how>`; the weighted one needs the sales and two more."""
    dimensions = [
        {
            "id": dimension,
            "attribute": f"{dimension}_grade",
            "map": {grade: {"level": grade} for grade in GRADES},
            "weight": str(weight),
            "required": "true" if how == "weighted" and dimension == "sales" else "false",
        }
        for dimension, weight in WEIGHTS.items()
    ]
    return PolicyVersion.model_validate(
        {
            "id": f"combine_{how}",
            "version": "1",
            "effective_from": "2000-01-01",
            "name": {"en": how, "zh": how},
            "owner": "tests",
            "currency": "CNY",
            "levels": [{"code": grade, "rank": rank} for rank, grade in enumerate(GRADES, start=1)],
            "rule": {"kind": "combine", "how": how, "criteria": dimensions} | WAYS[how],
        }
    )
