"""Every run leaves its log, whatever started it: who, what for, each step with its seconds, and how it ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import dagster as dg
import polars as pl
import pytest

from pipelines.definitions import build
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.instance import open_instance
from pipelines.landing.land import land
from pipelines.settings import load_settings, now
from pipelines.sources.mapping import load_mappings
from tests.flow.homes import current, deliver, make_home, manifest, refresh, write
from tests.flow.receipts import receipts

DAY = {"dagster/partition": "2026-06-30"}
WHOLE_ROAD = [
    *("landing__ledger", "published__restated", "canonical", "landed_gate"),
    *("identity", "rules", "models", "graded_gate"),
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("TIERLINE_ACTOR", "nightwatch")
    made = make_home(tmp_path / "home")
    deliver(made, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    return made


def run_as_dagster(home: Home, meanwhile: Callable[[], object] = lambda: None, **tags: str) -> dict[str, Any]:
    """Run the job as a worker does, where nobody holds the lock and nobody hears what it raises; the log it leaves.

    meanwhile: what happens between the worker's start and its first step.
    """
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    known, run_id = DAY | {name.replace("__", "/"): value for name, value in tags.items()}, str(uuid4())
    with open_instance(home) as instance:
        job = build(home).resolve_job_def("refresh")
        meanwhile()
        with suppress(dg.DagsterError):
            job.execute_in_process(instance=instance, run_config=quiet, raise_on_error=False, tags=known, run_id=run_id)
    return log_of(home, run_id)


def log_of(home: Home, run_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((home.audit / "runs" / run_id / "run.json").read_text("utf-8"))
    return found


@pytest.mark.slow
def test_a_scheduled_run_leaves_the_log_that_a_terminal_leaves(home: Home) -> None:
    first = run_as_dagster(home, dagster__schedule_name="nightly")
    assert (first["command"], first["trigger"], first["actor"]) == ("refresh", "schedule nightly", "nightwatch")
    assert (first["outcome"], first["exit_code"], first["problems"]) == ("published", 0, [])
    assert [step["step"] for step in first["steps"]][: len(WHOLE_ROAD)] == WHOLE_ROAD
    assert all(step["seconds"] >= 0 for step in first["steps"])
    assert manifest(home)["actor"] == "nightwatch"
    second = run_as_dagster(home, dagster__sensor_name="inbox")
    assert (second["trigger"], second["outcome"], second["exit_code"]) == ("sensor inbox", "nothing_new", 0)
    at_a_terminal = log_of(home, refresh(home).run_id)
    assert at_a_terminal.keys() == first.keys()
    assert (at_a_terminal["trigger"], at_a_terminal["outcome"]) == ("terminal", "nothing_new")
    logs = list((home.audit / "runs").glob("*/run.json"))
    assert len(logs) == 3


@pytest.mark.slow
def test_a_run_behind_a_closed_gate_says_blocked_and_whose_retry_it_is(home: Home) -> None:
    home.create_run_folders()
    land(home, load_settings(home), load_mappings(home), run_id="by hand", settle_seconds=0)
    (landed,) = (home.landing / "sales_line").glob("*.parquet")
    rows = pl.read_parquet(landed).with_columns(document_code=pl.lit(None, pl.String))
    landed.chmod(0o644)
    rows.write_parquet(landed)
    told = run_as_dagster(home, dagster__parent_run_id="abc", dagster__schedule_name="nightly")
    assert (told["trigger"], told["outcome"], told["exit_code"]) == ("retry of abc", "blocked", 1)
    assert current(home) is None


def test_a_run_whose_policy_is_wrong_says_refused_with_file_and_remedy(home: Home) -> None:
    told = run_as_dagster(home, meanwhile=lambda: write(home.policies / "spend" / "2020-01-01.yml", "id: spend\n"))
    assert (told["trigger"], told["outcome"], told["exit_code"]) == ("page", "refused", 2)
    assert all(problem["remedy"] and "2020-01-01.yml" in problem["where"] for problem in told["problems"])
    assert told["problems"]


def test_a_run_that_waits_in_vain_for_the_lock_says_so(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.assets.resources.WAIT_SECONDS", 0.3)
    with one_writer(home, 1, now()):
        told = run_as_dagster(home)
    assert (told["outcome"], told["exit_code"], told["steps"]) == ("refused", 3, [])
    assert "another run is writing this home" in told["problems"][0]["what"]


def test_a_fault_of_the_machine_says_failed_with_its_words(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.create_run_folders()
    home.archive.rmdir()
    told = run_as_dagster(home, meanwhile=lambda: home.archive.write_text("in the way"))
    assert (told["outcome"], told["exit_code"]) == ("failed", 1)
    assert "archive" in told["problems"][0]["where"]
