"""Which faults are told, under which name: one name per fault, so that nobody hears of it twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import dagster as dg
import pytest

from pipelines.alerting import tell_what_is_wrong
from pipelines.audit.causes import cause_of_failure, standing_causes
from pipelines.home.folder import Home
from pipelines.home.run_record import write_record
from pipelines.settings import load_settings
from tests.flow.homes import SETTINGS, make_home

ALERTS = SETTINGS + 'alerts: {published_by: "06:30", command: ["true"]}\n'
CLOSED = {"relation": "tiers.reached", "name": "level_known", "passed": False, "severity": "block"}
EXAMPLE = {"examples": [{"customer_code": "13800000000"}]}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = make_home(tmp_path / "home", settings=ALERTS)
    home.create_run_folders()
    return home


def blocked_run(home: Home, run_id: str) -> None:
    write_record(home, run_id, "plan", {"facts": {"snapshot_id": "abc"}})
    write_record(home, run_id, "gate_graded", {"stage": "graded", "results": [CLOSED | EXAMPLE]})


def test_a_gate_that_stays_closed_on_equal_inputs_is_one_cause_and_shows_no_row(home: Home) -> None:
    causes = []
    for run_id in ("first", "second"):
        blocked_run(home, run_id)
        causes.append(cause_of_failure(home, run_id, run_id))
    assert causes[0] and causes[1]
    assert causes[0].kind == "gate_blocked"
    assert causes[0].name == causes[1].name
    assert "tiers.reached.level_known" in causes[0].told
    assert "138" not in causes[0].told


def test_a_retry_that_fails_too_is_the_cause_of_its_first_run(home: Home) -> None:
    cause = cause_of_failure(home, "retry", "first")
    assert cause and (cause.kind, cause.name) == ("run_failed", "first")


def test_a_range_leaves_its_refused_day_to_tell_why(home: Home) -> None:
    write_record(home, "range", "days", [{"refused": ["tiers.reached.level_known"]}])
    assert cause_of_failure(home, "range", "range") is None


@pytest.mark.parametrize(("clock", "kinds"), [("22:29", []), ("22:30", ["not_published"])])
def test_a_day_is_missed_from_the_minute_it_was_due_in_the_zone_of_the_home(
    home: Home, clock: str, kinds: list[str]
) -> None:
    # 22:30 UTC is 06:30 in Shanghai.
    moment = datetime.fromisoformat(f"2026-07-01T{clock}").replace(tzinfo=UTC)
    causes = standing_causes(home, load_settings(home), [], moment)
    assert [cause.kind for cause in causes] == kinds


def test_failed_runs_of_history_are_told_once_and_retried_ones_not(home: Home) -> None:
    (home.settings_file).write_text(SETTINGS + 'alerts: {command: ["true"]}\n')
    with dg.DagsterInstance.ephemeral() as instance:
        failed = dg.DagsterRun(job_name="refresh", run_id=str(uuid4()), status=dg.DagsterRunStatus.FAILURE)
        instance.add_run(failed)
        for _ in range(3):
            assert tell_what_is_wrong(home, instance) == []
    (memory,) = (home.audit / "alerts").iterdir()
    assert failed.run_id in memory.read_text()
