"""Reference grading of kind `intent`: one opportunity, or the best of a customer's open ones.

Beside the days (None: no expected date) the values name the `stage`, open, won or lost, and `has_intent`, yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.policies.grade import DECIDED, MISSING_VALUE, UNKNOWN_CODE, Grade, Values, rated, ungraded
from pipelines.policies.kinds.intent import HAS_INTENT, OPEN, STAGE, IntentRule
from pipelines.policies.reference.bands import grade_one
from pipelines.policies.version import PolicyVersion


def grade_intent(rule: IntentRule, version: PolicyVersion, values: Values) -> Grade:
    """The level of one opportunity."""
    stage, days = values.get(STAGE), values.get(rule.criterion.id)
    if stage not in rule.told[STAGE]:
        return ungraded(MISSING_VALUE if stage is None else UNKNOWN_CODE)
    if stage != OPEN:
        return ungraded(DECIDED)
    if days is None:
        return _undated(rule, values)
    if rule.overdue == "best" and isinstance(days, Decimal) and days < 0:
        return rated(version.ranked_levels[0].code)
    return grade_one(rule.criterion, values)


def grade_customer(version: PolicyVersion, opportunities: Sequence[Values]) -> Grade:
    """The best level among a customer's opportunities; without an open one, what the first of them says."""
    assert isinstance(version.rule, IntentRule)
    grades = [grade_intent(version.rule, version, each) for each in opportunities]
    levels = [each for each in grades if each.level_code]
    if not levels:
        return grades[0] if grades else ungraded(MISSING_VALUE)
    return min(levels, key=lambda each: version.ranks[each.level_code or ""])


def _undated(rule: IntentRule, values: Values) -> Grade:
    has_intent = values.get(HAS_INTENT)
    if rule.undated is None or has_intent not in ("yes", "no"):
        return ungraded(MISSING_VALUE)
    return rated(rule.undated.intent if has_intent == "yes" else rule.undated.no_intent)
