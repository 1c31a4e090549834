"""Conditions of kind `groups`: criteria that exist, tests told apart, nesting people can follow."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.kinds.groups import GroupsRule, Node
from pipelines.policies.lint.finding import Place, error, repeated, warning
from pipelines.policies.units import fits_storage, unit_of
from pipelines.policies.version import PolicyVersion

DEEPEST = 3


def nodes(version: PolicyVersion) -> Iterator[tuple[Node, Place, int]]:
    """Every node of every condition, with its place and its depth (1 = the level's root)."""
    if isinstance(version.rule, GroupsRule):
        for code, root in version.rule.levels.items():
            yield from root.walk(("rule", "levels", code))


def tests_name_criteria(version: PolicyVersion) -> Iterator[Problem]:
    """A test names a criterion of the rule, one with a metric."""
    for node, place, _ in nodes(version):
        if node.criterion is None:
            continue
        criterion = version.criterion(node.criterion)
        if criterion is None:
            ids = ", ".join(each.id for each in version.rule.measured)
            what = f"unknown criterion `{node.criterion}`"
            yield error(version, (*place, "criterion"), "unknown_criterion", what, f"Use one of {ids}")
        elif criterion.metric is None:
            what = f"`{node.criterion}` is an attribute, and a test compares numbers"
            yield error(
                version, (*place, "criterion"), "attribute_test", what, "Test a metric, or use kind bands or scorecard"
            )


def tests_are_told_apart(version: PolicyVersion) -> Iterator[Problem]:
    """Within a level no two tests share an id, which names the reason row."""
    if not isinstance(version.rule, GroupsRule):
        return
    for code, root in version.rule.levels.items():
        tests = [(node.test_id, place) for node, place, _ in root.walk(("rule", "levels", code)) if node.test_id]
        for number, test_id in repeated([each for each, _ in tests]):
            what = f"two tests of `{code}` are called `{test_id}`"
            yield error(version, tests[number][1], "duplicate_test", what, "Give one of them an `id:` of its own")


def nesting_is_shallow(version: PolicyVersion) -> Iterator[Problem]:
    """Groups nest at most three deep."""
    for node, place, depth in nodes(version):
        if node.children and depth == DEEPEST + 1:
            what = f"groups nested deeper than {DEEPEST}"
            yield error(version, place, "nesting", what, "Flatten the condition, or split the level")


def tests_can_pass(version: PolicyVersion) -> Iterator[Problem]:
    """A test holds some value, and its threshold is no finer than values are kept."""
    for node, place, _ in nodes(version):
        criterion = version.criterion(node.criterion) if node.criterion else None
        if node.interval.is_empty:
            yield error(version, place, "empty_band", "no value passes this test", "Correct its bounds")
        try:
            unit = unit_of(criterion.metric or "", criterion.unit, version.currency) if criterion else None
        except (KeyError, ValueError):
            continue
        ends = (end for end in (node.interval.lower, node.interval.upper) if end is not None)
        if unit and not all(fits_storage(end, unit) for end in ends):
            yield error(version, place, "too_fine", "a threshold finer than a millionth", "Write fewer decimals")


def criteria_are_used(version: PolicyVersion) -> Iterator[Problem]:
    """A criterion that no test names can still leave a policy without an answer."""
    if not isinstance(version.rule, GroupsRule):
        return
    used = {node.criterion for node, _, _ in nodes(version)}
    for number, criterion in enumerate(version.rule.criteria):
        if criterion.id not in used:
            what = f"no test uses the criterion `{criterion.id}`"
            yield warning(version, ("rule", "criteria", number), "unused_criterion", what, "Remove it, or test it")
