"""What starts a run without a clock: files that have come to rest in the inbox."""

from __future__ import annotations

import json

import dagster as dg

from pipelines.assets.days import partition_of
from pipelines.assets.resources import HomeFolder
from pipelines.jobs import refresh
from pipelines.landing.arrivals import arrivals
from pipelines.settings import Settings, load_settings
from pipelines.sources.mapping import load_mappings

LOOK_EVERY_SECONDS = 30


def sensors(settings: Settings) -> list[dg.SensorDefinition]:
    """The inbox sensor, switched on when tierline.yml says `watch_inbox: true`; the UI can switch it too."""

    @dg.sensor(
        job=refresh,
        minimum_interval_seconds=LOOK_EVERY_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING if settings.watch_inbox else dg.DefaultSensorStatus.STOPPED,
        description="Refreshes the home when files in the inbox have lain still from one look to the next.",
    )
    def inbox(context: dg.SensorEvaluationContext, home: HomeFolder) -> dg.SensorResult | dg.SkipReason:
        place = home.open()
        last = json.loads(context.cursor) if context.cursor else {"key": "", "reported": []}
        found = arrivals(place, load_mappings(place), last["reported"])
        if not found.marks:
            return dg.SkipReason("nothing new lies in the inbox")
        if found.key != last["key"]:
            context.update_cursor(json.dumps(last | {"key": found.key}))
            return dg.SkipReason("files are arriving: the next look takes them if they lie still")
        request = dg.RunRequest(run_key=found.key, partition_key=partition_of(load_settings(place), None))
        # The run tells of the files that no mapping knows; they ask for no other run until somebody touches them.
        return dg.SensorResult([request], cursor=json.dumps({"key": found.key, "reported": found.unmatched}))

    return [inbox]
