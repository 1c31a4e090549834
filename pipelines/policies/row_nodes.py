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
    for level in version.ranked_levels:
        if root := version.rule.levels.get(level.code):
            yield from ({"level_code": level.code} | row for row in tree_rows(root, level.code, version))


def tree_rows(root: Node, root_id: str, version: PolicyVersion) -> Iterator[Row]:
    """Every node of one condition on the criteria of a version, parents before children."""
    criteria = {criterion.id: criterion for criterion in version.rule.measured}
    for row in _tree(root, root_id, None, 1):
        yield _with_bounds(row, criteria, version.currency)


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
    criterion = criteria.get(node.criterion)
    unit = unit_of(criterion.metric or "", criterion.unit, currency) if criterion else None
    return row | {"criterion_id": node.criterion, "test_id": node.test_id} | bound_columns(node.interval, unit)
