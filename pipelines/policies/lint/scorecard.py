"""Scorecards: weights that sum to a whole, a coverage they can reach, a cap that can always be decided, exact lines."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from pipelines.home.problems import Problem
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.lint.bands import earnings
from pipelines.policies.lint.finding import error
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion

WHOLES = (Decimal(1), Decimal(100))
FINEST_SLOPE = 10**12


def weights_sum_to_a_whole(version: PolicyVersion) -> Iterator[Problem]:
    """Weights sum to 1 or to 100."""
    rule = version.rule
    if isinstance(rule, ScorecardRule) and rule.total_weight not in WHOLES:
        weights = " + ".join(str(criterion.weight) for criterion in rule.criteria)
        yield error(version, ("rule", "criteria"), "weights", weights=weights, total=rule.total_weight)


def coverage_can_be_reached(version: PolicyVersion) -> Iterator[Problem]:
    """min_coverage is in the scale of the weights and no more than their sum."""
    rule = version.rule
    if isinstance(rule, ScorecardRule) and rule.least_weight > rule.total_weight:
        place = ("rule", "min_coverage")
        yield error(version, place, "min_coverage", coverage=rule.min_coverage, total=rule.total_weight)


def cap_can_be_decided(version: PolicyVersion) -> Iterator[Problem]:
    """The cap's criterion exists, is required, and each of its bands names a level."""
    rule = version.rule
    if not isinstance(rule, ScorecardRule) or rule.cap is None:
        return
    place = ("rule", "cap", "criterion")
    found = next((each for each in enumerate(rule.criteria) if each[1].id == rule.cap.criterion), None)
    if found is None:
        ids = ", ".join(criterion.id for criterion in rule.criteria)
        yield error(version, place, "unknown_criterion", criterion=rule.cap.criterion, known=ids)
        return
    number, criterion = found
    if not criterion.required:
        yield error(version, place, "cap", criterion=criterion.id)
    for at, earned in earnings(version, ("rule", "criteria", number), criterion):
        if earned.level is None:
            yield error(version, at, "cap.level", criterion=criterion.id)


def lines_have_an_exact_slope(version: PolicyVersion) -> Iterator[Problem]:
    """Points per unit are a decimal of at most 12 places, so that no engine rounds them."""
    rule = version.rule
    for number, criterion in enumerate(rule.criteria if isinstance(rule, ScorecardRule) else ()):
        if (line := criterion.linear) is None:
            continue
        try:
            unit = unit_of(criterion.metric or "", criterion.unit, version.currency)
        except (KeyError, ValueError):
            continue
        rise, run = line.most_points - line.least_points, line.most - line.least
        if (Fraction(rise) / Fraction(run * unit.factor) * FINEST_SLOPE).denominator != 1:
            place = ("rule", "criteria", number, "linear")
            yield error(version, place, "slope", criterion=criterion.id, unit=unit.en, rise=rise, run=run)
