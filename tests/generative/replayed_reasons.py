"""The level that one customer's published reasons give: the rows and the policy's text, no value from anywhere else.

Small and obvious, and written apart from the reference grader. A kind is one function and one line of KINDS; scores and
places have files of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import localcontext

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.groups import ConditionsRule
from pipelines.policies.kinds.intent import IntentRule
from tests.generative.reason_rows import STANDING, TOTAL, Outcome, Reasons, lies_in, shows
from tests.generative.replayed_places import replayed_pareto, replayed_share
from tests.generative.replayed_scores import replayed_scorecard, replayed_weighted
from tests.generative.tried_conditions import ShownTest, is_met

FOR_WANT = {"missing_value", "missing_required", "low_coverage", "unknown_code"}
STATUSES = {"outside_population": "excluded", "no_sale_document": "prospect"}


def replayed(reasons: Reasons) -> tuple[str, str | None]:
    """Status and level that the rows give by themselves, before any movement."""
    if [row["criterion_id"] for row in reasons.rows] == [STANDING]:
        return STATUSES.get(reasons.rows[0]["missing_reason"], "not_evaluated"), None
    with localcontext() as context:
        context.prec = 60
        level, reason = KINDS[reasons.version.rule.kind](reasons)
    if reason in FOR_WANT and reasons.version.on_missing == "lowest":
        level = reasons.version.ranked_levels[-1].code
    if reasons.version.rule.kind != "groups":
        total = reasons.of_level(level or "*")[TOTAL]
        assert (total["criterion_level_code"], total["missing_reason"]) == (level, reason), total
    return "rated" if level else "ungraded", level


def _one(reasons: Reasons) -> Outcome:
    (criterion,) = reasons.version.rule.measured
    assert isinstance(criterion, BandedCriterion)
    found, reason = reasons.earned(criterion)
    return found.level if found else None, reason


def _intent(reasons: Reasons) -> Outcome:
    rule, best = reasons.version.rule, reasons.version.ranked_levels[0].code
    assert isinstance(rule, IntentRule)
    row = reasons.row(rule.criterion.id)
    if row["value"] is not None:
        bands = [(band, reasons.bar(rule.criterion, interval)) for band, interval in rule.stretches(best)]
        level = next((band.level for band, bar in bands if lies_in(row, bar) and shows(row, bar)), None)
        return level, None if level else "unknown_threshold" if rule.criterion.unknown else "no_band"
    if rule.undated and row["value_code"]:
        return rule.undated.intent if row["value_code"] == "intent" else rule.undated.no_intent, None
    assert row["missing_reason"] in {"missing_value", "decided", "unknown_code"}, row
    return None, row["missing_reason"]


def _groups(reasons: Reasons) -> Outcome:
    """Levels that are shown, best first: the one reached and the next better one."""
    assert isinstance(reasons.version.rule, ConditionsRule)
    levels = reasons.version.rule.levels
    shown = {row["tested_level_code"] for row in reasons.rows}
    for level in reasons.version.ranked_levels:
        if level.code not in shown and not levels[level.code].otherwise:
            assert not shown & set(_codes_up_to(reasons, level.rank)), f"{level.code} is left out"
            continue
        answer = is_met(levels[level.code], reasons, _tests(reasons, level.code))
        if answer:
            return level.code, None
        if answer is None and reasons.version.on_missing == "ungraded":
            return None, "missing_value"
    return None, "no_band"


def _codes_up_to(reasons: Reasons, rank: int) -> list[str]:
    return [level.code for level in reasons.version.levels if level.rank < rank]


def _tests(reasons: Reasons, level: str) -> ShownTest:
    tests = reasons.of_level(level)
    return lambda node, _: tests[node.test_id or ""]


def _combined(reasons: Reasons) -> Outcome:
    rule, ranks = reasons.version.rule, reasons.version.ranks
    assert isinstance(rule, CombineRule)
    if rule.how == "weighted":
        return replayed_weighted(reasons, rule)
    grades: dict[str, int] = {}
    for each in rule.criteria:
        found, _ = reasons.earned(each)
        assert reasons.row(each.id)["criterion_level_code"] == (found.level if found else None)
        if found and found.level:
            grades[each.id] = ranks[found.level]
    if any(each.required and each.id not in grades for each in rule.criteria):
        return None, "missing_required"
    if rule.how == "primary" and (rule.primary not in grades or len(grades) == 1):
        return None, "missing_required"
    if len(grades) < rule.least_known:
        return None, "low_coverage"
    code = _of_grades(rule, grades, {rank: level for level, rank in ranks.items()})
    return code, None if code else "no_band"


def _of_grades(rule: CombineRule, grades: dict[str, int], codes: dict[int, str]) -> str | None:
    found = sorted(grades.values())
    if rule.how == "matrix":
        first, second = (codes[grades[each.id]] for each in rule.criteria)
        return rule.cells.get(first, {}).get(second)
    if rule.how == "primary":
        of_primary = grades[rule.primary or ""]
        votes = sum((rank < of_primary) - (rank > of_primary) for rank in found)
        step = (votes > 0) - (votes < 0) if abs(votes) >= rule.least_votes else 0
        return codes.get(of_primary - step)
    return codes[{"worst": found[-1], "best": found[0], "median": found[len(found) // 2]}[rule.how]]


KINDS: dict[str, Callable[[Reasons], Outcome]] = {
    "bands": _one,
    "attribute": _one,
    "lookup": _one,
    "intent": _intent,
    "groups": _groups,
    "scorecard": replayed_scorecard,
    "combine": _combined,
    "share": replayed_share,
    "pareto": replayed_pareto,
}
