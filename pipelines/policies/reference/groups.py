"""Reference grading of kinds `groups` and `event`: levels tried best first in three-valued logic."""

from __future__ import annotations

from decimal import Decimal

from pipelines.policies.grade import MISSING_VALUE, NO_BAND, Grade, Quotient, Values, rated, ungraded
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.logic import at_least
from pipelines.policies.reference.bands import holds
from pipelines.policies.version import PolicyVersion


def condition_holds(node: Node, rule: Rule, values: Values) -> bool | None:
    """Whether a condition on the rule's criteria holds; None while a missing value leaves it open."""
    if node.criterion is None:
        return at_least(node.needed, [condition_holds(child, rule, values) for child in node.children])
    value = values.get(node.criterion)
    if node.one_of is None:
        return holds(node.interval, value) if isinstance(value, Decimal | Quotient) else None
    known = next((each.codes for each in rule.measured if each.id == node.criterion), ())
    return value in node.one_of if value in known else None


def grade_groups(rule: ConditionsRule, version: PolicyVersion, values: Values) -> Grade:
    """The best level whose condition holds; an unknown condition stops the search unless it counts as false."""
    for level in version.ranked_levels:
        node = rule.levels.get(level.code)
        answer = condition_holds(node, rule, values) if node else False
        if answer:
            return rated(level.code)
        if answer is None and version.on_missing == "ungraded":
            return ungraded(MISSING_VALUE)
    return ungraded(NO_BAND)
