"""Fiscal calendars: years cut into months and quarters that are not the calendar's, such as 4-4-5 weeks.

A file calendar/<name>.csv has the columns `fiscal_year,fiscal_quarter,fiscal_month,start_on,end_on`, one row a month,
end exclusive, each beginning where the one before ends. A date outside is an error that names the file, never a guess.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.windows import FISCAL, ONE_DAY, Window

COLUMNS = ["fiscal_year", "fiscal_quarter", "fiscal_month", "start_on", "end_on"]
KEYS = {"year": 1, "quarter": 2, "month": 3}
Period = tuple[date, date]


@dataclass(frozen=True)
class FiscalMonth:
    """One row: its place in the fiscal year, and its days (end exclusive)."""

    place: tuple[str, str, str]
    start_on: date
    end_on: date


@dataclass(frozen=True)
class FiscalCalendar:
    """The months of one file, in order."""

    path: Path
    months: Sequence[FiscalMonth]

    def window(self, window_id: str, as_of: date) -> Window:
        """A fiscal_… window as of D; ConfigurationError when the file does not reach that far."""
        asked = FISCAL.fullmatch(window_id)
        if asked is None:
            raise ValueError(f"{window_id} is no fiscal window")
        periods = self._periods(asked[1])
        now = next((number for number, (start, end) in enumerate(periods) if start <= as_of < end), None)
        if now is None:
            raise self._outside(as_of)
        start, end = periods[now]
        if asked[2] == "to_date":
            return Window(window_id, start, as_of + ONE_DAY)
        if asked[2] == "last_complete" and as_of + ONE_DAY == end:
            return Window(window_id, start, end)
        if now == 0:
            raise self._outside(start - ONE_DAY)
        return Window(window_id, *periods[now - 1])

    def _periods(self, length: str) -> list[Period]:
        parts = groupby(self.months, key=lambda month: month.place[: KEYS[length]])
        months = [list(of_period) for _, of_period in parts]
        return [(of_period[0].start_on, of_period[-1].end_on) for of_period in months]

    def _outside(self, day: date) -> ConfigurationError:
        what = f"{day} lies outside the fiscal calendar"
        return ConfigurationError(Problem(what, str(self.path), "Add the fiscal months up to that date", "calendar"))


def read_fiscal(path: Path) -> FiscalCalendar:
    """Read one calendar file; ConfigurationError with its line when a row is not a month that follows the last."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != COLUMNS:
            raise _refused(f"the columns are not {','.join(COLUMNS)}", path, 1, "Write them as the first line")
        months = [_month(row, path, number) for number, row in enumerate(rows, start=2)]
    for line, (earlier, later) in enumerate(pairwise(months), start=3):
        if later.start_on != earlier.end_on:
            raise _refused(f"{later.start_on} is not the day after the month before", path, line, "Leave no gap")
    if not months:
        raise _refused("no months", path, 1, "Add the fiscal months, one a line")
    return FiscalCalendar(path, months)


def _month(row: Mapping[str, str | None], path: Path, line: int) -> FiscalMonth:
    texts = [(row[column] or "").strip() for column in COLUMNS]
    try:
        start, end = (date.fromisoformat(text) for text in texts[3:])
    except ValueError:
        raise _refused("no dates", path, line, "Write 2026,1,1,2026-01-04,2026-02-01") from None
    if end <= start:
        raise _refused(f"ends on {end}, before it begins", path, line, "end_on is the day after its last")
    return FiscalMonth((texts[0], texts[1], texts[2]), start, end)


def _refused(what: str, path: Path, line: int, remedy: str) -> ConfigurationError:
    return ConfigurationError(Problem(what, f"{path}:{line}", remedy, "calendar"))
