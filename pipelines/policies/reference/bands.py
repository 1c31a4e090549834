"""Reference grading of kinds `bands`, `attribute` and `lookup`, and of each criterion that others grade so."""

from __future__ import annotations

from decimal import Decimal

from pipelines.policies.bounds import Interval
from pipelines.policies.criteria import Band, BandedCriterion, Category
from pipelines.policies.grade import (
    MISSING_VALUE,
    NO_BAND,
    UNKNOWN_CODE,
    UNKNOWN_THRESHOLD,
    Grade,
    Quotient,
    Value,
    Values,
    rated,
    ungraded,
)
from pipelines.policies.kinds.attribute import AttributeRule
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.lookup import LookupRule
from pipelines.policies.version import PolicyVersion


def value_of(criterion: BandedCriterion, values: Values) -> Value:
    """The criterion's value; None when it is missing, or a code that the map does not know."""
    value = values.get(criterion.id)
    if criterion.attribute is None:
        return value
    return value if value in criterion.map else None


def holds(interval: Interval, value: Decimal | Quotient) -> bool:
    """Whether a stretch holds a value; an average by cross-multiplication."""
    if isinstance(value, Quotient):
        return interval.times(Decimal(value.divisor)).holds(value.dividend)
    return interval.holds(value)


def earned(criterion: BandedCriterion, values: Values) -> Band | Category | None:
    """What the value earns; None when it is missing or no band holds it."""
    value = value_of(criterion, values)
    if isinstance(value, Decimal | Quotient):
        stretches = zip(criterion.bands, criterion.intervals, strict=True)
        return next((band for band, interval in stretches if holds(interval, value)), None)
    return None if value is None else criterion.map[value]


def grade_one(criterion: BandedCriterion, values: Values) -> Grade:
    """The level of the band that holds the value, or the level of the code."""
    if value_of(criterion, values) is None:
        return ungraded(MISSING_VALUE if values.get(criterion.id) is None else UNKNOWN_CODE)
    found = earned(criterion, values)
    if found and found.level:
        return rated(found.level)
    return ungraded(UNKNOWN_THRESHOLD if criterion.unknown else NO_BAND)


def grade_bands(rule: BandsRule | AttributeRule | LookupRule, version: PolicyVersion, values: Values) -> Grade:
    """The level of the rule's one criterion."""
    return grade_one(rule.criterion, values)
