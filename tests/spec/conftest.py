"""The few builds that all DuckDB cases share: each item looks its own answer up."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest

from tests.spec.cases import combinations, value_cases
from tests.spec.landed_customers import landed
from tests.spec.population_cases import population_cases, population_policies
from tests.spec.rulebook_policies import rows_of, rulebook_policies

COLUMNS = ("policy_id", "customer_id", "category_code", "criterion_id", "value")
Answer = dict[str, Any]


@pytest.fixture(scope="session")
def duckdb_answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Answers of the SQL models to every value case and combination, by case id: one build for all policies."""
    from pipelines.warehouse.grading import grade_values

    measured = [case for row in rows_of("combinations.csv") for case in combinations(row["policy_id"])]
    rows = [
        (case.policy_id, case.case_id, "*", criterion_id, value)
        for case in [*value_cases(), *measured]
        for criterion_id, value in case.values.items()
    ]
    values = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    versions = list(rulebook_policies().values())
    answers = grade_values(versions, values, tmp_path_factory.mktemp("values"))
    return {row["customer_id"]: row for row in answers.iter_rows(named=True)}


@pytest.fixture(scope="session")
def duckdb_populations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[int, str]]:
    """By case id everyone's level or reason, by place in the case: one build, in which each case is a policy."""
    from pipelines.warehouse.grading import grade_values

    policies = population_policies()
    versions = [policies[case.policy_id].model_copy(update={"id": case.case_id}) for case in population_cases()]
    rows = [
        (case.case_id, str(number), "*", policies[case.policy_id].rule.measured[0].id, amount)
        for case in population_cases()
        for number, amount in enumerate(case.amounts)
    ]
    values = pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    found: dict[str, dict[int, str]] = {case.case_id: {} for case in population_cases()}
    answers = grade_values(versions, values, tmp_path_factory.mktemp("populations"))
    for row in answers.iter_rows(named=True):
        found[row["policy_id"]][int(row["customer_id"])] = row["level_code"] or row["reason"]
    return found


@pytest.fixture(scope="session")
def duckdb_tenure_answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """Answers of the whole pipeline to every date case, by case: one build per as-of date."""
    from tests.landed_build import grade_landed

    cases = rows_of("tenure.csv")
    found: dict[str, Answer] = {}
    for text in sorted({case["as_of"] for case in cases}):
        as_of = date.fromisoformat(text)
        starts = [(each["case"], _day(each["start_on"])) for each in cases if each["as_of"] == text]
        work = tmp_path_factory.mktemp(f"landed-{text}")
        answers = grade_landed(landed(starts, as_of), [rulebook_policies()["s03_tenure"]], as_of, work)
        found |= {row["customer_code"]: row for row in answers.iter_rows(named=True)}
    return found


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
