"""When a home refreshes itself: the cron line of tierline.yml. Without one there is no schedule."""

from __future__ import annotations

import dagster as dg

from pipelines.assets.days import partition_of
from pipelines.assets.resources import HomeFolder
from pipelines.jobs import refresh
from pipelines.settings import Settings, load_settings


def schedules(settings: Settings) -> list[dg.ScheduleDefinition]:
    """The home's schedule, switched on; its ticks grade the day that the settings say at that moment."""
    if settings.schedule is None:
        return []

    @dg.schedule(
        job=refresh,
        cron_schedule=settings.schedule.cron,
        execution_timezone=settings.schedule.zone or settings.zone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Refreshes the home at the time that tierline.yml says.",
    )
    def nightly(context: dg.ScheduleEvaluationContext, home: HomeFolder) -> dg.RunRequest:
        return dg.RunRequest(partition_key=partition_of(load_settings(home.open()), None))

    return [nightly]
