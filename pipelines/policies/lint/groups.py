"""Conditions, wherever a policy has them: criteria that exist, tests told apart, nesting people can follow."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.lint.bands import score_bands
from pipelines.policies.lint.finding import Place, error, repeated, warning
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.units import fits_storage, unit_of
from pipelines.policies.version import PolicyVersion

DEEPEST = 3


def roots(version: PolicyVersion) -> Iterator[tuple[str, Place, Node]]:
    """Every whole condition: of a level, of a veto, of keeping a level; with the level it speaks of and its place."""
    if isinstance(version.rule, ConditionsRule):
        for code, root in version.rule.levels.items():
            yield code, ("rule", "levels", code), root
    if isinstance(version.rule, ScorecardRule):
        for number, veto in enumerate(version.rule.vetoes):
            yield veto.no_better_than, ("rule", "vetoes", number, "when"), veto.when
    for code, root in version.movement.retain.items():
        yield code, ("movement", "retain", code), root


def nodes(version: PolicyVersion) -> Iterator[tuple[Node, Place, int]]:
    """Every node of every condition, with its place and its depth (1 = the root)."""
    for _, place, root in roots(version):
        yield from root.walk(place)


def tests_name_criteria(version: PolicyVersion) -> Iterator[Problem]:
    """A test names a criterion of the rule, and compares numbers with bounds, codes with codes."""
    for node, place, _ in nodes(version):
        if node.criterion is None or (node.criterion == TOTAL and place[0] == "movement" and score_bands(version)):
            continue
        criterion = version.criterion(node.criterion)
        if criterion is None:
            ids = ", ".join(each.id for each in version.rule.measured)
            yield error(version, (*place, "criterion"), "unknown_criterion", criterion=node.criterion, known=ids)
        elif criterion.metric is None and node.one_of is None:
            yield error(version, (*place, "criterion"), "attribute_test", criterion=node.criterion)
        elif criterion.metric is not None and node.one_of is not None:
            yield error(version, (*place, "criterion"), "attribute_test.number", criterion=node.criterion)


def tests_name_codes(version: PolicyVersion) -> Iterator[Problem]:
    """A code that a test asks for is one the attribute may have."""
    for node, place, _ in nodes(version):
        criterion = version.criterion(node.criterion or "")
        known = (*criterion.codes, *getattr(criterion, "map", {})) if criterion else ()
        for code in node.one_of or ():
            if criterion and code not in known:
                at = (*place, "one_of")
                yield error(version, at, "unknown_code", code=code, criterion=criterion.id, known=", ".join(known))


def tests_are_told_apart(version: PolicyVersion) -> Iterator[Problem]:
    """Within a condition no two tests share an id, which names the reason row."""
    for code, place, root in roots(version):
        tests = [(node.test_id, at) for node, at, _ in root.walk(place) if node.test_id]
        for number, test_id in repeated([each for each, _ in tests]):
            yield error(version, tests[number][1], "duplicate_test", level=code, test=test_id)


def nesting_is_shallow(version: PolicyVersion) -> Iterator[Problem]:
    """Groups nest at most three deep."""
    for node, place, depth in nodes(version):
        if node.children and depth == DEEPEST + 1:
            yield error(version, place, "nesting", deepest=DEEPEST)


def tests_can_pass(version: PolicyVersion) -> Iterator[Problem]:
    """A test holds some value, and its threshold is no finer than values are kept."""
    for node, place, _ in nodes(version):
        criterion = version.criterion(node.criterion) if node.criterion else None
        if node.interval.is_empty:
            yield error(version, place, "empty_band.test")
        try:
            unit = unit_of(criterion.metric or "", criterion.unit, version.currency) if criterion else None
        except (KeyError, ValueError):
            continue
        ends = (end for end in (node.interval.lower, node.interval.upper) if end is not None)
        if unit and not all(fits_storage(end, unit) for end in ends):
            yield error(version, place, "too_fine", criterion=node.criterion)


def criteria_are_used(version: PolicyVersion) -> Iterator[Problem]:
    """A criterion that no test names can still leave a policy without an answer."""
    used = {node.criterion for node, _, _ in nodes(version)}
    rule = version.rule
    read = [("criteria", rule.criteria)] if isinstance(rule, ConditionsRule) else []
    read += [("checked", rule.checked)] if isinstance(rule, ScorecardRule) else []
    for key, criteria in read:
        for number, criterion in enumerate(criteria):
            if criterion.id not in used:
                yield warning(version, ("rule", key, number), "unused_criterion", criterion=criterion.id)
