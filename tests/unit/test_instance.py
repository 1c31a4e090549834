"""Dagster's settings of a home: crashed runs retried and no others, and a database only by the name of a variable."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest
import yaml

from pipelines.home.lock import one_writer
from pipelines.home.problems import ConfigurationError
from pipelines.instance import end_lost_runs, lost_runs, open_instance, prepare_instance
from pipelines.settings import now
from tests.flow.homes import SETTINGS, make_home


def test_only_crashed_runs_are_retried_and_one_runs_at_a_time(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with open_instance(home) as instance:
        assert instance.run_retries_enabled
        assert instance.run_retries_retry_on_asset_or_op_failure is False
        assert instance.run_monitoring_enabled
        assert instance.telemetry_enabled is False
    written = yaml.safe_load((home.dagster / "dagster.yaml").read_text())
    assert written["concurrency"]["pools"] == {"default_limit": 1, "granularity": "run"}
    assert written["run_monitoring"]["free_slots_after_run_end_seconds"] == 30


def test_a_database_whose_variable_is_not_set_is_refused_before_anything_starts(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", settings=SETTINGS + "dagster_database_env: NO_SUCH_DATABASE\n")
    with pytest.raises(ConfigurationError, match="NO_SUCH_DATABASE"):
        prepare_instance(home)
    assert not (home.dagster / "dagster.yaml").exists()


def test_an_address_in_the_file_is_refused(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", settings=SETTINGS + "dagster_database_env: postgresql://u:p@h/d\n")
    with pytest.raises(ConfigurationError, match="dagster_database_env"):
        prepare_instance(home)


def test_a_slow_starter_is_lost_only_when_nothing_is_served_and_a_run_whose_lock_is_free_always(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with open_instance(home) as instance:
        for run_id, status in (("a", dg.DagsterRunStatus.STARTING), ("b", dg.DagsterRunStatus.STARTED)):
            instance.add_run(dg.DagsterRun(job_name="refresh", run_id=run_id, status=status))
    with one_writer(home, 1, now()):
        assert lost_runs(home, is_served=True) == frozenset()
    assert lost_runs(home, is_served=True) == {"b"}
    assert lost_runs(home, is_served=False) == {"a", "b"}
    end_lost_runs(home, frozenset({"b"}))
    assert lost_runs(home, is_served=False) == {"a"}
