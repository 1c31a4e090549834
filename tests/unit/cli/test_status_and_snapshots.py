"""`tierline status` and `tierline snapshots`: what a person and a machine read."""

from __future__ import annotations

import json
import subprocess
import sys

import typer
from typer.testing import CliRunner

from pipelines.cli import snapshots, status
from pipelines.publish.promotion import publish
from tests.unit.publish.scratch import PASSED, facts, publish_once, staged_home


def _run(*arguments: str) -> str:
    app = typer.Typer()
    status.register(app)
    snapshots.register(app)
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], terminal_width=200)
    assert result.exit_code == 0, result.output
    return result.output


def test_status_of_a_new_home_says_what_to_do(home):
    assert "nothing is published yet; put files into inbox/ and run: tierline refresh" in _run(
        "status", "--home", home.path
    )


def test_status_shows_current_levels_files_and_lock(home, contract):
    publish_once(home, contract)
    lines = {line.split()[0]: line for line in _run("status", "--home", home.path).splitlines()}
    assert "seq=1   as of 2024-12-31" in lines["CURRENT"]
    assert lines["levels"].endswith("retail: gold 1, basic 1, ungraded 1")
    assert lines["files"].endswith("0 landed, 0 refused, 0 repeated, 0 waiting in the inbox")
    assert lines["lock"].endswith("free")


def test_status_for_machines_is_one_json_document(home, contract):
    publish_once(home, contract)
    document = json.loads(_run("status", "--home", home.path, "--json"))
    assert (document["current"]["seq"], document["current"]["as_of"], document["lock"]) == (1, "2024-12-31", None)


def test_snapshots_marks_the_current_one(home, contract):
    publish_once(home, contract)
    publish_once(home, contract, as_of="2024-06-30")
    shown = _run("snapshots", "--home", home.path).splitlines()
    dated = [line.split() for line in shown if "2024-" in line]
    assert [row[:3] for row in dated] == [["2", "2024-06-30", "2025-01-01"], ["*", "1", "2024-12-31"]]


def test_a_correction_is_told_with_what_it_supersedes_and_why(home, contract):
    publish_once(home, contract)
    corrected = facts().model_copy(update={"supersedes": 1, "reason": "late rows: 1 row of 1 file, 2024-12-30"})
    publish(home, staged_home(home, contract), corrected, PASSED)
    lines = {line.split()[0]: line for line in _run("status", "--home", home.path).splitlines()}
    assert lines["supersedes"].endswith("seq=1: late rows: 1 row of 1 file, 2024-12-30")
    shown = [line.split() for line in _run("snapshots", "--home", home.path).splitlines() if "2024-" in line]
    assert [row[:4] for row in shown] == [["*", "2", "2024-12-31", "seq=1"], ["1", "2024-12-31", "2025-01-01", "00:00"]]
    told = json.loads(_run("snapshots", "--home", home.path, "--json"))
    assert [(one["seq"], one["supersedes"]) for one in told] == [(2, 1), (1, None)]


def test_snapshots_for_machines_is_one_json_list(home, contract):
    publish_once(home, contract)
    assert [line["is_current"] for line in json.loads(_run("snapshots", "--home", home.path, "--json"))] == [True]


def test_the_answers_import_nothing_heavy(home, contract):
    publish_once(home, contract)
    program = f"""
import sys, pathlib
from pipelines.cli.status import show_status
from pipelines.cli.snapshots import show_snapshots
show_status(pathlib.Path({str(home.path)!r}), False)
show_snapshots(pathlib.Path({str(home.path)!r}), True)
heavy = {{"dagster", "dbt", "great_expectations", "duckdb", "polars", "pandas", "sqlalchemy", "pyarrow"}}
sys.exit(", ".join(sorted(heavy & set(sys.modules))))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
