"""Reference grading of kind `scorecard`: weighted points, coverage, bands on the score, cap.

The score is compared before it is rounded, by cross-multiplication; rounding is for display.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from pipelines.policies.bounds import Interval, resolve
from pipelines.policies.criteria import Band, Category
from pipelines.policies.grade import LOW_COVERAGE, MISSING_REQUIRED, NO_BAND, Grade, Values, rated, ungraded
from pipelines.policies.kinds.scorecard import ScoreBand, ScorecardRule
from pipelines.policies.reference_bands import earned
from pipelines.policies.version import PolicyVersion

SCORE_STEP = Decimal("0.000001")
DIGITS = 60


def grade_scorecard(rule: ScorecardRule, version: PolicyVersion, values: Values) -> Grade:
    """The level of the score, held down by the cap; ungraded when too much is missing."""
    results = {criterion.id: earned(criterion, values) for criterion in rule.criteria}
    points = {criterion_id: found.points if found else None for criterion_id, found in results.items()}
    return replace(_level_of(rule, version, results, points), points=points)


def _level_of(
    rule: ScorecardRule,
    version: PolicyVersion,
    results: dict[str, Band | Category | None],
    points: dict[str, Decimal | None],
) -> Grade:
    if any(criterion.required and points[criterion.id] is None for criterion in rule.criteria):
        return ungraded(MISSING_REQUIRED)
    covered = {each.id: each.weight for each in rule.criteria if points[each.id] is not None}
    weight = sum(covered.values(), Decimal(0))
    total = sum((share * (points[each] or 0) for each, share in covered.items()), Decimal(0))
    if weight < rule.least_weight:
        return ungraded(LOW_COVERAGE)
    score = _quotient(total, weight)
    level = next((band.level for band, score_range in _bands(rule) if score_range.times(weight).holds(total)), None)
    if level is None:
        return ungraded(NO_BAND, score)
    capped = results.get(rule.cap.criterion) if rule.cap else None
    return rated(_capped(level, capped.level if capped else None, rule, version), score)


def _bands(rule: ScorecardRule) -> list[tuple[ScoreBand, Interval]]:
    return list(zip(rule.score_bands, resolve(rule.score_bands), strict=True))


def _quotient(total: Decimal, weight: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        return (total / weight).quantize(SCORE_STEP, ROUND_HALF_EVEN)


def _capped(level: str, anchor: str | None, rule: ScorecardRule, version: PolicyVersion) -> str:
    """The level, or the best one the cap allows: `levels_above` ranks better than the anchor's."""
    if rule.cap is None or anchor is None:
        return level
    rank = {each.code: each.rank for each in version.levels}
    allowed = max(rank[level], rank[anchor] - rule.cap.levels_above)
    return next(each.code for each in version.levels if each.rank == allowed)
