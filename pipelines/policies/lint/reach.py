"""Levels and rules fit together: every level named exists, and every level can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.bounds import Interval, resolve
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.groups import GroupsRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.lint.bands import banded, earnings
from pipelines.policies.lint.finding import Place, error
from pipelines.policies.version import PolicyVersion


def named_levels_exist(version: PolicyVersion) -> Iterator[Problem]:
    """A level that a rule names is one of `levels`."""
    known = {level.code for level in version.levels}
    for place, code in _named(version):
        if code not in known:
            what = f"unknown level `{code}`"
            yield error(
                version, place, "unknown_level", what, f"Use one of {', '.join(sorted(known))}, or add it to levels"
            )


def every_level_is_given(version: PolicyVersion) -> Iterator[Problem]:
    """A level that no band and no condition gives cannot be reached."""
    given = {code for place, code in _giving(version)}
    for number, level in enumerate(version.levels):
        if level.code not in given:
            what = f"nothing gives the level `{level.code}`"
            yield error(
                version, ("levels", number), "unreachable_level", what, "Give it a band or a condition, or remove it"
            )


def scores_can_reach_their_bands(version: PolicyVersion) -> Iterator[Problem]:
    """A score lies between the least and the greatest points; a band outside is never used."""
    rule = version.rule
    if not isinstance(rule, ScorecardRule):
        return
    points = [each.points for place, one in banded(version) for _, each in earnings(version, place, one)]
    known = [each for each in points if each is not None]
    for number, (band, held) in enumerate(zip(rule.score_bands, resolve(rule.score_bands), strict=True)):
        if known and _apart(held, Interval(min(known), True, max(known), True)):
            what = f"no score reaches the band of `{band.level}`: points run from {min(known)} to {max(known)}"
            place = ("rule", "score_bands", number)
            yield error(version, place, "unreachable_level", what, "Correct the band or the points")


def _apart(one: Interval, other: Interval) -> bool:
    """Whether no number lies in both."""
    lower = max((each for each in (one, other) if each.lower is not None), key=_lower_end, default=one)
    upper = min((each for each in (one, other) if each.upper is not None), key=_upper_end, default=one)
    return Interval(lower.lower, lower.is_lower_inclusive, upper.upper, upper.is_upper_inclusive).is_empty


def _lower_end(interval: Interval) -> tuple[object, bool]:
    return interval.lower, not interval.is_lower_inclusive


def _upper_end(interval: Interval) -> tuple[object, bool]:
    return interval.upper, interval.is_upper_inclusive


def _giving(version: PolicyVersion) -> Iterator[tuple[Place, str]]:
    """Every place where the rule gives a level to a customer."""
    rule = version.rule
    if isinstance(rule, ScorecardRule):
        for number, band in enumerate(rule.score_bands):
            yield ("rule", "score_bands", number, "level"), band.level
    elif isinstance(rule, GroupsRule):
        for code in rule.levels:
            yield ("rule", "levels", code), code
    elif isinstance(rule, BandsRule):
        yield from _of_criteria(version)


def _of_criteria(version: PolicyVersion) -> Iterator[tuple[Place, str]]:
    for place, criterion in banded(version):
        for at, earned in earnings(version, place, criterion):
            if earned.level is not None:
                yield (*at, "level"), earned.level


def _named(version: PolicyVersion) -> Iterator[tuple[Place, str]]:
    yield from _giving(version)
    if isinstance(version.rule, ScorecardRule):
        yield from _of_criteria(version)
