"""The end of a restatement: whether it says anything new, what it changed, or that the date stays as it is.

Keep out: which dates are due (late.py) and publication itself (promotion.py).
"""

from __future__ import annotations

import shutil
from typing import Any

from pipelines.home.folder import Home
from pipelines.publish.current import snapshot_folder
from pipelines.publish.manifest import PolicyRestated, Restatement, read_manifest
from pipelines.publish.plan import Plan
from pipelines.publish.restated_rows import restated_policies
from pipelines.publish.staging import Staged
from pipelines.publish.unchanged import remember_unchanged
from pipelines.warehouse.accounting import accounted_rows


def changes_anything(home: Home, seq: int, made: Staged) -> bool:
    """Whether some table, of those that do not depend on the order of deliveries, differs from that of snapshot `seq`.

    A table that only one of them has says nothing about late rows.
    """
    before = read_manifest(snapshot_folder(home, seq)).outputs
    after = {one.mart.name: one.digest for one in made.outputs if one.mart.in_digest}
    return any(before[name].digest != digest for name, digest in after.items() if name in before)


def leave_as_it_is(home: Home, plan: Plan, made: Staged) -> None:
    """Publish nothing, and remember which files the published snapshot need not have seen."""
    if plan.restates is None:
        raise ValueError("only a restatement can leave a date as it is")
    seq = plan.restates.seq
    seen = {one.file_id for one in read_manifest(snapshot_folder(home, seq)).inputs}
    shutil.rmtree(made.folder)
    remember_unchanged(home, plan.as_of, seq, set(plan.files) - seen)


def found_by_models(home: Home, plan: Plan) -> dict[str, Any]:
    """The facts of a run that only its models tell: what became of the rows, and what a restatement changed."""
    found: dict[str, Any] = {"accounting": accounted_rows(home.warehouse_file)}
    if plan.restates:
        policies = tuple(
            PolicyRestated(policy_id=name, policy_version=version, changed_customers=customers, changed_levels=levels)
            for name, version, customers, levels in restated_policies(home, plan.seq)
        )
        found["restatement"] = Restatement(late_rows=plan.restates.late_rows, policies=policies)
    return found
