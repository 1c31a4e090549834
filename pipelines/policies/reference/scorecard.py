"""Reference grading of kind `scorecard`: weighted points, coverage, bands on the score, cap, vetoes.

The score is compared before it is rounded, by cross-multiplication; rounding is for display.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import DIGITS, Band, Category, WeightedCriterion
from pipelines.policies.grade import (
    LOW_COVERAGE,
    MISSING_REQUIRED,
    MISSING_VALUE,
    NO_BAND,
    Grade,
    Values,
    rated,
    ungraded,
)
from pipelines.policies.kinds.scorecard import ScoreBand, ScorecardRule
from pipelines.policies.reference.bands import earned
from pipelines.policies.reference.groups import condition_holds
from pipelines.policies.version import PolicyVersion

SCORE_STEP = Decimal("0.000001")


def grade_scorecard(rule: ScorecardRule, version: PolicyVersion, values: Values) -> Grade:
    """The level of the score, held down by cap and vetoes; ungraded when too much is missing."""
    results = {criterion.id: _earned(criterion, values) for criterion in rule.criteria}
    points = {criterion_id: found.points if found else None for criterion_id, found in results.items()}
    found = _level_of(rule, version, results, points)
    return replace(_vetoed(found, rule, version, values), points=points)


def score_of(weights: Mapping[str, Decimal], points: Mapping[str, Decimal | None]) -> tuple[Decimal, Decimal]:
    """Sum of weight * points, and the weight of what has points: their quotient is the score."""
    covered = {each: weight for each, weight in weights.items() if points.get(each) is not None}
    total = sum((weight * (points[each] or 0) for each, weight in covered.items()), Decimal(0))
    return total, sum(covered.values(), Decimal(0))


def level_of_score(bands: Sequence[ScoreBand], total: Decimal, weight: Decimal) -> str | None:
    """The level of the score band that holds total / weight, compared by cross-multiplication."""
    stretches = zip(bands, resolve(bands), strict=True)
    return next((band.level for band, held in stretches if held.times(weight).holds(total)), None)


def quotient(total: Decimal, weight: Decimal) -> Decimal:
    """The score to show, rounded half-even."""
    with localcontext() as context:
        context.prec = DIGITS
        return (total / weight).quantize(SCORE_STEP, ROUND_HALF_EVEN)


def _earned(criterion: WeightedCriterion, values: Values) -> Band | Category | None:
    value = values.get(criterion.id)
    if criterion.linear is None:
        return earned(criterion, values)
    return Band(points=criterion.linear.points(value)) if isinstance(value, Decimal) else None


def _level_of(
    rule: ScorecardRule,
    version: PolicyVersion,
    results: Mapping[str, Band | Category | None],
    points: Mapping[str, Decimal | None],
) -> Grade:
    if any(criterion.required and points[criterion.id] is None for criterion in rule.criteria):
        return ungraded(MISSING_REQUIRED)
    total, weight = score_of({each.id: each.weight for each in rule.criteria}, points)
    if weight < rule.least_weight:
        return ungraded(LOW_COVERAGE)
    score, level = quotient(total, weight), level_of_score(rule.score_bands, total, weight)
    if level is None:
        return ungraded(NO_BAND, score)
    capped = results.get(rule.cap.criterion) if rule.cap else None
    return rated(_capped(level, capped.level if capped else None, rule, version), score)


def _vetoed(found: Grade, rule: ScorecardRule, version: PolicyVersion, values: Values) -> Grade:
    """The level as the vetoes that hold lower it; then, if an unknown one would lower it further, none.

    Where a missing value counts as false, an unknown veto counts as held: nobody escapes one by withholding a value.
    """
    if found.level_code is None:
        return found
    ranks, answers = version.ranks, [(each, condition_holds(each.when, rule, values)) for each in rule.vetoes]
    unknown_holds = version.on_missing == "lowest"
    held = [each.no_better_than for each, answer in answers if answer or (answer is None and unknown_holds)]
    level = max((found.level_code, *held), key=ranks.__getitem__)
    is_open = any(answer is None and ranks[each.no_better_than] > ranks[level] for each, answer in answers)
    return ungraded(MISSING_VALUE, found.score) if is_open else replace(found, level_code=level)


def _capped(level: str, anchor: str | None, rule: ScorecardRule, version: PolicyVersion) -> str:
    """The level, or the best one the cap allows: `levels_above` ranks better than the anchor's."""
    if rule.cap is None or anchor is None:
        return level
    rank = {each.code: each.rank for each in version.levels}
    allowed = max(rank[level], rank[anchor] - rule.cap.levels_above)
    return next(each.code for each in version.levels if each.rank == allowed)
