"""Runs the jobs in this process, under the home's lock, and gathers what became of it.

The same jobs, on the same definitions, that the UI and schedules launch. What is printed is decided in cli/.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import dagster as dg

from pipelines.assets.days import partition_of
from pipelines.assets.progress import listening
from pipelines.assets.road import DayOutcome
from pipelines.definitions import build
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.home.problems import ExitCode, Problem, RefusedError
from pipelines.home.run_log import logged_run
from pipelines.home.run_record import read_record
from pipelines.instance import open_instance
from pipelines.jobs import BACKFILL, REFRESH
from pipelines.settings import load_settings, now

RANGE_TAGS = ("dagster/asset_partition_range_start", "dagster/asset_partition_range_end")
GATES = ("landed", "graded", "staged")
# Dagster keeps its log in the home. Without a handler of its own, Python would put its warnings on the screen, where
# they only repeat that the steps of a run without news are skipped.
logging.getLogger("dagster").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class RunOutcome:
    """What one run did, read from its record. Parts that were not reached are None.

    landing: files taken and left.  plan: the snapshot it was to make.  gates: results by stage.
    publication: the published sequence and whether CURRENT names it.
    """

    run_id: str
    landing: dict[str, Any] | None
    plan: dict[str, Any] | None
    gates: dict[str, list[dict[str, Any]]]
    publication: dict[str, Any] | None
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> list[dict[str, Any]]:
        """Blocking results that failed."""
        results = [result for stage in self.gates.values() for result in stage]
        return [result for result in results if not result["passed"] and result["severity"] == "block"]

    @property
    def word(self) -> str:
        """How the run ended, in one word for its log."""
        if self.publication:
            return "published"
        if self.blocked:
            return "blocked"
        if self.problems:
            return "refused"
        return "nothing_new"

    @property
    def exit_code(self) -> ExitCode:
        """1 when anything was refused, even if a snapshot was published."""
        refused = self.problems or self.blocked or (self.landing and self.landing["has_refusals"])
        return ExitCode.REFUSED if refused else ExitCode.OK


@dataclass(frozen=True)
class RangeOutcome:
    """What a walk over a range did: one entry per day (as_of, run_id, seq, is_new, refused) until the first refusal."""

    run_id: str
    days: list[dict[str, Any]]
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> ExitCode:
        """1 when a day was refused; the days before it are published."""
        return ExitCode.REFUSED if self.problems else ExitCode.OK


def refresh(
    home: Home, *, as_of: date | None, wait_seconds: float, on_step: Callable[[str], None] = lambda step: None
) -> RunOutcome:
    """Land, grade, check and publish. LockHeldError when another run writes the home for longer than `wait_seconds`."""
    home.create_run_folders()
    day = partition_of(load_settings(home), as_of)
    run_id = str(uuid4())
    with (
        one_writer(home, wait_seconds, now()),
        logged_run(home, "refresh", run_id, as_of=as_of) as log,
        listening(log.step),
        listening(on_step),
        open_instance(home) as instance,
    ):
        outcome = _gathered(home, instance, run_id, {"dagster/partition": day})
        log.end(outcome.word, outcome.exit_code, outcome.problems)
        return outcome


def refresh_day(home: Home, day: date, parent_run_id: str) -> DayOutcome:
    """The same for one day of a range, inside the run that walks the range and holds the lock."""
    tags = {"dagster/partition": partition_of(load_settings(home), day), "tierline/range_run": parent_run_id}
    with open_instance(home) as instance:
        outcome = _gathered(home, instance, str(uuid4()), tags)
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
    tags = dict(zip(RANGE_TAGS, days, strict=True))
    run_id = str(uuid4())
    with (
        one_writer(home, wait_seconds, now()),
        logged_run(home, "backfill", run_id, first=first, last=last) as log,
        listening(log.step),
        listening(on_step),
        open_instance(home) as instance,
    ):
        problems: tuple[Problem, ...] = ()
        try:
            _execute(home, instance, BACKFILL, run_id, tags)
        except RefusedError as error:
            problems = error.problems
        outcome = RangeOutcome(run_id, read_record(home, run_id, "days") or [], problems)
        log.end("refused" if problems else "done", outcome.exit_code, problems)
        return outcome


def _gathered(home: Home, instance: dg.DagsterInstance, run_id: str, tags: dict[str, str]) -> RunOutcome:
    try:
        _execute(home, instance, REFRESH, run_id, tags)
    except RefusedError as error:
        return _outcome(home, run_id, error.problems)
    except dg.DagsterError:
        # A closed gate ends the run too; its results stand in the run's record.
        outcome = _outcome(home, run_id, ())
        if not outcome.blocked:
            raise
        return outcome
    return _outcome(home, run_id, ())


def _execute(home: Home, instance: dg.DagsterInstance, job: str, run_id: str, tags: dict[str, str]) -> None:
    definition = build(home, is_lock_held=True).resolve_job_def(job)
    try:
        definition.execute_in_process(
            run_config={"loggers": {"progress": {}}}, instance=instance, run_id=run_id, tags=tags
        )
    except dg.DagsterExecutionInterruptedError as error:
        raise KeyboardInterrupt from error


def _outcome(home: Home, run_id: str, problems: tuple[Problem, ...]) -> RunOutcome:
    gates = {stage: read_record(home, run_id, f"gate_{stage}") for stage in GATES}
    return RunOutcome(
        run_id,
        read_record(home, run_id, "landing"),
        read_record(home, run_id, "plan"),
        {stage: gate["results"] for stage, gate in gates.items() if gate},
        read_record(home, run_id, "publication"),
        problems,
    )
