"""The as-of day of a run: the partition of the published snapshot, and the one way to tell a run its date.

The command line, the schedule, the sensor and the UI all name a partition. A run without one grades the day that the
home's settings say.
"""

from __future__ import annotations

import warnings
from datetime import date

import dagster as dg

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.settings import Settings, clock_is_replaced, now

# Dagster calls the policy of one run per range beta in every version that we know; a screen need not repeat it.
warnings.filterwarnings("ignore", message="Parameter `backfill_policy`")

# Names, on a run that grades a published date again, the run inside which it does.
RESTATED_BY = "tierline/restated_by"
FIRST_DAY = date(1990, 1, 1)
# Partitions are counted in UTC: a zone may be a day ahead, its cut-off one more. A test's clock may be years ahead.
DAYS_AHEAD = 3 + (366 * 20 if clock_is_replaced() else 0)
DAYS = dg.DailyPartitionsDefinition(start_date=FIRST_DAY.isoformat(), end_offset=DAYS_AHEAD)


def asked_day(run: dg.DagsterRun) -> date | None:
    """The day a run was told to grade; None when it was told none. A range is no day: the snapshot walks it."""
    key = run.tags.get("dagster/partition")
    if key is None and "dagster/asset_partition_range_start" in run.tags:
        what = "a range of days reached the steps of one day"
        raise ConfigurationError(Problem(what, "the run's partitions", "Materialize published/snapshot alone"))
    return date.fromisoformat(key) if key else None


def asked_restatement(run: dg.DagsterRun) -> str | None:
    """The run that found its day to be due again for late rows; None for a day that somebody asked for."""
    return run.tags.get(RESTATED_BY)


def partition_of(settings: Settings, asked: date | None) -> str:
    """The partition of the day to grade; ConfigurationError for a day that has not begun, or before the first."""
    day = settings.as_of_on(now(), asked)
    if day < FIRST_DAY:
        raise ConfigurationError(Problem(f"{day} is too long ago", "as_of", f"Name a day from {FIRST_DAY} on"))
    return day.isoformat()
