"""Reference grading of kind `bands`, and of the one criterion that scorecards grade the same way."""

from __future__ import annotations

from decimal import Decimal

from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import Band, BandedCriterion, Category
from pipelines.policies.grade import MISSING_VALUE, NO_BAND, UNKNOWN_CODE, Grade, Values, rated, ungraded
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.version import PolicyVersion


def value_of(criterion: BandedCriterion, values: Values) -> Decimal | str | None:
    """The criterion's value; None when it is missing, or a code that the map does not know."""
    value = values.get(criterion.id)
    if criterion.attribute is None:
        return value
    return value if value in criterion.map else None


def earned(criterion: BandedCriterion, values: Values) -> Band | Category | None:
    """What the value earns; None when it is missing or no band holds it."""
    value = value_of(criterion, values)
    if isinstance(value, Decimal):
        intervals = resolve(criterion.bands)
        holding = (band for band, interval in zip(criterion.bands, intervals, strict=True) if interval.holds(value))
        return next(holding, None)
    return None if value is None else criterion.map[value]


def grade_bands(rule: BandsRule, version: PolicyVersion, values: Values) -> Grade:
    """The level of the band that holds the value."""
    if value_of(rule.criterion, values) is None:
        return ungraded(MISSING_VALUE if values.get(rule.criterion.id) is None else UNKNOWN_CODE)
    found = earned(rule.criterion, values)
    return rated(found.level) if found and found.level else ungraded(NO_BAND)
