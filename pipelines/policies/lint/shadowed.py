"""Levels of kinds `groups` and `event` that a better level leaves nobody for."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.bounds import Interval
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.lint.finding import error
from pipelines.policies.version import PolicyVersion


def better_levels_leave_somebody(version: PolicyVersion) -> Iterator[Problem]:
    """No level's condition implies the condition of a better level, which would always be taken first."""
    if not isinstance(version.rule, ConditionsRule):
        return
    conditions = [
        (level.code, version.rule.levels[level.code])
        for level in version.ranked_levels
        if level.code in version.rule.levels
    ]
    for number, (code, node) in enumerate(conditions):
        taken_by = next((better for better, other in conditions[:number] if implies(node, other)), None)
        if taken_by is not None:
            place = ("rule", "levels", code)
            yield error(version, place, "unreachable_level.taken", level=code, better=taken_by)


def implies(one: Node, other: Node) -> bool:
    """Whether meeting `one` surely means meeting `other`; False when that cannot be seen from the form alone."""
    if other.otherwise or one == other:
        return True
    if one.children and one.needed < len(one.children):
        return one.needed == 1 and all(implies(child, other) for child in one.children)
    if other.children and sum(implies(one, child) for child in other.children) >= other.needed:
        return True
    if one.children:
        return any(implies(child, other) for child in one.children)
    if other.children or one.criterion != other.criterion or (one.one_of is None) != (other.one_of is None):
        return False
    return set(one.one_of) <= set(other.one_of or ()) if one.one_of else _within(one.interval, other.interval)


def _within(inner: Interval, outer: Interval) -> bool:
    return _is_no_lower(inner, outer) and _is_no_higher(inner, outer)


def _is_no_lower(inner: Interval, outer: Interval) -> bool:
    if outer.lower is None or inner.lower is None:
        return outer.lower is None
    same_end = inner.lower == outer.lower and (outer.is_lower_inclusive or not inner.is_lower_inclusive)
    return inner.lower > outer.lower or same_end


def _is_no_higher(inner: Interval, outer: Interval) -> bool:
    if outer.upper is None or inner.upper is None:
        return outer.upper is None
    same_end = inner.upper == outer.upper and (outer.is_upper_inclusive or not inner.is_upper_inclusive)
    return inner.upper < outer.upper or same_end
