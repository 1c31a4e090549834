"""Runs the refresh job in this process, under the home's lock, and gathers what became of it.

The same job, on the same definitions, that the UI and schedules launch. What is printed is decided in cli/.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

import dagster as dg

from pipelines.assets.progress import listen
from pipelines.definitions import build
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.home.problems import ExitCode, Problem, RefusedError
from pipelines.home.run_log import RunLog, logged_run
from pipelines.home.run_record import read_record
from pipelines.instance import open_instance
from pipelines.jobs import REFRESH
from pipelines.settings import now

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


def refresh(
    home: Home, *, as_of: date | None, wait_seconds: float, on_step: Callable[[str], None] = lambda step: None
) -> RunOutcome:
    """Land, grade, check and publish. LockHeldError when another run writes the home for longer than `wait_seconds`."""
    home.create_run_folders()
    run_id = str(uuid4())
    with one_writer(home, wait_seconds, now()), logged_run(home, "refresh", run_id, as_of=as_of) as log:
        outcome = _run(home, log, as_of, on_step)
        log.end(outcome.word, outcome.exit_code, outcome.problems)
        return outcome


def _run(home: Home, log: RunLog, as_of: date | None, on_step: Callable[[str], None]) -> RunOutcome:
    stop_listening = [listen(log.step), listen(on_step)]
    try:
        _execute(home, log.run_id, as_of)
    except RefusedError as error:
        return _outcome(home, log.run_id, error.problems)
    except dg.DagsterError:
        # A closed gate ends the run too; its results stand in the run's record.
        outcome = _outcome(home, log.run_id, ())
        if not outcome.blocked:
            raise
        return outcome
    finally:
        for stop in stop_listening:
            stop()
    return _outcome(home, log.run_id, ())


def _execute(home: Home, run_id: str, as_of: date | None) -> None:
    config = {
        "loggers": {"progress": {}},
        "ops": {"landing__ledger": {"config": {"as_of": as_of.isoformat() if as_of else ""}}},
    }
    job = build(home, is_lock_held=True).resolve_job_def(REFRESH)
    with open_instance(home) as instance:
        try:
            job.execute_in_process(run_config=config, instance=instance, run_id=run_id)
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
