"""Each population case of the rulebook gives everyone's level, on the reference grader and on DuckDB."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from pipelines.policies.lint.rules import problems_of
from pipelines.policies.reference.population import grade_population
from tests.spec.population_cases import PopulationCase, population_cases, population_policies

CASES = population_cases()


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.case_id}[reference]") for case in CASES])
def test_reference_compares_customers_as_the_rulebook_does(case: PopulationCase) -> None:
    (criterion,) = population_policies()[case.policy_id].rule.measured
    population = {
        number: {criterion.id: Decimal(amount) if amount else None} for number, amount in enumerate(case.amounts)
    }
    found = grade_population(population_policies()[case.policy_id], population)
    assert tuple(each.level_code or each.reason for each in found.values()) == case.answers


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.case_id}[duckdb]") for case in CASES])
def test_duckdb_compares_customers_as_the_rulebook_does(
    case: PopulationCase, duckdb_populations: dict[str, dict[int, str]]
) -> None:
    found = duckdb_populations.get(case.case_id, {})
    assert tuple(found[number] for number in sorted(found)) == case.answers


@pytest.mark.parametrize("policy", population_policies())
def test_the_linter_finds_no_error_in_the_relative_policies(policy: str) -> None:
    problems = problems_of(population_policies()[policy])
    assert [each for each in problems if each.severity == "error" and each.code != "misplaced"] == []


def test_every_case_has_an_answer_for_every_customer() -> None:
    assert [case.case_id for case in CASES if len(case.amounts) != len(case.answers)] == []
    assert Counter(case.case_id for case in CASES).most_common(1)[0][1] == 1
