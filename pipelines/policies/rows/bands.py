"""Rows of table policy_band: the bands of each criterion and, where levels come of a score, of the score (`total`).

Bounds are in the metric's own unit; the bar says them in the unit the policy writes. Where grades are weighted, a band
carries the points of its grade. An undated opportunity is a code of its own: `intent` or `no_intent`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from pipelines.policies.bounds import Bounds, Interval, resolve
from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.fields import Name
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.units import Unit, unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import INTENT, NO_INTENT, bar_words, code_words

Row = dict[str, Any]


def band_rows(version: PolicyVersion) -> Iterator[Row]:
    """Bands of every banded criterion, best first, then those of the score."""
    rule = version.rule
    if isinstance(rule, IntentRule):
        yield from _intent_rows(rule, version)
        return
    level_points = rule.level_points if isinstance(rule, CombineRule) else {}
    for criterion in rule.measured:
        if isinstance(criterion, BandedCriterion):
            for row in _criterion_rows(criterion, version.currency):
                yield row | {"points": level_points.get(row["level_code"], row["points"])}
    if isinstance(rule, ScorecardRule | CombineRule):
        yield from _interval_rows(TOTAL, rule.score_bands, resolve(rule.score_bands), None)


def bound_columns(interval: Interval, unit: Unit | None) -> Row:
    """The bounds in base units, the bound to show, and the bar in words."""
    base, bar = interval.times(unit.factor if unit else Decimal(1)), bar_words(interval, unit)
    return {
        "lower": base.lower,
        "is_lower_inclusive": base.is_lower_inclusive,
        "upper": base.upper,
        "is_upper_inclusive": base.is_upper_inclusive,
        "operator": base.operator,
        "threshold": base.threshold,
        "bar_en": bar.en,
        "bar_zh": bar.zh,
    }


def _criterion_rows(criterion: BandedCriterion, currency: str) -> Iterator[Row]:
    if criterion.metric:
        unit = unit_of(criterion.metric, criterion.unit, currency)
        yield from _interval_rows(criterion.id, criterion.bands, criterion.intervals, unit)
    for number, (code, category) in enumerate(criterion.map.items(), start=1):
        row = {"criterion_id": criterion.id, "band_no": number, "points": category.points}
        yield row | _code_columns(code, category.level, code_words([code]))


def _intent_rows(rule: IntentRule, version: PolicyVersion) -> Iterator[Row]:
    criterion, given = rule.criterion, rule.stretches(version.ranked_levels[0].code)
    unit = unit_of(criterion.metric or "", criterion.unit, version.currency)
    yield from _interval_rows(criterion.id, [band for band, _ in given], [each for _, each in given], unit)
    undated = rule.undated
    named = [("intent", undated.intent, INTENT), ("no_intent", undated.no_intent, NO_INTENT)] if undated else []
    for number, (code, level, bar) in enumerate(named, start=len(given) + 1):
        yield {"criterion_id": criterion.id, "band_no": number} | _code_columns(code, level, bar)


def _code_columns(code: str, level: str | None, bar: Name) -> Row:
    exact: Row = {"operator": "=", "is_lower_inclusive": False, "is_upper_inclusive": False}
    return exact | {"match_value": code, "level_code": level, "bar_en": bar.en, "bar_zh": bar.zh}


def _interval_rows(
    criterion_id: str, bands: Sequence[Bounds], intervals: Sequence[Interval], unit: Unit | None
) -> Iterator[Row]:
    for number, (band, interval) in enumerate(zip(bands, intervals, strict=True), start=1):
        row = {"criterion_id": criterion_id, "band_no": number}
        earned = {"level_code": getattr(band, "level", None), "points": getattr(band, "points", None)}
        yield row | bound_columns(interval, unit) | earned
