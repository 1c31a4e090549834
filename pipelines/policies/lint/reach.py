"""Levels and rules fit together: every level named exists, and every level can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.bounds import Interval, resolve
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.groups import ConditionsRule
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.lint.bands import banded, earnings, score_bands
from pipelines.policies.lint.finding import Place, error
from pipelines.policies.version import PolicyVersion

Naming = Iterator[tuple[Place, str]]


def named_levels_exist(version: PolicyVersion) -> Iterator[Problem]:
    """A level that a rule names is one of `levels`."""
    known = {level.code for level in version.levels}
    for place, code in _named(version):
        if code not in known:
            yield error(version, place, "unknown_level", level=code, levels=", ".join(sorted(known)))


def every_level_is_given(version: PolicyVersion) -> Iterator[Problem]:
    """A level that no band and no condition gives cannot be reached, unless its bar is said to be unknown."""
    given = {code for place, code in _giving(version)} | {code for _, code in _unknown(version)}
    for number, level in enumerate(version.levels):
        if level.code not in given:
            yield error(version, ("levels", number), "unreachable_level", level=level.code)


def scores_can_reach_their_bands(version: PolicyVersion) -> Iterator[Problem]:
    """A score lies between the least and the greatest points; a band outside is never used."""
    rule = version.rule
    if not isinstance(rule, ScorecardRule):
        return
    points = [each.points for place, one in banded(version) for _, each in earnings(version, place, one)]
    lines = (each.linear for each in rule.criteria if each.linear)
    points += [end for line in lines for end in (line.least_points, line.most_points)]
    known = [each for each in points if each is not None]
    for number, (band, held) in enumerate(zip(rule.score_bands, resolve(rule.score_bands), strict=True)):
        if known and _apart(held, Interval(min(known), True, max(known), True)):
            place, least, most = ("rule", "score_bands", number), min(known), max(known)
            yield error(version, place, "unreachable_level.score", level=band.level, least=least, most=most)


def _apart(one: Interval, other: Interval) -> bool:
    """Whether no number lies in both."""
    lower = max((each for each in (one, other) if each.lower is not None), key=_lower_end, default=one)
    upper = min((each for each in (one, other) if each.upper is not None), key=_upper_end, default=one)
    return Interval(lower.lower, lower.is_lower_inclusive, upper.upper, upper.is_upper_inclusive).is_empty


def _lower_end(interval: Interval) -> tuple[object, bool]:
    return interval.lower, not interval.is_lower_inclusive


def _upper_end(interval: Interval) -> tuple[object, bool]:
    return interval.upper, interval.is_upper_inclusive


def _giving(version: PolicyVersion) -> Naming:
    """Every place where the rule gives a level to a customer."""
    rule = version.rule
    for number, band in enumerate(score_bands(version)):
        yield ("rule", "score_bands", number, "level"), band.level
    match rule:
        case ConditionsRule():
            yield from ((("rule", "levels", code), code) for code in rule.levels)
        case ShareRule():
            yield from ((("rule", "shares", number, "level"), one.level) for number, one in enumerate(rule.shares))
        case ParetoRule():
            yield from ((("rule", "cuts", number, "level"), one.level) for number, one in enumerate(rule.cuts))
        case CombineRule(how="matrix"):
            yield from _of_cells(rule)
        case CombineRule() | ScorecardRule():
            yield from () if score_bands(version) else _of_criteria(version)
        case _:
            yield from _of_criteria(version)
    if isinstance(rule, IntentRule) and rule.undated:
        yield ("rule", "undated", "intent"), rule.undated.intent
        yield ("rule", "undated", "no_intent"), rule.undated.no_intent


def _of_cells(rule: CombineRule) -> Naming:
    for first, row in rule.cells.items():
        yield from ((("rule", "cells", first, second), level) for second, level in row.items())


def _of_criteria(version: PolicyVersion) -> Naming:
    for place, criterion in banded(version):
        for at, earned in earnings(version, place, criterion):
            if earned.level is not None:
                yield (*at, "level"), earned.level


def _unknown(version: PolicyVersion) -> Naming:
    for place, criterion in banded(version):
        yield from (((*place, "unknown", number), code) for number, code in enumerate(criterion.unknown))


def _named(version: PolicyVersion) -> Naming:
    """Every place that names a level: those that give one, and those that compare with one."""
    rule = version.rule
    yield from _giving(version)
    yield from _unknown(version)
    if isinstance(rule, ScorecardRule):
        yield from _of_criteria(version)
        yield from ((("rule", "vetoes", number), veto.no_better_than) for number, veto in enumerate(rule.vetoes))
    if isinstance(rule, CombineRule) and score_bands(version):
        yield from _of_criteria(version)
        yield from ((("rule", "level_points", code), code) for code in rule.level_points)
