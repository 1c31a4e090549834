"""Each value case of the rulebook gives its level, on the reference grader and on DuckDB."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.policies.lint.rules import problems_of
from pipelines.policies.reference.grader import grade
from tests.spec.cases import Case, typed, value_cases
from tests.spec.rulebook_policies import policy_id, rows_of, rulebook_policies

CASES = value_cases()


def _expected(case: Case) -> tuple[str, str | None, str | None, Decimal | None]:
    return "rated" if case.level else "ungraded", case.level, case.reason, case.score


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.case_id}[reference]") for case in CASES])
def test_reference_gives_the_level_of_the_rulebook(case: Case) -> None:
    version = rulebook_policies()[case.policy_id]
    found = grade(version, typed(version, case))
    assert (found.status, found.level_code, found.reason, found.score) == _expected(case)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.case_id}[duckdb]") for case in CASES])
def test_duckdb_gives_the_level_of_the_rulebook(case: Case, duckdb_answers: dict[str, dict[str, object]]) -> None:
    found = duckdb_answers[case.case_id]
    assert (found["status"], found["level_code"], found["reason"], found["score"]) == _expected(case)


def test_no_case_of_the_rulebook_is_left_out() -> None:
    banded = {policy_id(row["policy_id"]) for row in rows_of("bands.csv")}
    golden = [case for case in CASES if case.policy_id in banded]
    assert (len(golden), len({case.case_id for case in CASES})) == (107, len(CASES))


@pytest.mark.parametrize("policy", rulebook_policies())
def test_the_linter_finds_no_error_in_the_policies_of_the_rulebook(policy: str) -> None:
    problems = problems_of(rulebook_policies()[policy])
    assert [each for each in problems if each.severity == "error" and each.code != "misplaced"] == []
