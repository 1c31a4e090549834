"""Levels that are kept for good: each worked case gives its level, on the reference and on the models."""

from __future__ import annotations

import pytest

from tests.spec.history_cases import Answer, History, by_reference, histories, in_sql, policies

CASES = [pytest.param(each, policy, id=f"{each.case_id}-{policy}") for each in histories() for policy in each.levels]


@pytest.fixture(scope="module")
def duckdb_histories(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Answer]:
    """Answers of the models to every case."""
    return in_sql(tmp_path_factory.mktemp("histories"))


@pytest.mark.parametrize(("history", "policy"), CASES)
def test_reference_keeps_the_level_that_the_rulebook_keeps(history: History, policy: str) -> None:
    version = next(each for each in policies() if each.id == policy)
    assert by_reference(history, version) == history.levels[policy]


@pytest.mark.parametrize(("history", "policy"), CASES)
def test_duckdb_keeps_the_level_that_the_rulebook_keeps(
    history: History, policy: str, duckdb_histories: dict[tuple[str, str], Answer]
) -> None:
    assert duckdb_histories[history.case_id, policy] == history.levels[policy]
