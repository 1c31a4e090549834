"""Rows of tables policy_cut (shares of a population or of its value) and policy_cell (a matrix of two grades)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def cut_rows(version: PolicyVersion) -> Iterator[Row]:
    """Levels best first: `percent` of the customers, or of the value before a customer; NULL for all the rest."""
    rule = version.rule
    if isinstance(rule, ShareRule):
        tops = list(rule.tops)
        for number, (level, top) in enumerate(tops, start=1):
            yield {"cut_no": number, "level_code": level, "percent": None if number == len(tops) else top}
    if isinstance(rule, ParetoRule):
        for number, cut in enumerate(rule.cuts, start=1):
            yield {"cut_no": number, "level_code": cut.level, "percent": cut.below}


def cell_rows(version: PolicyVersion) -> Iterator[Row]:
    """The level of each pair of grades."""
    rule = version.rule
    if isinstance(rule, CombineRule):
        for first, row in rule.cells.items():
            for second, level in row.items():
                yield {"first_level_code": first, "second_level_code": second, "level_code": level}
