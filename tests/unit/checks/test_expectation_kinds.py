"""One contract per Great Expectations kind in use: what it counts as failing, NULL included, through our dialect."""

from __future__ import annotations

import duckdb
import pytest

from expectations.declaration import UNEXPECTED_ROWS, Expectation, Suite
from pipelines.checks.findings import finding
from pipelines.checks.suites import declared_suites
from pipelines.checks.validation import validate
from tests.unit.checks.declared import write_case

COLUMNS = {"id": "bigint", "word": "varchar", "amount": "decimal(38,6)", "on_day": "date"}
ROWS = (
    {"id": 1, "word": "CNY", "amount": "0.000001", "on_day": "2024-02-29"},
    {"id": 2, "word": "cny", "amount": "-0.000001", "on_day": "1989-12-31"},
    {"id": 3, "word": "RMB1", "amount": "12345678901234567890.000001", "on_day": "2100-01-02"},
    {"id": 4, "word": None, "amount": None, "on_day": None},
    {"id": 5, "word": "CNY", "amount": "0", "on_day": "1990-01-01"},
)
FAILING = {
    "expect_column_values_to_not_be_null": ({"column": "word"}, ["4"]),
    "expect_column_values_to_be_in_set": ({"column": "word", "value_set": ["CNY", "cny"]}, ["3"]),
    "expect_column_values_to_match_regex": ({"column": "word", "regex": "^[A-Z]{3}$"}, ["2", "3"]),
    "expect_column_values_to_be_unique": ({"column": "word"}, ["1", "5"]),
    "expect_table_row_count_to_be_between": ({"min_value": 6}, []),
    UNEXPECTED_ROWS: ({"unexpected_rows_query": "select * from {batch} where amount = 0"}, ["5"]),
}


def _failing_ids(tmp_path, kind, arguments):
    expectation = Expectation("contract", kind, arguments, "block", "r", "2026-11-22", ())
    suite = Suite("main.t", ("id",), COLUMNS, {}, (expectation,))
    file = tmp_path / "t.duckdb"
    write_case(file, suite, ROWS)
    (verdict,) = validate(file, [suite])
    assert not verdict.passed and verdict.error is None
    with duckdb.connect(str(file), read_only=True) as connection:
        return [example["id"] for example in finding(verdict, connection, {}).examples]


@pytest.mark.parametrize("kind", FAILING)
def test_a_kind_finds_exactly_the_rows_it_should(tmp_path, kind):
    arguments, expected = FAILING[kind]
    assert _failing_ids(tmp_path, kind, arguments) == expected


def test_bounds_hold_to_the_last_decimal_of_large_amounts(tmp_path):
    kind = "expect_column_values_to_be_between"
    assert _failing_ids(tmp_path, kind, {"column": "amount", "min_value": 0}) == ["2"]
    assert _failing_ids(tmp_path, kind, {"column": "amount", "min_value": 0, "strict_min": True}) == ["2", "5"]


def test_bounds_of_dates_include_both_ends(tmp_path):
    arguments = {"column": "on_day", "min_value": "1990-01-01", "max_value": "2100-01-01"}
    assert _failing_ids(tmp_path, "expect_column_values_to_be_between", arguments) == ["2", "3"]


def test_every_kind_in_use_has_its_contract_here():
    suites = [suite for stage in ("landed", "graded", "staged") for suite in declared_suites(stage).values()]
    used = {expectation.kind for suite in suites for expectation in suite.expectations}
    assert used == {*FAILING, "expect_column_values_to_be_between"}
