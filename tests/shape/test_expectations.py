"""Every expectation says what it guards, how hard, since when, and has rows that fail it.

That those rows do fail it is proven with the real engine in tests/unit/checks.
"""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from expectations.declaration import Expectation, Stage, Suite
from pipelines.checks.suites import declared_suites
from tests.shape.house import files, told

STAGES: tuple[Stage, ...] = ("landed", "graded", "staged")
SHORTEST_REASON = 15
# An empty relation is what fails a count of rows; every other expectation needs a row that breaks it.
FAILS_ON_NO_ROWS = "expect_table_row_count"


def faults_of(relation: str, expectation: Expectation) -> list[str]:
    where = f"{relation}.{expectation.name}"
    faults = []
    if not expectation.failing_case and not expectation.kind.startswith(FAILS_ON_NO_ROWS):
        faults.append(f"{where}: no failing case: give it rows that break it")
    if len(expectation.reason) < SHORTEST_REASON:
        faults.append(f"{where}: no reason: say what goes wrong when it does not hold")
    if expectation.severity not in ("block", "warn"):
        faults.append(f"{where}: severity {expectation.severity}: block or warn")
    return faults


def faults_of_suite(suite: Suite) -> list[str]:
    names = [expectation.name for expectation in suite.expectations]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults = [f"{suite.relation}: {name} is declared twice: name the second after its own fact" for name in twice]
    if not names:
        faults.append(f"{suite.relation}: a suite without expectations checks nothing: add one or remove the file")
    return faults + [fault for expectation in suite.expectations for fault in faults_of(suite.relation, expectation)]


@pytest.mark.parametrize("stage", STAGES)
def test_every_expectation_has_a_reason_and_a_case_that_fails_it(stage: Stage) -> None:
    suites = declared_suites(stage)
    assert suites, f"expectations/{stage} declares nothing"
    assert not (faults := [fault for suite in suites.values() for fault in faults_of_suite(suite)]), told(faults)


@pytest.mark.parametrize("stage", STAGES)
def test_every_file_of_a_gate_is_named_after_its_relation(stage: Stage) -> None:
    suites = declared_suites(stage)
    relations = {relation.partition(".")[2].removeprefix("new_") for relation in suites}
    names = {PurePosixPath(path).stem for path in files(".py", f"expectations/{stage}/")} - {"__init__"}
    assert names == relations, f"expectations/{stage}: one file per relation, named after it"


def test_an_expectation_that_nothing_fails_is_caught() -> None:
    expectation = Expectation(
        "a", "expect_column_values_to_not_be_null", {"column": "a"}, "block", "why", "2026-11-22", ()
    )
    suite = Suite("landing.x", ("a",), {"a": "bigint"}, {"a": 1}, (expectation, expectation))
    told_faults = told(faults_of_suite(suite))
    assert "no failing case" in told_faults
    assert "no reason" in told_faults
    assert "declared twice" in told_faults
