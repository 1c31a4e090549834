"""Kinds share and pareto: percentages that sum or rise, and levels best first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipelines.home.problems import Problem
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.lint.finding import Place, error, repeated
from pipelines.policies.version import PolicyVersion

WHOLE = Decimal(100)


def shares_sum_to_all(version: PolicyVersion) -> Iterator[Problem]:
    """The shares of a population are 100 percent of it."""
    rule = version.rule
    if isinstance(rule, ShareRule) and sum(share.percent for share in rule.shares) != WHOLE:
        shares = " + ".join(str(share.percent) for share in rule.shares)
        total = sum(share.percent for share in rule.shares)
        yield error(version, ("rule", "shares"), "shares", shares=shares, total=total)


def cuts_rise(version: PolicyVersion) -> Iterator[Problem]:
    """Cumulative percentages rise, and the last level takes the rest."""
    rule = version.rule
    if not isinstance(rule, ParetoRule):
        return
    for number, cut in enumerate(rule.cuts):
        if (cut.below is None) != (number == len(rule.cuts) - 1):
            yield error(version, ("rule", "cuts", number), "cut_order.open")
    for number, (earlier, later) in enumerate(pairwise(rule.cuts), start=1):
        if earlier.below and later.below and later.below <= earlier.below:
            yield error(version, ("rule", "cuts", number, "below"), "cut_order", cut=later.below)


def levels_stand_best_first(version: PolicyVersion) -> Iterator[Problem]:
    """Each level is given once, the better ones first."""
    place, levels = _given(version)
    for number, level in repeated(levels):
        yield error(version, (*place, number), "twice_given", level=level)
    known = [(number, version.ranks[level]) for number, level in enumerate(levels) if level in version.ranks]
    for (_, before), (number, rank) in pairwise(known):
        if rank < before:
            yield error(version, (*place, number), "level_order", level=levels[number])


def _given(version: PolicyVersion) -> tuple[Place, list[str]]:
    match version.rule:
        case ShareRule(shares=shares):
            return ("rule", "shares"), [share.level for share in shares]
        case ParetoRule(cuts=cuts):
            return ("rule", "cuts"), [cut.level for cut in cuts]
    return ("rule",), []
