"""The gate: what it says of failing rows, what it hides, what it leaves behind."""

from __future__ import annotations

import subprocess
import sys

import duckdb
import pytest

from expectations.declaration import UNEXPECTED_ROWS, Expectation, Suite, no_rows_where
from expectations.landed import customer, sales_line
from pipelines.checks.findings import finding, masked
from pipelines.checks.gate import run_gate
from pipelines.checks.result import CheckResult, GateResult
from pipelines.checks.validation import validate
from tests.unit.checks.declared import write_case

LINES = sales_line.SUITE.relation


@pytest.fixture
def file(tmp_path):
    return tmp_path / "warehouse.duckdb"


def _failed_lines(file, rows, masks=None):
    write_case(file, sales_line.SUITE, rows)
    return run_gate(file, "landed", [LINES], masks).failed


def test_a_failed_check_counts_its_rows_by_file(file):
    rows = [{"file_id": name, "row_no": no, "document_code": None} for name, no in [("a", 1), ("a", 2), ("b", 1)]]
    (found,) = _failed_lines(file, [*rows, {"file_id": "c"}])
    assert (found.name, found.unexpected_count, found.by_file) == ("document_code_is_present", 3, {"a": 2, "b": 1})


def test_a_failed_check_shows_the_first_three_rows_by_file_and_number(file):
    rows = [{"row_no": no, "line_kind": "return"} for no in (5, 4, 3, 2, 1)]
    (found,) = _failed_lines(file, rows)
    assert [example["row_no"] for example in found.examples] == ["1", "2", "3"]
    assert found.examples[0]["net_amount"] == "10.500000"


def test_a_name_is_never_shown_in_an_example(file):
    write_case(file, customer.SUITE, [{"customer_type": "person", "customer_name": "Somebody Real"}])
    (found,) = run_gate(file, "landed", [customer.SUITE.relation]).failed
    assert found.examples[0]["customer_name"] == "S***"
    assert "Somebody" not in str(found)


def test_a_column_that_a_mapping_calls_direct_is_masked_for_that_source_only(file):
    rows = [{"document_code": None}, {"document_code": None, "source_code": "pos", "row_no": 2}]
    (found,) = _failed_lines(file, rows, {"pos": {"customer_code"}})
    assert [example["customer_code"] for example in found.examples] == ["C1", "C***"]


def test_masking_keeps_one_character_and_leaves_nothing_as_nothing():
    assert [masked("张三"), masked("x"), masked(""), masked(None)] == ["张***", "x***", "", None]


def test_a_warning_is_told_and_does_not_close_the_gate():
    gate = GateResult("graded", (CheckResult("thin", "t", "warn", False, "few rows"),))
    assert (gate.passed, [result.name for result in gate.failed]) == (True, ["thin"])


def test_blocking_results_are_told_first_and_close_the_gate():
    results = [CheckResult(name, "t", severity, False, "") for name, severity in (("a", "warn"), ("b", "block"))]
    gate = GateResult("graded", tuple(results))
    assert (gate.passed, [result.name for result in gate.failed]) == (False, ["b", "a"])


def test_the_record_of_a_gate_holds_no_example_rows(file):
    write_case(file, sales_line.SUITE, [{"document_code": None}])
    gate = run_gate(file, "landed", [LINES])
    assert all("examples" not in record for record in gate.record())
    assert {record["stage"] for record in gate.record()} == {"landed"}


def test_a_check_that_cannot_run_has_not_passed_and_says_why(file):
    broken = no_rows_where("broken", "no_such_column = 1", reason="r", since="2026-11-22", failing_case=())
    suite = Suite("main.t", ("id",), {"id": "bigint"}, {"id": 1}, (broken,))
    write_case(file, suite, [{}])
    (verdict,) = validate(file, [suite])
    result = finding(verdict, duckdb.connect(), {})
    assert not result.passed
    assert "no_such_column" in result.reason


def test_a_relation_without_a_suite_is_an_error_that_names_the_folder(file):
    with pytest.raises(LookupError, match="landing.new_gossip: add a file under expectations/landed/"):
        run_gate(file, "landed", ["landing.new_gossip"])


def test_a_view_is_checked_like_a_table(file):
    write_case(file, sales_line.SUITE, [{"document_code": None}])
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"alter table {LINES} rename to held")
        connection.execute(f"create view {LINES} as select * from landing.held")
    assert [result.name for result in run_gate(file, "landed", [LINES]).failed] == ["document_code_is_present"]


def test_the_writer_can_open_the_file_as_soon_as_the_gate_has_spoken(file):
    write_case(file, sales_line.SUITE, [{"document_code": None}])
    run_gate(file, "landed", [LINES])
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"delete from {LINES}")


def test_row_conditions_are_refused_because_their_examples_would_be_wrong():
    with pytest.raises(ValueError, match=UNEXPECTED_ROWS):
        Expectation("n", "expect_column_values_to_not_be_null", {"row_condition": "x"}, "block", "r", "2026-11-22", ())


def test_a_gate_prints_nothing_and_opens_no_connection(file):
    write_case(file, sales_line.SUITE, [{"document_code": None}])
    program = f"""
import socket
def refuse(*_): raise AssertionError("network")
socket.socket.connect = socket.getaddrinfo = refuse
from pathlib import Path
from pipelines.checks.gate import run_gate
assert not run_gate(Path({str(file)!r}), "landed", [{LINES!r}]).passed
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
