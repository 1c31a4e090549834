"""One customer's published reasons under one version of a policy, read as an auditor reads them.

Every reading is checked against the text of the policy: a row whose bar, points or verdict is not what its own value
gives by that text fails. Keep the levels that kinds make of the rows out of here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.policies.bounds import Interval
from pipelines.policies.criteria import Band, BandedCriterion, Category, Criterion
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion

Row = Mapping[str, Any]
Outcome = tuple[str | None, str | None]
"""A level, or None and why."""
TOTAL, STANDING = "total", "standing"
PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class Reasons:
    """The rows of one customer in one scope and category; `compared` = the published values of all in that part."""

    version: PolicyVersion
    as_of: date
    rows: Sequence[Row]
    compared: Sequence[Decimal] = ()

    def row(self, criterion_id: str) -> Row:
        """The only row of a criterion."""
        (found,) = (row for row in self.rows if row["criterion_id"] == criterion_id)
        return found

    def of_level(self, level: str) -> dict[str, Row]:
        """What was tried for a level, by criterion or test."""
        return {row["criterion_id"]: row for row in self.rows if row["tested_level_code"] == level}

    def factor(self, criterion: Criterion) -> Decimal:
        """How many base units, in which values are published, make one of the criterion's."""
        return (
            unit_of(criterion.metric, criterion.unit, self.version.currency).factor if criterion.metric else Decimal(1)
        )

    def bar(self, criterion: Criterion, interval: Interval) -> Interval:
        """A stretch of the policy's text in base units."""
        return interval.times(self.factor(criterion))

    def earned(self, criterion: BandedCriterion) -> tuple[Band | Category | None, str | None]:
        """What the row's value earns by the policy's bands or map, or why it earns nothing."""
        row = self.row(criterion.id)
        if row["value"] is None:
            found = criterion.map.get(row["value_code"]) if row["value_code"] else None
            assert found is None or row["operator"] == "=", row
            return found, None if found else row["missing_reason"]
        stretches = zip(criterion.bands, criterion.intervals, strict=True)
        for band, interval in stretches:
            if lies_in(row, self.bar(criterion, interval)):
                assert shows(row, self.bar(criterion, interval)), row
                return band, None
        return None, "unknown_threshold" if criterion.unknown else "no_band"


def lies_in(row: Row, stretch: Interval) -> bool:
    """Whether the row's value, exact where it is a quotient, lies in a stretch."""
    if row["whole"] is None:
        return stretch.holds(row["value"])
    assert row["value"] == (row["part"] / row["whole"]).quantize(PLACES), row
    return stretch.times(row["whole"]).holds(row["part"])


def shows(row: Row, stretch: Interval) -> bool:
    """Whether the row shows the bar of that stretch."""
    return bool(row["operator"] == stretch.operator and row["threshold"] == stretch.threshold)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """As `total` of a place shows it."""
    return (part * 100 / whole).quantize(PLACES)
