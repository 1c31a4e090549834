"""Rows of table policy_version: every version of every policy, and when each is in force.

What a version says beyond that is in the tables of its evaluations (tables.py), which hold versions in use only.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from pipelines.policies.in_force import by_policy
from pipelines.policies.rows.schema import DAY, TEXT, Schema
from pipelines.policies.version import PolicyVersion

POLICY_VERSION: Schema = {
    "policy_id": TEXT,
    "policy_version": TEXT,
    "effective_from": DAY,
    "effective_to": DAY,
    "owner": TEXT,
    "policy_hash": TEXT,
}


def version_rows(versions: Sequence[PolicyVersion]) -> pl.DataFrame:
    """One row per policy and version; effective_to = its own end or the next one's beginning, NULL while open."""
    rows = [
        (policy_id, one.version, one.effective_from, min(ends, default=None), one.owner, one.hash)
        for policy_id, of_policy in by_policy(versions).items()
        for one, following in zip(of_policy, [*of_policy[1:], None], strict=True)
        for ends in [[day for day in (one.effective_to, following and following.effective_from) if day]]
    ]
    return pl.DataFrame(rows, schema=POLICY_VERSION, orient="row")
