"""Every declared expectation fails on its failing case, alone, and holds on its suite's passing case."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.declaration import Suite
from pipelines.checks.gate import run_gate
from pipelines.checks.suites import declared_suites
from tests.unit.checks.declared import write_case

STAGES = ("landed", "graded", "staged")
SUITES = [(stage, suite) for stage in STAGES for suite in declared_suites(stage).values()]
CASES = [(stage, suite, expectation) for stage, suite in SUITES for expectation in suite.expectations]


def _failed(tmp_path: Path, stage: str, suite: Suite, rows: object) -> list[str]:
    file = tmp_path / "case.duckdb"
    write_case(file, suite, rows)
    return [result.name for result in run_gate(file, stage, [suite.relation]).failed]


@pytest.mark.parametrize(("stage", "suite"), SUITES, ids=[suite.relation for _, suite in SUITES])
def test_the_passing_case_of_a_suite_fails_nothing(tmp_path, stage, suite):
    assert _failed(tmp_path, stage, suite, suite.passing_rows) == []


@pytest.mark.parametrize(("stage", "suite", "expectation"), CASES, ids=[f"{s.relation}:{e.name}" for _, s, e in CASES])
def test_the_failing_case_fails_its_expectation_and_no_other(tmp_path, stage, suite, expectation):
    assert _failed(tmp_path, stage, suite, expectation.failing_case) == [expectation.name]
