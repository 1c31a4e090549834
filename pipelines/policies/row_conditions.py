"""Rows of tables policy_condition and policy_node_code: conditions other than those of levels, and tests of codes.

The conditions of levels are rows of policy_node; the purpose of these is `veto` or `retain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.row_nodes import tree_rows
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]
Condition = tuple[str, int, str, str, Node]


def condition_rows(version: PolicyVersion) -> Iterator[Row]:
    """Every node of every veto and retain bar, parents before children; `level_code` is what it speaks of."""
    for purpose, number, level, root_id, root in _conditions(version):
        about = {"purpose": purpose, "condition_no": number, "level_code": level}
        yield from (about | row for row in tree_rows(root, root_id, version))


def node_code_rows(version: PolicyVersion) -> Iterator[Row]:
    """The codes that pass each test of an attribute."""
    of_levels = version.rule.levels if isinstance(version.rule, ConditionsRule) else {}
    roots = [("level", level, root) for level, root in of_levels.items()]
    roots += [(purpose, root_id, root) for purpose, _, _, root_id, root in _conditions(version)]
    for purpose, root_id, root in roots:
        for node_id, node in _walk(root, root_id):
            yield from ({"purpose": purpose, "node_id": node_id, "match_value": code} for code in node.one_of or ())


def _conditions(version: PolicyVersion) -> Iterator[Condition]:
    vetoes = version.rule.vetoes if isinstance(version.rule, ScorecardRule) else ()
    for number, veto in enumerate(vetoes, start=1):
        yield "veto", number, veto.no_better_than, f"veto{number}", veto.when
    for number, (level, node) in enumerate(version.movement.retain.items(), start=1):
        yield "retain", number, level, level, node


def _walk(node: Node, node_id: str) -> Iterator[tuple[str, Node]]:
    yield node_id, node
    for number, child in enumerate(node.children, start=1):
        yield from _walk(child, f"{node_id}/{number}")
