"""Runs the jobs in this process, under the home's lock, and gathers what became of it.

The same jobs, on the same definitions, that the UI and schedules launch. What is printed is decided in cli/.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from uuid import uuid4

import dagster as dg
import duckdb
from sqlalchemy.exc import DatabaseError

from pipelines.assets.days import partition_of
from pipelines.assets.progress import StepNews, listening
from pipelines.assets.road import DayOutcome
from pipelines.assets.run_logs import RANGE, logged_steps
from pipelines.audit.run_outcome import RangeOutcome, RunOutcome, range_outcome, run_outcome
from pipelines.checks.acceptance import AskedAcceptance, write_acceptance
from pipelines.definitions import build
from pipelines.home.disk_faults import database_problem
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.home.problems import Problem, RefusedError
from pipelines.instance import open_instance
from pipelines.jobs import BACKFILL, REFRESH
from pipelines.settings import load_settings, now

TERMINAL = "terminal"
# The screen belongs to the command; what a fault prints is its traceback.
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
# Dagster keeps its log in the home. Without a handler of its own, Python would put its warnings on the screen, where
# they only repeat that the steps of a run without news are skipped.
logging.getLogger("dagster").addHandler(logging.NullHandler())


def refresh(
    home: Home,
    *,
    as_of: date | None,
    wait_seconds: float,
    on_step: Callable[[str], None] = lambda step: None,
    accept: AskedAcceptance | None = None,
) -> RunOutcome:
    """Land, grade, check and publish. LockHeldError when another run writes the home for longer than `wait_seconds`.

    accept: the judgements that a person publishes past in this run, should they block.
    """
    home.create_run_folders()
    day = partition_of(load_settings(home), as_of)
    run_id = str(uuid4())
    told = asdict(accept) if accept else None
    with (
        one_writer(home, wait_seconds, now()),
        logged_steps(home, REFRESH, run_id, TERMINAL, as_of=as_of, accept=told) as log,
        listening(_steps(on_step)),
        open_instance(home) as instance,
    ):
        write_acceptance(home, run_id, accept)
        outcome = _gathered(home, instance, run_id, {"dagster/partition": day})
        log.end(outcome.word, outcome.exit_code, outcome.problems)
        return outcome


def refresh_day(home: Home, day: date, parent_run_id: str) -> DayOutcome:
    """The same for one day of a range, inside the run that walks the range and holds the lock."""
    tags = {"dagster/partition": partition_of(load_settings(home), day), "tierline/range_run": parent_run_id}
    run_id = str(uuid4())
    with (
        logged_steps(home, REFRESH, run_id, f"day of {parent_run_id}", as_of=day) as log,
        open_instance(home) as instance,
    ):
        outcome = _gathered(home, instance, run_id, tags)
        log.end(outcome.word, outcome.exit_code, outcome.problems)
    published = (outcome.publication or {}).get("seq")
    refused = [f"{one['relation']}.{one['name']}" for one in outcome.blocked] + [str(one) for one in outcome.problems]
    seq = published or (outcome.plan or {}).get("published_seq")
    return DayOutcome(outcome.run_id, seq, published is not None, tuple(refused))


def backfill(
    home: Home, *, first: date, last: date, wait_seconds: float, on_step: Callable[[str], None] = lambda step: None
) -> RangeOutcome:
    """Publish the snapshot of every day from `first` to `last`, in date order, in one run."""
    home.create_run_folders()
    days = [partition_of(load_settings(home), day) for day in (first, last)]
    tags = dict(zip(RANGE, days, strict=True))
    run_id = str(uuid4())
    with (
        one_writer(home, wait_seconds, now()),
        logged_steps(home, BACKFILL, run_id, TERMINAL, first=first, last=last) as log,
        listening(_steps(on_step)),
        open_instance(home) as instance,
    ):
        problems: tuple[Problem, ...] = ()
        try:
            _execute(home, instance, BACKFILL, run_id, tags)
        except RefusedError as error:
            problems = error.problems
        outcome = range_outcome(home, run_id, problems)
        log.end(outcome.word, outcome.exit_code, problems)
        return outcome


def _gathered(home: Home, instance: dg.DagsterInstance, run_id: str, tags: dict[str, str]) -> RunOutcome:
    try:
        _execute(home, instance, REFRESH, run_id, tags)
    except RefusedError as error:
        return run_outcome(home, run_id, error.problems)
    except dg.DagsterError:
        # A closed gate ends the run too; its results stand in the run's record.
        outcome = run_outcome(home, run_id)
        if not outcome.blocked:
            raise
        return outcome
    except (duckdb.Error, DatabaseError) as error:
        if isinstance(error, duckdb.ProgrammingError):
            raise
        return run_outcome(home, run_id, (database_problem(error),))
    return run_outcome(home, run_id)


def _execute(home: Home, instance: dg.DagsterInstance, job: str, run_id: str, tags: dict[str, str]) -> None:
    definition = build(home, is_lock_held=True).resolve_job_def(job)
    try:
        definition.execute_in_process(run_config=QUIET, instance=instance, run_id=run_id, tags=tags)
    except dg.DagsterExecutionInterruptedError as error:
        raise KeyboardInterrupt from error


def _steps(on_step: Callable[[str], None]) -> Callable[[StepNews], None]:
    """Whoever wants the name of each step that begins, days of a range included."""
    return lambda news: on_step(news.step) if news.error is None else None
