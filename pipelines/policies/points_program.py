"""Points programs: how receipts earn points and when what is left of them is cleared. One file a version.

`points/<program>/<from>.yml` of a home. The arithmetic stands in `points.py`; how files are read and what can be wrong
with them in `points_file.py`. What a policy makes of points earned stands in that policy: a program gives no level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from pipelines.policies.fields import Code, Currency, Day, Exact, Name, Part
from pipelines.policies.review import Review
from pipelines.policies.windows import ONE_DAY, SINCE_RESET, Window, add_months

YEAR_MONTHS = 12
Delivered = Literal["earn", "expire"]


class PointsProgram(Part):
    """One version of a program. After a day of `clearing` what is left of every lot is worthless.

    Points are given for receipts and cleared here, unless `delivered` says that a source tells it: `earn` (with what
    returns take back) or `expire`. What is not told there is refused there, so that nothing counts twice.
    `value_per_point` is what one point is worth in the currency.
    """

    id: Code
    version: str = Field(min_length=1, max_length=40)
    effective_from: Day
    effective_to: Day | None = None
    name: Name
    owner: str = Field(min_length=1)
    source: str | None = None
    currency: Currency
    points_per_unit: Exact = Field(Decimal(1), gt=0)
    rounding: Literal["floor_per_receipt"] = "floor_per_receipt"
    delivered: tuple[Delivered, ...] = ()
    value_per_point: Exact | None = Field(None, gt=0)
    clearing: Review | None = None
    ours: tuple[str, ...] = ()

    @property
    def earns_from_receipts(self) -> bool:
        """Whether points are computed from sales, and none are taken from a source."""
        return "earn" not in self.delivered

    @property
    def clears(self) -> bool:
        """Whether the `expire` entries are made here, and none are taken from a source."""
        return "expire" not in self.delivered


def spans(versions: Sequence[PointsProgram]) -> Iterator[tuple[PointsProgram, date | None]]:
    """The versions of one program, oldest first, with the day before which each holds; None = it still does."""
    for number, version in enumerate(versions):
        following = versions[number + 1].effective_from if number + 1 < len(versions) else None
        ends = [day for day in (version.effective_to, following) if day]
        yield version, min(ends, default=None)


def clearing_days(versions: Sequence[PointsProgram], last: date) -> list[date]:
    """The days of clearing of one program up to `last`: the version in force on a day says whether it is one."""
    found: list[date] = []
    for version, ends_before in spans(versions):
        until = min(last, ends_before - ONE_DAY) if ends_before else last
        if version.clearing and version.effective_from <= until:
            found += version.clearing.dates(version.effective_from, until)
    return found


def expires_on(versions: Sequence[PointsProgram], earned_on: date) -> date | None:
    """The first day on which points that came on a day are worthless: the day after the next clearing."""
    latest = max([earned_on, *(version.effective_from for version in versions)])
    days = clearing_days(versions, add_months(latest, YEAR_MONTHS + 1))
    return next((day + ONE_DAY for day in days if day >= earned_on), None)


def since_reset(versions: Sequence[PointsProgram], as_of: date) -> Window:
    """The days since the last clearing that is over on D: points that came on the day of clearing went with it.

    So it begins on the day on which the ledger clears, before what that day adds. Before the first one: of all time.
    """
    cleared = clearing_days(versions, as_of - ONE_DAY)
    return Window(SINCE_RESET, cleared[-1] + ONE_DAY if cleared else None, as_of + ONE_DAY)
