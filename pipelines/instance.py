"""Dagster's own folder of a home: its settings file, and the instance that keeps the history of runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import dagster as dg

from pipelines.database import answering, told_as_refusal
from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.settings import load_settings

SETTINGS = """# Written by Tierline at every start; what a home may choose stands in its tierline.yml.
telemetry: {enabled: false}
nux: {enabled: false}
# One run of a home at a time. The pool says so to the queue; the lock of the home says so to everybody.
concurrency:
  pools: {default_limit: 1, granularity: run}
# A run whose process died is started again, once. A run that was refused is not: it would be refused again.
run_retries: {enabled: true, max_retries: 1, retry_on_asset_or_op_failure: false}
run_monitoring:
  enabled: true
  start_timeout_seconds: 180
  cancel_timeout_seconds: 180
  poll_interval_seconds: 30
  free_slots_after_run_end_seconds: 30
# Steps are told to the log of the run in audit/runs/; the screen gets warnings and faults, not every event.
python_logs:
  python_log_level: INFO
  dagster_handler_config:
    handlers:
      steps: {class: pipelines.assets.progress.Steps}
"""
SQLITE = """event_log_storage:
  module: pipelines.assets.event_log
  class: EventLog
  config:
    base_dir: {folder}
"""
POSTGRES = """storage:
  postgres:
    postgres_url: {{env: {variable}}}
"""
# Where Dagster's own class keeps its files, so that either continues what the other began.
RUNS = "history/runs"
BEGUN = [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]
UNDER_WAY = [dg.DagsterRunStatus.STARTING, *BEGUN]


def prepare_instance(home: Home) -> Path:
    """Write dagster.yaml unless it says this already, and return its folder, Dagster's DAGSTER_HOME, with its history.

    When tierline.yml names `dagster_database_env`, history is in the PostgreSQL database whose address it holds:
    RefusedError when it does not answer.
    """
    variable = load_settings(home).dagster_database_env
    if variable:
        _needs_postgres_package(home)
        answering(variable)
    file, text = home.dagster / "dagster.yaml", SETTINGS + _history(home, variable)
    if not file.is_file() or file.read_text("utf-8") != text:
        write_atomically(file, text)
    return home.dagster


def _history(home: Home, variable: str | None) -> str:
    # JSON is YAML too, whatever letters the name of a folder has.
    return (
        POSTGRES.format(variable=variable) if variable else SQLITE.format(folder=json.dumps(str(home.dagster / RUNS)))
    )


def _needs_postgres_package(home: Home) -> None:
    if find_spec("dagster_postgres") is None:
        remedy = 'Install it with the extra, as `make setup` does: pip install "tierline[postgres]"'
        what = "dagster_database_env asks for PostgreSQL, and the package dagster-postgres is missing"
        raise ConfigurationError(Problem(what, str(home.settings_file), remedy))


@contextmanager
def open_instance(home: Home) -> Iterator[dg.DagsterInstance]:
    """The instance of a home. RefusedError when its database goes away meanwhile."""
    folder, variable = prepare_instance(home), load_settings(home).dagster_database_env
    with dg.DagsterInstance.from_config(str(folder)) as instance:
        if variable is None:
            yield instance
            return
        with told_as_refusal(variable):
            yield instance


def lost_runs(home: Home, *, is_served: bool) -> frozenset[str]:
    """Ids of runs that history believes to be under way while nobody holds the home's lock: their process is gone.

    While the home is served, a run that is starting may just be slow: `start_timeout_seconds` ends it.
    """
    statuses = BEGUN if is_served else UNDER_WAY
    with open_instance(home) as instance:
        running = frozenset(run.run_id for run in instance.get_runs(dg.RunsFilter(statuses=statuses)))
    return frozenset() if lock_holder(home) else running


def end_lost_runs(home: Home, run_ids: frozenset[str]) -> None:
    """Write down that they failed, so that their places in the queue are free and the daemon starts them again."""
    if not run_ids:
        return
    with open_instance(home) as instance:
        for run in instance.get_runs(dg.RunsFilter(run_ids=sorted(run_ids), statuses=UNDER_WAY)):
            instance.report_run_failed(run, "The process of this run is gone: nobody holds the home's lock.")
