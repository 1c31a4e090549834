"""Reference grading of kind `groups`: levels tried best first in three-valued logic."""

from __future__ import annotations

from decimal import Decimal

from pipelines.policies.grade import MISSING_VALUE, NO_BAND, Grade, Values, rated, ungraded
from pipelines.policies.kinds.groups import GroupsRule, Node
from pipelines.policies.logic import at_least
from pipelines.policies.version import PolicyVersion


def holds(node: Node, values: Values) -> bool | None:
    """Whether a condition holds; None while a missing value leaves it open."""
    if node.criterion is None:
        return at_least(node.needed, [holds(child, values) for child in node.children])
    value = values.get(node.criterion)
    return node.interval.holds(value) if isinstance(value, Decimal) else None


def grade_groups(rule: GroupsRule, version: PolicyVersion, values: Values) -> Grade:
    """The best level whose condition holds; an unknown condition stops the search unless it counts as false."""
    for level in version.ranked_levels:
        node = rule.levels.get(level.code)
        answer = holds(node, values) if node else False
        if answer:
            return rated(level.code)
        if answer is None and version.on_missing == "ungraded":
            return ungraded(MISSING_VALUE)
    return ungraded(NO_BAND)
