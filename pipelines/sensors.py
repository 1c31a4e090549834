"""What a served home looks at by itself: files that have come to rest in the inbox, and what somebody must be told."""

from __future__ import annotations

import json

import dagster as dg

from pipelines.alerting import tell_what_is_wrong
from pipelines.assets.days import partition_of
from pipelines.assets.resources import HomeFolder
from pipelines.jobs import refresh
from pipelines.landing.arrivals import arrivals
from pipelines.settings import Settings, load_settings
from pipelines.sources.mapping import load_mappings

LOOK_EVERY_SECONDS = 30
WATCH_EVERY_SECONDS = 60


def sensors(settings: Settings) -> list[dg.SensorDefinition]:
    """The inbox sensor, on when tierline.yml says `watch_inbox: true`; the look at alerts when it says `alerts`."""

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

    return [inbox] if settings.alerts is None else [inbox, _watch()]


def _watch() -> dg.SensorDefinition:
    @dg.sensor(
        name="alerts",
        minimum_interval_seconds=WATCH_EVERY_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Tells whom tierline.yml names what is wrong, each thing once.",
    )
    def watch(context: dg.SensorEvaluationContext, home: HomeFolder) -> dg.SkipReason:
        problems = tell_what_is_wrong(home.open(), context.instance)
        return dg.SkipReason("; ".join(map(str, problems)) or "everybody knows")

    return watch
