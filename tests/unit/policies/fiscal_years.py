"""Fiscal calendars for tests: years of 4-4-5 weeks from a first day on, with a 53rd week where a test wants one.

Keep what a window of such a year is out of here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from pipelines.policies.fiscal import COLUMNS

FIRST = date(2025, 12, 28)


def months_of(years: Mapping[int, int], first: date = FIRST) -> list[str]:
    """The rows of consecutive years, each with its number of weeks, 52 or 53."""
    rows, start = [], first
    for year, weeks in years.items():
        lengths = [4, 4, 5] * 4
        lengths[-1] += weeks - 52
        for month, length in enumerate(lengths, start=1):
            end = start + timedelta(weeks=length)
            rows.append(f"{year},{(month - 1) // 3 + 1},{month},{start},{end}")
            start = end
    return rows


def write_calendar(path: Path, rows: Sequence[str]) -> Path:
    """A calendar file of these rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path
