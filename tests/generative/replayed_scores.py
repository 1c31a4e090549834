"""The level that the published points, score, cap and vetoes of one customer give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import WeightedCriterion
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.groups import Node
from pipelines.policies.kinds.scorecard import ScoreBand, ScorecardRule
from tests.generative.reason_rows import PLACES, TOTAL, Outcome, Reasons, Row
from tests.generative.tried_conditions import ShownTest, is_met

Points = Mapping[str, Decimal]


def replayed_scorecard(reasons: Reasons) -> Outcome:
    """Points by the bands or the line of each row, their score, then what the cap and the vetoes leave of its level."""
    rule = reasons.version.rule
    assert isinstance(rule, ScorecardRule)
    points = {each.id: found for each in rule.criteria if (found := _points(reasons, each)) is not None}
    if any(each.required and each.id not in points for each in rule.criteria):
        return None, "missing_required"
    weights = {each.id: each.weight for each in rule.criteria}
    if sum(weights[each] for each in points) < rule.least_weight:
        return None, "low_coverage"
    level = _of_score(reasons, rule.score_bands, weights, points)
    if level is None:
        return None, "no_band"
    return _vetoed(reasons, rule, _capped(reasons, rule, level))


def replayed_weighted(reasons: Reasons, rule: CombineRule) -> Outcome:
    """The points of each grade, and the level of their score."""
    found = {each.id: reasons.earned(each)[0] for each in rule.criteria}
    points = {each: rule.level_points[grade.level] for each, grade in found.items() if grade and grade.level}
    for each in found:
        assert reasons.row(each)["points"] == points.get(each), reasons.row(each)
    if any(each.required and each.id not in points for each in rule.criteria):
        return None, "missing_required"
    if len(points) < rule.least_known:
        return None, "low_coverage"
    level = _of_score(reasons, rule.score_bands, {each.id: each.weight or Decimal(0) for each in rule.criteria}, points)
    return level, None if level else "no_band"


def _points(reasons: Reasons, criterion: WeightedCriterion) -> Decimal | None:
    row = reasons.row(criterion.id)
    if criterion.linear is None:
        found, _ = reasons.earned(criterion)
        points = found.points if found else None
    else:
        value = row["value"]
        points = None if value is None else criterion.linear.points(value / reasons.factor(criterion))
    shown = None if points is None else points.quantize(PLACES)
    assert (row["points"], row["weight"]) == (shown, criterion.weight), row
    return points


def _of_score(
    reasons: Reasons, bands: Sequence[ScoreBand], weights: Mapping[str, Decimal], points: Points
) -> str | None:
    """Compared exactly; the score and the weight that `total` shows must be these."""
    (total, *_), weight = [row for row in reasons.rows if row["criterion_id"] == TOTAL], Decimal(0)
    score = Decimal(0)
    for each, earned in points.items():
        score += weights[each] * earned
        weight += weights[each]
    assert (total["value"], total["weight"]) == ((score / weight).quantize(PLACES), weight), total
    for band, interval in zip(bands, resolve(bands), strict=True):
        if interval.times(weight).holds(score):
            assert (total["operator"], total["threshold"]) == (interval.operator, interval.threshold), total
            return band.level
    return None


def _capped(reasons: Reasons, rule: ScorecardRule, level: str) -> str:
    ranks = reasons.version.ranks
    anchor = reasons.row(rule.cap.criterion)["criterion_level_code"] if rule.cap else None
    if rule.cap is None or anchor is None:
        return level
    best = max(ranks[level], ranks[anchor] - rule.cap.levels_above)
    return next(code for code, rank in ranks.items() if rank == best)


def _vetoed(reasons: Reasons, rule: ScorecardRule, level: str) -> Outcome:
    """A veto that could lower the level is shown with every test of it, another one with none."""
    ranks, held, is_open = reasons.version.ranks, level, []
    for number, veto in enumerate(rule.vetoes, start=1):
        shown = {row["criterion_id"]: row for row in reasons.rows if _is_of(row, f"veto:{number}")}
        assert bool(shown) == (ranks[veto.no_better_than] > ranks[level]), (number, shown)
        if not shown:
            continue
        answer = is_met(veto.when, reasons, _of_veto(shown, number))
        if answer is None and reasons.version.on_missing == "ungraded":
            is_open.append(veto.no_better_than)
        elif answer is not False:
            held = max(held, veto.no_better_than, key=ranks.__getitem__)
    if any(ranks[each] > ranks[held] for each in is_open):
        return None, "missing_value"
    return held, None


def _is_of(row: Row, veto: str) -> bool:
    return row["criterion_id"] == veto or row["criterion_id"].startswith(f"{veto}/")


def _of_veto(shown: Mapping[str, Row], number: int) -> ShownTest:
    def row_of(node: Node, path: str) -> Row:
        return shown[f"veto:{number}{path}"]

    return row_of
