"""The jobs. One today: refresh, the whole road from the inbox to a published snapshot, in one process."""

from __future__ import annotations

import dagster as dg

REFRESH = "refresh"

refresh = dg.define_asset_job(
    REFRESH,
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Land what lies in the inbox, grade every customer, check, publish.",
)
