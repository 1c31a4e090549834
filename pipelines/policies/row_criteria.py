"""Rows of tables policy_line, policy_intent, policy_criterion_code and policy_criterion_more: criteria beyond bands.

A line is in the metric's own unit, its slope in points per such unit, exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import localcontext
from typing import Any

from pipelines.policies.criteria import DIGITS, BandedCriterion
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def line_rows(version: PolicyVersion) -> Iterator[Row]:
    """The straight lines of a scorecard: points = least_points + (value, held between the ends, - least) * slope."""
    for criterion in version.rule.criteria if isinstance(version.rule, ScorecardRule) else ():
        if (line := criterion.linear) is None:
            continue
        factor = unit_of(criterion.metric or "", criterion.unit, version.currency).factor
        with localcontext() as context:
            context.prec = DIGITS
            slope = (line.most_points - line.least_points) / ((line.most - line.least) * factor)
        yield {
            "criterion_id": criterion.id,
            "least": line.least * factor,
            "most": line.most * factor,
            "least_points": line.least_points,
            "most_points": line.most_points,
            "slope": slope.normalize(),
        }


def intent_rows(version: PolicyVersion) -> Iterator[Row]:
    """What an open opportunity has when its date has passed, or when it has none: one row."""
    rule = version.rule
    if isinstance(rule, IntentRule):
        undated = {
            "intent_level_code": rule.undated.intent if rule.undated else None,
            "no_intent_level_code": rule.undated.no_intent if rule.undated else None,
        }
        yield {"criterion_id": rule.criterion.id, "overdue": rule.overdue} | undated


def criterion_code_rows(version: PolicyVersion) -> Iterator[Row]:
    """The codes an attribute may have, where no map says so."""
    for criterion in version.rule.measured:
        yield from ({"criterion_id": criterion.id, "match_value": code} for code in criterion.codes)


def criterion_more_rows(version: PolicyVersion) -> Iterator[Row]:
    """What else a criterion is: a named number, an average, of one document; whether some levels' bars are unknown."""
    for criterion in version.rule.measured:
        metric = KNOWN_METRICS.get(criterion.metric or "")
        unknown = criterion.unknown if isinstance(criterion, BandedCriterion) else ()
        yield {
            "criterion_id": criterion.id,
            "number_code": criterion.of,
            "is_average": bool(metric and metric.is_average),
            "of_document": bool(metric and metric.of_document),
            "has_unknown_levels": bool(unknown),
        }
