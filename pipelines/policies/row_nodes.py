"""Rows of table policy_node: conditions of levels of kinds `groups` and `event`, a row per node of its tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.criteria import Criterion
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.row_bands import bound_columns
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def node_rows(version: PolicyVersion) -> Iterator[Row]:
    """Nodes of every level, best level first, parents before children."""
    if not isinstance(version.rule, ConditionsRule):
        return
    criteria = {criterion.id: criterion for criterion in version.rule.criteria}
    for level in version.ranked_levels:
        if root := version.rule.levels.get(level.code):
            for row in _tree(root, level.code, None, 1):
                yield _with_bounds({"level_code": level.code} | row, criteria, version.currency)


def _tree(node: Node, node_id: str, parent_id: str | None, number: int, depth: int = 1) -> Iterator[Row]:
    yield {"node": node, "node_id": node_id, "parent_id": parent_id, "depth": depth, "node_no": number}
    for child_number, child in enumerate(node.children, start=1):
        yield from _tree(child, f"{node_id}/{child_number}", node_id, child_number, depth + 1)


def _with_bounds(row: Row, criteria: dict[str, Criterion], currency: str) -> Row:
    node: Node = row.pop("node")
    row |= {"child_count": len(node.children), "needed": node.needed}
    if node.criterion is None or node.one_of is not None:
        row |= {"criterion_id": node.criterion, "test_id": node.test_id}
        return row | {"is_lower_inclusive": False, "is_upper_inclusive": False}
    criterion = criteria[node.criterion]
    unit = unit_of(criterion.metric or "", criterion.unit, currency)
    return row | {"criterion_id": criterion.id, "test_id": node.test_id} | bound_columns(node.interval, unit)
