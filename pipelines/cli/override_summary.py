"""How many levels people decide, as the summary of a refresh tells it: counts by policy, never a customer."""

from __future__ import annotations

from pipelines.cli.output import console, told
from pipelines.cli.summary_table import print_table
from pipelines.home.folder import Home
from pipelines.publish.current import snapshot_folder
from pipelines.publish.manifest import Manifest

TITLES = ("policy", "in effect", "end within 30 days", "customers decided", "share")


def print_overrides(home: Home, manifest: Manifest) -> None:
    """One row per policy with an override in effect; nothing without any."""
    from pipelines.warehouse.engine import scratch

    file = snapshot_folder(home, manifest.seq) / "override_report.parquet"
    if not file.is_file():
        return
    with scratch() as connection:
        rows = connection.execute(
            """select policy_id, active_count, expiring_count, overridden_count, overridden_share, unmatched_count
            from read_parquet(?, hive_partitioning = false) where active_count > 0 order by policy_id""",
            [str(file)],
        ).fetchall()
    shown = [(*row[:4], f"{(row[4] or 0) * 100:.1f} %") for row in rows]
    print_table(f"Overrides, as of {manifest.as_of}", TITLES, shown)
    for policy_id, *_, unmatched in rows:
        if unmatched:
            what = told(f"{unmatched} in overrides/{policy_id}.yml name no known customer")
            console.print(f"[yellow]{told('note')}[/] {what}", soft_wrap=True)
