"""All 256 combinations of the four dimension grades give the counts that the rulebook measured (question Q1)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from pipelines.policies.reference.grader import grade
from tests.spec.cases import combinations, typed
from tests.spec.combined_policies import GRADES
from tests.spec.rulebook_policies import rows_of, rulebook_policies

MEASURED = rows_of("combinations.csv")


def _items(grader: str) -> list[Any]:
    return [pytest.param(row, id=f"Q1-{row['policy_id']}[{grader}]") for row in MEASURED]


def _counts(row: dict[str, str]) -> dict[str, int]:
    return {each: int(row[each]) for each in GRADES}


@pytest.mark.parametrize("row", _items("reference"))
def test_reference_gives_the_counts_that_the_rulebook_measured(row: dict[str, str]) -> None:
    version = rulebook_policies()[row["policy_id"]]
    counts = Counter(grade(version, typed(version, case)).level_code for case in combinations(version.id))
    assert counts == _counts(row)


@pytest.mark.parametrize("row", _items("duckdb"))
def test_duckdb_gives_the_counts_that_the_rulebook_measured(
    row: dict[str, str], duckdb_answers: dict[str, dict[str, Any]]
) -> None:
    levels = [duckdb_answers[case.case_id]["level_code"] for case in combinations(row["policy_id"])]
    assert Counter(levels) == _counts(row)
