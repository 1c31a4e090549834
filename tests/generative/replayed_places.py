"""The level that a customer's published place gives: among all published values, or by cuts frozen on another day."""

from __future__ import annotations

from decimal import Decimal

from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from tests.generative.reason_rows import TOTAL, Outcome, Reasons, Row, percent


def replayed_share(reasons: Reasons) -> Outcome:
    """By how many customers come before, or with ties that demote, are at or above."""
    rule = reasons.version.rule
    assert isinstance(rule, ShareRule)
    value = reasons.row(rule.criterion.id)["value"]
    if value is None:
        return None, "missing_value"
    promotes = rule.ties == "promote"
    part = sum(each > value if promotes else each >= value for each in reasons.compared)
    place = _place(reasons, Decimal(part), Decimal(len(reasons.compared)), value, "<" if promotes else "<=")
    for level, top in rule.tops:
        share, limit = place["part"] * 100, top * place["whole"]
        if value > 0 and (share < limit if promotes else share <= limit):
            assert place["threshold"] == (None if level == rule.shares[-1].level else top), place
            return level, None
    return reasons.version.ranked_levels[-1].code, None


def replayed_pareto(reasons: Reasons) -> Outcome:
    """By how much of all positive value comes before."""
    rule = reasons.version.rule
    assert isinstance(rule, ParetoRule)
    value = reasons.row(rule.criterion.id)["value"]
    if value is None:
        return None, "missing_value"
    if rule.freeze_cuts:
        return _by_frozen_cuts(reasons, value)
    positive = [each for each in reasons.compared if each > 0]
    before = sum((each for each in positive if each > value), Decimal(0))
    place = _place(reasons, before, sum(positive, Decimal(0)), value, "<")
    if len(reasons.compared) < rule.min_population:
        return None, "too_few_customers"
    for cut in rule.cuts:
        if value > 0 and (cut.below is None or place["part"] * 100 < cut.below * place["whole"]):
            assert place["threshold"] == cut.below, place
            return cut.level, None
    return reasons.version.ranked_levels[-1].code, None


def _place(reasons: Reasons, part: Decimal, whole: Decimal, value: Decimal, operator: str) -> Row:
    """The row of the place, which must say what the published values of everybody make of it."""
    row = reasons.row(TOTAL)
    assert (row["part"], row["whole"]) == (part, whole), (row, part, whole)
    assert row["value"] == (percent(part, whole) if value > 0 else None), row
    assert row["threshold"] is None or row["operator"] == operator, row
    return row


def _by_frozen_cuts(reasons: Reasons, value: Decimal) -> Outcome:
    """The best level whose cut is shown and reached: those of the level given and of the next better one are shown."""
    rule, levels = reasons.version.rule, [level.code for level in reasons.version.ranked_levels]
    assert isinstance(rule, ParetoRule)
    totals = {row["tested_level_code"]: row for row in reasons.rows if row["criterion_id"] == TOTAL}
    if "*" in totals:
        return None, totals["*"]["missing_reason"]
    cuts = {level: row for level, row in totals.items() if row["threshold"] is not None}
    for row in cuts.values():
        assert (row["operator"], row["threshold_on"]) == (">=", rule.frozen_on(reasons.as_of)), row
    reached = [level for level in levels if level in cuts and value >= cuts[level]["threshold"]]
    return reached[0] if reached else levels[-1], None
