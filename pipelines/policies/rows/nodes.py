"""Rows of table policy_node: conditions, a row per node of a tree, each for a purpose.

reach: under which a level is given (kinds `groups` and `event`). retain: under which it is kept. veto: under which no
better level than this one is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.criteria import Criterion
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.rows.bands import bound_columns
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def node_rows(version: PolicyVersion) -> Iterator[Row]:
    """Nodes of every condition, parents before children."""
    criteria = {criterion.id: criterion for criterion in version.rule.measured}
    for purpose, level, node_id, root in _conditions(version):
        for number, row in enumerate(_tree(root, node_id, None), start=1):
            known = {"purpose": purpose, "level_code": level, "node_no": number}
            yield _with_bounds(known | row, criteria, version.currency)


def _conditions(version: PolicyVersion) -> Iterator[tuple[str, str, str, Node]]:
    rule = version.rule
    for level in version.ranked_levels:
        if isinstance(rule, ConditionsRule) and (root := rule.levels.get(level.code)):
            yield "reach", level.code, level.code, root
        if root := version.movement.retain.get(level.code):
            yield "retain", level.code, f"retain:{level.code}", root
    for number, veto in enumerate(rule.vetoes if isinstance(rule, ScorecardRule) else (), start=1):
        yield "veto", veto.no_better_than, f"veto:{number}", veto.when


def _tree(node: Node, node_id: str, parent_id: str | None, depth: int = 1) -> Iterator[Row]:
    yield {"node": node, "node_id": node_id, "parent_id": parent_id, "depth": depth}
    for child_number, child in enumerate(node.children, start=1):
        yield from _tree(child, f"{node_id}/{child_number}", node_id, depth + 1)


def _with_bounds(row: Row, criteria: dict[str, Criterion], currency: str) -> Row:
    node: Node = row.pop("node")
    row |= {"child_count": len(node.children), "needed": node.needed}
    if node.criterion is None or node.one_of is not None:
        row |= {"criterion_id": node.criterion, "test_id": node.test_id, "codes": _codes(node)}
        return row | {"is_lower_inclusive": False, "is_upper_inclusive": False}
    if node.criterion == TOTAL:
        return row | {"criterion_id": TOTAL, "test_id": node.test_id} | bound_columns(node.interval, None)
    criterion = criteria[node.criterion]
    unit = unit_of(criterion.metric or "", criterion.unit, currency)
    return row | {"criterion_id": criterion.id, "test_id": node.test_id} | bound_columns(node.interval, unit)


def _codes(node: Node) -> str | None:
    """The codes of an attribute that pass, each between bars: |LEADER|NOTABLE|."""
    return f"|{'|'.join(node.one_of)}|" if node.one_of else None
