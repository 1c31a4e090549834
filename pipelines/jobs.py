"""The jobs: refresh, the whole road from the inbox to the snapshot of one day; backfill, that road for many days.

Both run in one process, whose lock on the home lasts from the first step to the last.
"""

from __future__ import annotations

import dagster as dg

from pipelines.assets.publication import SNAPSHOT

REFRESH = "refresh"
BACKFILL = "backfill"
# Each step reads what earlier steps of the same run wrote down, so a crashed run starts again from its first step.
WHOLE = {"dagster/retry_strategy": "ALL_STEPS"}

refresh = dg.define_asset_job(
    REFRESH,
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    tags=WHOLE,
    description="Land what lies in the inbox, restate what late rows change, grade one day, check, publish.",
)
backfill = dg.define_asset_job(
    BACKFILL,
    selection=dg.AssetSelection.assets(SNAPSHOT),
    executor_def=dg.in_process_executor,
    tags=WHOLE,
    description="Publish the snapshot of every day of a range, in date order, in one run.",
)
