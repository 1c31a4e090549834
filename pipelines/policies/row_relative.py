"""Rows of tables policy_share and policy_cut: the percentages of the kinds that compare customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def share_rows(version: PolicyVersion) -> Iterator[Row]:
    """The levels of kind share, best first, each with the share that it and the better ones take."""
    rule = version.rule
    if not isinstance(rule, ShareRule):
        return
    for number, (share, (_, top)) in enumerate(zip(rule.shares, rule.tops, strict=True), start=1):
        row = {"criterion_id": rule.criterion.id, "share_no": number, "level_code": share.level}
        yield row | {"percent": share.percent, "top_percent": top, "ties": rule.ties}


def cut_rows(version: PolicyVersion) -> Iterator[Row]:
    """The levels of kind pareto, best first; the last has no cut."""
    rule = version.rule
    if not isinstance(rule, ParetoRule):
        return
    for number, cut in enumerate(rule.cuts, start=1):
        row = {"criterion_id": rule.criterion.id, "cut_no": number, "level_code": cut.level}
        yield row | {
            "below_percent": cut.below,
            "min_population": rule.min_population,
            "freeze_cuts": rule.freeze_cuts,
        }
