"""Scorecards: weights that sum to a whole, a coverage they can reach, a cap that can always be decided."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipelines.home.problems import Problem
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.lint.bands import earnings
from pipelines.policies.lint.finding import error
from pipelines.policies.version import PolicyVersion

WHOLES = (Decimal(1), Decimal(100))


def weights_sum_to_a_whole(version: PolicyVersion) -> Iterator[Problem]:
    """Weights sum to 1 or to 100."""
    rule = version.rule
    if isinstance(rule, ScorecardRule) and rule.total_weight not in WHOLES:
        weights = " + ".join(str(criterion.weight) for criterion in rule.criteria)
        what = f"the weights {weights} sum to {rule.total_weight}"
        yield error(version, ("rule", "criteria"), "weights", what, "Let them sum to 100, or to 1")


def coverage_can_be_reached(version: PolicyVersion) -> Iterator[Problem]:
    """min_coverage is in the scale of the weights and no more than their sum."""
    rule = version.rule
    if isinstance(rule, ScorecardRule) and rule.least_weight > rule.total_weight:
        what = f"min_coverage {rule.min_coverage} is more than all weights together, {rule.total_weight}"
        yield error(version, ("rule", "min_coverage"), "min_coverage", what, "Write it in the scale of the weights")


def cap_can_be_decided(version: PolicyVersion) -> Iterator[Problem]:
    """The cap's criterion exists, is required, and each of its bands names a level."""
    rule = version.rule
    if not isinstance(rule, ScorecardRule) or rule.cap is None:
        return
    place = ("rule", "cap", "criterion")
    found = next((each for each in enumerate(rule.criteria) if each[1].id == rule.cap.criterion), None)
    if found is None:
        what = f"the cap names an unknown criterion `{rule.cap.criterion}`"
        ids = ", ".join(criterion.id for criterion in rule.criteria)
        yield error(version, place, "unknown_criterion", what, f"Use one of {ids}")
        return
    number, criterion = found
    if not criterion.required:
        what = f"the cap's criterion `{criterion.id}` may be missing, and the cap would vanish with it"
        yield error(version, place, "cap", what, f"Add `required: true` to `{criterion.id}`")
    for at, earned in earnings(version, ("rule", "criteria", number), criterion):
        if earned.level is None:
            what = f"the cap compares levels, and this band of `{criterion.id}` names none"
            yield error(version, at, "cap", what, "Add `level:` to it")
