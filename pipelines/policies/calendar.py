"""Working days: weekdays, changed by the holidays and make-up workdays of a home's calendar file.

A file calendar/<name>.csv has the columns `on,is_workday,name`. It is known from its first row's date to its last;
a date outside is an error that names the file, never a guess. Windows and deadlines in months belong to `windows.py`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.windows import ONE_DAY

COLUMNS = ["on", "is_workday", "name"]
FLAGS = {"true": True, "false": False}
SATURDAY = 5


@dataclass(frozen=True)
class Workdays:
    """The exceptions of one calendar file, by date: True = a workday all the same, False = a holiday."""

    path: Path
    exceptions: Mapping[date, bool]

    def is_workday(self, day: date) -> bool:
        """Whether people work on `day`; ConfigurationError outside the dates the file knows."""
        if not min(self.exceptions) <= day <= max(self.exceptions):
            known = f"{min(self.exceptions)}..{max(self.exceptions)}"
            what = f"{day} lies outside the calendar, which knows {known}"
            raise ConfigurationError(Problem(what, str(self.path), "Add the holidays and workdays up to that date"))
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself does not count."""
        found = day
        while count > 0:
            found += ONE_DAY
            count -= self.is_workday(found)
        return found


def read_workdays(path: Path) -> Workdays:
    """Read one calendar file; ConfigurationError with its line when a row is not a date and a flag."""
    exceptions: dict[date, bool] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames != COLUMNS:
            raise _refused(f"the columns are not {','.join(COLUMNS)}", path, 1, "Write them as the first line")
        for number, row in enumerate(rows, start=2):
            day, is_workday = _exception(row, path, number)
            if day in exceptions:
                raise _refused(f"{day} stands twice", path, number, "Keep one of them")
            exceptions[day] = is_workday
    if not exceptions:
        raise _refused("no dates", path, 1, "Add the holidays and workdays, one a line")
    return Workdays(path, exceptions)


def _exception(row: Mapping[str, str | None], path: Path, line: int) -> tuple[date, bool]:
    try:
        return date.fromisoformat(row["on"] or ""), FLAGS[row["is_workday"] or ""]
    except (ValueError, KeyError):
        shown = f"{row['on']},{row['is_workday']}"
        raise _refused(f"{shown!r} is no date and flag", path, line, "Write 2026-10-01,false,National Day") from None


def _refused(what: str, path: Path, line: int, remedy: str) -> ConfigurationError:
    return ConfigurationError(Problem(what, f"{path}:{line}", remedy, "calendar"))
