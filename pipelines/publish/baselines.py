"""What earlier snapshots published, as rows that this run is compared with by the judgements of the graded gate.

Until policies have review calendars, published as-of dates stand in for review periods. Add a row here when a check
compares with the past. Keep out: the past that readers are shown (run_rows.py) and whether a difference is a fault.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.current import snapshot_folder
from pipelines.publish.manifest import Manifest, PolicyUsed, RunFacts

# Tables whose dates are days of business; rates and the starts of relations are not.
DATED = {"sales_header", "sales_line", "order_header", "order_line", "payment"}
PRIOR_CUSTOMER = {"seq": pl.Int64(), "customer_key": pl.String()}
PRIOR_LEVEL = {
    "policy_id": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
    "level_code": pl.String(),
    "customer_count": pl.Int64(),
    "seq": pl.Int64(),
    "older_input_count": pl.Int64(),
}


def prior_customer_rows(home: Home, baseline: int | None) -> pl.DataFrame:
    """Everybody whom the `baseline` snapshot published; no rows without one."""
    if baseline is None:
        return pl.DataFrame(schema=PRIOR_CUSTOMER)
    customers = pl.scan_parquet(snapshot_folder(home, baseline) / "customers.parquet")
    return customers.select(pl.lit(baseline, pl.Int64).alias("seq"), "customer_key").collect()


def prior_level_rows(
    home: Home, facts: RunFacts, manifests: Sequence[Manifest], landed: Sequence[LedgerRow]
) -> pl.DataFrame:
    """Rated customers by level, each policy in the last snapshot before this date that used the same version of it.

    older_input_count: files that snapshot had not used and that hold business up to its date.
    """
    frames = [pl.DataFrame(schema=PRIOR_LEVEL)]
    for policy in facts.policies:
        baseline = _baseline(policy, facts, manifests)
        if baseline is not None:
            frames.append(_levels(home, policy, baseline, _older_inputs(baseline, landed)))
    return pl.concat(frames)


def _baseline(policy: PolicyUsed, facts: RunFacts, manifests: Sequence[Manifest]) -> Manifest | None:
    same = (policy.policy_id, policy.policy_version)
    earlier = [
        one
        for one in manifests
        if one.as_of < facts.as_of and same in [(used.policy_id, used.policy_version) for used in one.policies]
    ]
    return max(earlier, key=lambda one: (one.as_of, one.seq), default=None)


def _older_inputs(baseline: Manifest, landed: Sequence[LedgerRow]) -> int:
    used, until = {one.file_id for one in baseline.inputs}, baseline.as_of.isoformat()
    added = (row for row in landed if row.file_id not in used and DATED & row.table_rows.keys())
    return sum(1 for row in added if row.min_on is not None and row.min_on <= until)


def _levels(home: Home, policy: PolicyUsed, baseline: Manifest, older_inputs: int) -> pl.DataFrame:
    summary = pl.scan_parquet(snapshot_folder(home, baseline.seq) / "tier_summary.parquet")
    rated = (pl.col("policy_id") == policy.policy_id) & (pl.col("status") == "rated")
    return (
        summary.filter(rated)
        .with_columns(seq=pl.lit(baseline.seq, pl.Int64), older_input_count=pl.lit(older_inputs, pl.Int64))
        .select(list(PRIOR_LEVEL))
        .collect()
    )
