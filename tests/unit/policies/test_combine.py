"""Kind combine: every way gives the counts and the worked rows of the rulebook (question Q1 and case 4.5)."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import Any

import pytest

from pipelines.policies.lint.rules import problems_of
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion

DIMENSIONS = ("sales", "volume", "influence", "tenure")
POINTS = {"A": "4", "B": "3", "C": "2", "D": "1"}
COUNTS = {
    "worst": {"A": 1, "B": 15, "C": 65, "D": 175},
    "best": {"A": 175, "B": 65, "C": 15, "D": 1},
    "median": {"A": 13, "B": 67, "C": 109, "D": 67},
    "weighted": {"A": 11, "B": 117, "C": 117, "D": 11},
    "primary": {"A": 14, "B": 114, "C": 114, "D": 14},
}
ROWS = {
    # grades: worst, best, primary moved by one
    "AAAA": "AAA",
    "AAAD": "DAA",
    "AABD": "DAB",
    "AADD": "DAB",
    "ACCC": "CAB",
    "ADCC": "DAB",
    "ADDD": "DAB",
    "BAAA": "BAA",
    "BBBB": "BBB",
    "BCCC": "CBC",
    "CAAA": "CAB",
    "CBBB": "CBB",
    "CCCC": "CCC",
    "DAAA": "DAC",
    "DDAA": "DAC",
    "DCCC": "DCC",
    "DDDA": "DAD",
    "DDDD": "DDD",
}


def _combined(how: str, **more: Any) -> PolicyVersion:
    rule: dict[str, Any] = {
        "kind": "combine",
        "how": how,
        "criteria": [
            {"id": each, "attribute": each, "map": {code: {"level": code} for code in "ABCD"}} for each in DIMENSIONS
        ],
    }
    if how == "primary":
        rule["primary"] = "sales"
    if how == "weighted":
        for each, weight in zip(rule["criteria"], ("40", "20", "20", "20"), strict=True):
            each["weight"] = weight
        cuts = {"A": "3.5", "B": "2.5", "C": "1.5", "D": "0"}
        rule |= {"level_points": POINTS, "score_bands": [{"level": k, "at_least": v} for k, v in cuts.items()]}
    return PolicyVersion.model_validate(
        {
            "id": "combined",
            "version": "1",
            "effective_from": "2024-01-01",
            "name": {"en": "combined", "zh": "合并"},
            "owner": "tests",
            "currency": "CNY",
            "levels": [{"code": code, "rank": rank} for rank, code in enumerate("ABCD", start=1)],
            "rule": rule | more,
        }
    )


def _level(version: PolicyVersion, grades: str) -> str | None:
    known = {each: code for each, code in zip(DIMENSIONS, grades, strict=True) if code != "-"}
    found = grade(version, known)
    return found.level_code or found.reason


@pytest.mark.parametrize("how", COUNTS)
def test_all_256_combinations_give_the_counts_of_the_rulebook(how: str) -> None:
    version = _combined(how)
    assert Counter(_level(version, "".join(grades)) for grades in product("ABCD", repeat=4)) == COUNTS[how]


@pytest.mark.parametrize("grades", ROWS)
def test_worst_best_and_primary_give_the_worked_rows(grades: str) -> None:
    assert "".join(_level(_combined(how), grades) or "-" for how in ("worst", "best", "primary")) == ROWS[grades]


@pytest.mark.parametrize(("least", "expected"), [(None, "low_coverage"), (3, "B"), (4, "low_coverage")])
def test_a_missing_dimension_leaves_no_level_unless_fewer_are_enough(least: int | None, expected: str) -> None:
    assert _level(_combined("median", min_known=least), "A-BB") == expected


def test_without_its_primary_dimension_there_is_no_level() -> None:
    assert _level(_combined("primary", min_known=1), "-AAA") == "missing_required"
    assert _level(_combined("primary", min_known=1), "A---") == "missing_required"


@pytest.mark.parametrize("how", COUNTS)
def test_the_linter_finds_nothing_wrong_with_what_was_stated(how: str) -> None:
    assert [each for each in problems_of(_combined(how)) if each.severity == "error"] == []


@pytest.mark.parametrize(
    ("how", "more", "code"),
    [
        ("weighted", {"score_bands": []}, "combine"),
        ("primary", {"primary": "margin"}, "combine"),
        ("matrix", {}, "combine"),
        ("median", {"min_known": 5}, "combine"),
    ],
)
def test_the_linter_says_what_a_way_of_combining_lacks(how: str, more: dict[str, Any], code: str) -> None:
    assert code in {problem.code for problem in problems_of(_combined(how, **more))}
