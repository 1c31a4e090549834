"""The rows that tell models what came late and what was restated: late rows, past restatements, the superseded tiers.

Keep out: other facts of the run (run_rows.py) and which rows are late (late.py).
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.publish.configuration import Configuration
from pipelines.publish.current import kept_snapshots, snapshot_folder
from pipelines.publish.late import late_rows
from pipelines.publish.manifest import Manifest
from pipelines.publish.plan import Plan
from pipelines.warehouse.engine import warehouse

RESTATEMENT = {
    "restated_as_of": pl.Date(),
    "seq": pl.Int64(),
    "supersedes": pl.Int64(),
    "policy_id": pl.String(),
    "policy_version": pl.String(),
    "late_row_count": pl.Int64(),
    "changed_customer_count": pl.Int64(),
    "changed_level_count": pl.Int64(),
    "reason": pl.String(),
    "is_this": pl.Boolean(),
}
SUPERSEDED_TIER = {
    "policy_id": pl.String(),
    "customer_key": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
    "status": pl.String(),
    "level_code": pl.String(),
    "score": pl.Decimal(38, 6),
}


def restated_frames(home: Home, configuration: Configuration, plan: Plan) -> dict[str, pl.DataFrame]:
    """late_row, restatement and superseded_tier for the snapshot that is planned."""
    manifests, known = kept_snapshots(home), set(plan.files)
    landed = [row for row in Ledger(home).landed() if row.file_id in known]
    return {
        "late_row": late_rows(home, configuration, landed, manifests, plan.as_of),
        "restatement": pl.DataFrame([*_past(manifests), *_own(plan)], schema=RESTATEMENT, orient="row"),
        "superseded_tier": _superseded(home, plan),
    }


def restated_policies(home: Home, seq: int) -> list[tuple[str, str | None, int, int]]:
    """What the warehouse found this run to change: policy, version, changed customers, changed levels."""
    query = """
        select policy_id, policy_version, changed_customer_count, changed_level_count
        from marts.restatements where seq = ? order by policy_id
    """
    with warehouse(home.warehouse_file, read_only=True) as connection:
        return connection.execute(query, [seq]).fetchall()


def _past(manifests: Sequence[Manifest]) -> list[tuple[object, ...]]:
    """One row per kept restatement and policy."""
    return [
        (
            *(one.as_of, one.seq, one.supersedes, policy.policy_id, policy.policy_version, one.restatement.late_rows),
            *(policy.changed_customers, policy.changed_levels, one.reason, False),
        )
        for one in manifests
        if one.restatement
        for policy in one.restatement.policies
    ]


def _own(plan: Plan) -> list[tuple[object, ...]]:
    """One row per policy when this run restates a published date; what it changed the models find out."""
    if plan.restates is None:
        return []
    head = (plan.as_of, plan.seq, plan.restates.seq)
    return [
        (*head, one.policy_id, one.policy_version, plan.restates.late_rows, None, None, plan.facts.reason, True)
        for one in plan.facts.policies
    ]


def _superseded(home: Home, plan: Plan) -> pl.DataFrame:
    """The tiers that this run restates; no rows when it restates none."""
    if plan.restates is None:
        return pl.DataFrame(schema=SUPERSEDED_TIER)
    tiers = pl.scan_parquet(snapshot_folder(home, plan.restates.seq) / "customer_tiers.parquet")
    return tiers.select(list(SUPERSEDED_TIER)).collect()
