"""The log of events is Dagster's own, file for file, whoever writes or reads it."""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg
from dagster._core.storage.event_log import SqliteEventLogStorage

from pipelines.assets.event_log import KEPT_OPEN, EventLog
from pipelines.instance import RUNS, open_instance
from tests.flow.homes import make_home


@dg.asset(check_specs=[dg.AssetCheckSpec("has_rows", asset="tiers")])
def tiers() -> dg.MaterializeResult:
    """An asset with a check and a figure."""
    return dg.MaterializeResult(metadata={"rows": 3}, check_results=[dg.AssetCheckResult(passed=True)])


def _run(instance: dg.DagsterInstance) -> str:
    return dg.materialize([tiers], instance=instance).run_id


def _told(log: SqliteEventLogStorage, run_id: str) -> list[str | None]:
    return [entry.dagster_event_type and entry.dagster_event_type.value for entry in log.get_logs_for_run(run_id)]


def _open_files(folder: Path) -> set[str]:
    files = (Path("/proc/self/fd") / name for name in os.listdir("/proc/self/fd"))
    return {str(file.resolve()) for file in files if str(file.resolve()).startswith(str(folder))}


def test_dagsters_own_class_reads_what_it_wrote_and_it_reads_what_dagsters_wrote(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    with dg.DagsterInstance.local_temp(str(tmp_path / "own")) as instance:
        theirs = _run(instance)
        with_theirs = _told(instance.event_log_storage, theirs)
    home = make_home(tmp_path / "home")
    with open_instance(home) as instance:
        ours = _run(instance)
        assert isinstance(instance.event_log_storage, EventLog)
        records = instance.get_asset_records([tiers.key])
        assert [record.asset_entry.last_run_id for record in records] == [ours]
    assert _told(SqliteEventLogStorage(str(home.dagster / RUNS)), ours) == with_theirs
    assert _told(EventLog(str(tmp_path / "own" / RUNS)), theirs) == with_theirs
    assert "ASSET_CHECK_EVALUATION" in with_theirs and "ASSET_MATERIALIZATION" in with_theirs


def test_no_file_stays_open_after_the_instance_and_few_do_before(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with open_instance(home) as instance:
        runs = [_run(instance) for _ in range(KEPT_OPEN + 2)]
        counts = {run: len(_told(instance.event_log_storage, run)) for run in runs}
        kept = [file for file in _open_files(home.dagster / RUNS) if file.endswith(".db")]
        assert len(set(counts.values())) == 1 and 1 < len(kept) <= KEPT_OPEN
    assert not _open_files(home.dagster)
