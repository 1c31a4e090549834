"""Fiscal calendars: years cut into months and quarters that are not the calendar's, such as 4-4-5 weeks.

A file calendar/<name>.csv has the columns `fiscal_year,fiscal_quarter,fiscal_month,start_on,end_on`, one row a month,
end exclusive, each beginning where the one before ends; its years are whole, of 12 or 13 months, 52 or 53 weeks or any
days. A date outside is an error that names the file, never a guess. Working days belong to `calendar.py`.
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
MONTHS_OF_A_YEAR = (12, 13)
QUARTERS = [1, 2, 3, 4]
Period = tuple[date, date]
Place = tuple[int, int, int]


@dataclass(frozen=True)
class FiscalMonth:
    """One row: its place in the fiscal year, and its days (end exclusive)."""

    place: Place
    start_on: date
    end_on: date


@dataclass(frozen=True)
class FiscalCalendar:
    """The months of one file, in order."""

    path: Path
    months: Sequence[FiscalMonth]

    @property
    def last_day(self) -> date:
        """The last day it knows."""
        return self.months[-1].end_on - ONE_DAY

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
    _years_are_whole(months, path)
    return FiscalCalendar(path, months)


def has_fiscal_heading(path: Path) -> bool:
    """Whether the file states fiscal months, and not working days."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), None) == COLUMNS


def _years_are_whole(months: Sequence[FiscalMonth], path: Path) -> None:
    """A year of which months are missing would begin, or be complete, on a wrong day."""
    line, expected = 2, months[0].place[0]
    for year, found in groupby(months, key=lambda month: month.place[0]):
        places = [month.place for month in found]
        quarters = [quarter for quarter, _ in groupby(quarter for _, quarter, _ in places)]
        numbers = [number for _, _, number in places]
        if year != expected:
            raise _refused(f"the year {year} follows {expected - 1}", path, line, "Write the years in their order")
        if len(places) not in MONTHS_OF_A_YEAR or numbers != [*range(1, len(places) + 1)] or quarters != QUARTERS:
            what = f"the year {year} is not whole"
            raise _refused(what, path, line, "Give it the months 1 to 12, or 13, in the quarters 1 to 4")
        line, expected = line + len(places), year + 1


def _month(row: Mapping[str, str | None], path: Path, line: int) -> FiscalMonth:
    texts = [(row[column] or "").strip() for column in COLUMNS]
    try:
        start, end = (date.fromisoformat(text) for text in texts[3:])
        year, quarter, month = (int(text) for text in texts[:3])
    except ValueError:
        raise _refused("no numbers and dates", path, line, "Write 2026,1,1,2026-01-04,2026-02-01") from None
    if end <= start:
        raise _refused(f"ends on {end}, before it begins", path, line, "end_on is the day after its last")
    return FiscalMonth((year, quarter, month), start, end)


def _refused(what: str, path: Path, line: int, remedy: str) -> ConfigurationError:
    return ConfigurationError(Problem(what, f"{path}:{line}", remedy, "calendar"))
