"""The log of a run that Dagster executes: the same run.json whether a terminal, a schedule or the page started it.

A terminal keeps the log itself (refresh.py) and hears of errors directly; every other run keeps it through its writer
(resources.py). Keep out what stands in a log (home/run_log.py) and how a run ended (audit/run_outcome.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dagster as dg

from pipelines.assets.progress import StepNews, listening
from pipelines.audit.run_outcome import range_outcome, run_outcome
from pipelines.home.folder import Home
from pipelines.home.problems import ExitCode
from pipelines.home.run_log import RunLog, logged_run
from pipelines.home.run_record import read_record

RANGE = ("dagster/asset_partition_range_start", "dagster/asset_partition_range_end")
# What a tag of Dagster tells about who started a run, the first that is found. A retry keeps the tags of its first run.
TRIGGERS = {
    "dagster/parent_run_id": "retry of",
    "dagster/schedule_name": "schedule",
    "dagster/sensor_name": "sensor",
    "dagster/backfill": "backfill",
}


@contextmanager
def logged_steps(home: Home, command: str, run_id: str, trigger: str, **arguments: Any) -> Iterator[RunLog]:
    """Keep the log of a Dagster run, its own steps included, for the block."""

    def heard(news: StepNews) -> None:
        if news.run_id == run_id and news.error is None:
            log.step(news.step)

    with logged_run(home, command, run_id, trigger, **arguments) as log, listening(heard):
        yield log


@contextmanager
def logged_by_itself(home: Home, run: dg.DagsterRun) -> Iterator[None]:
    """Keep the log of a run that nobody waits for: its errors reach no caller, so they are heard step by step."""
    stopped: list[BaseException] = []

    def heard(news: StepNews) -> None:
        if news.run_id == run.run_id and news.error is not None:
            stopped.append(news.error)

    # Assets that were picked on the page belong to a job without a name of ours.
    command = "materialize" if run.job_name.startswith("__") else run.job_name
    with logged_steps(home, command, run.run_id, trigger_of(run), **_asked(run)) as log, listening(heard):
        yield
        _end(log, home, run.run_id, stopped)


def trigger_of(run: dg.DagsterRun) -> str:
    """Who started a run: `schedule nightly`, `sensor inbox`, `retry of <run>`, `backfill <id>`, else `page`."""
    found = (f"{word} {run.tags[tag]}" for tag, word in TRIGGERS.items() if tag in run.tags)
    return next(found, "page")


def _asked(run: dg.DagsterRun) -> dict[str, str]:
    tags = {"as_of": "dagster/partition", "first": RANGE[0], "last": RANGE[1]}
    return {name: run.tags[tag] for name, tag in tags.items() if tag in run.tags}


def _end(log: RunLog, home: Home, run_id: str, stopped: list[BaseException]) -> None:
    outcome = run_outcome(home, run_id)
    if outcome.blocked:
        # A closed gate also stops steps behind it; they say nothing that its results do not say better.
        log.end("blocked", ExitCode.REFUSED)
    for error in stopped:
        log.end_by(error)
    whole = range_outcome(home, run_id) if read_record(home, run_id, "days") else outcome
    log.end(whole.word, whole.exit_code)
