"""Looks at a home's runs, sources and snapshots, and tells what is wrong: after a run, and every minute while served.

It keeps no place of its own in history: what was told stands under audit/alerts/, so any number of looks tell it once.
"""

from __future__ import annotations

from datetime import timedelta

import dagster as dg

from pipelines.audit.alerts import tell
from pipelines.audit.causes import Cause, cause_of_failure, standing_causes
from pipelines.home.folder import Home
from pipelines.home.problems import Problem
from pipelines.settings import load_settings, now
from pipelines.sources.mapping import load_mappings

LOOK_BACK = timedelta(days=1)


def tell_what_is_wrong(home: Home, instance: dg.DagsterInstance) -> list[Problem]:
    """Send every alert that is due and not sent yet; the faults of channels. Nothing when the home asks for none."""
    settings = load_settings(home)
    if settings.alerts is None:
        return []
    standing = standing_causes(home, settings, load_mappings(home), now())
    return tell(home, settings.alerts, [*_failures(home, instance), *standing], now())


def _failures(home: Home, instance: dg.DagsterInstance) -> list[Cause]:
    failed = instance.get_run_records(dg.RunsFilter(statuses=[dg.DagsterRunStatus.FAILURE]), limit=100)
    since = now() - LOOK_BACK
    runs = [record.dagster_run for record in failed if record.update_timestamp >= since]
    causes = [
        cause_of_failure(home, run.run_id, run.tags.get("tierline/range_run") or run.root_run_id or run.run_id)
        for run in runs
        if not _is_started_again(run)
    ]
    return [cause for cause in causes if cause is not None]


def _is_started_again(run: dg.DagsterRun) -> bool:
    """Whether its retry tells how it ended. A run at a terminal has no origin to start it from, and is over."""
    return run.remote_job_origin is not None and run.tags.get("dagster/will_retry") == "true"
