"""Fiscal windows come from the home's calendar: months of four and five weeks, years of 52 and 53."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.fiscal import COLUMNS, FiscalCalendar, read_fiscal

FIRST = date(2025, 12, 28)


@pytest.fixture
def calendar(tmp_path: Path) -> FiscalCalendar:
    """A 4-4-5 year of 52 weeks, then the first two months of one that begins a week into January."""
    return read_fiscal(_written(tmp_path, _months()))


def _months() -> list[str]:
    weeks = [4, 4, 5] * 3 + [4, 4, 6] + [4, 4]
    rows, start = [], FIRST
    for number, count in enumerate(weeks):
        year, month = divmod(number, 12)
        end = start + timedelta(weeks=count)
        rows.append(f"{2026 + year},{month // 3 + 1},{month + 1},{start},{end}")
        start = end
    return rows


def _written(folder: Path, rows: list[str]) -> Path:
    path = folder / "fiscal.csv"
    path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("window_id", "as_of", "start", "end"),
    [
        ("fiscal_month_to_date", date(2026, 2, 1), date(2026, 1, 25), date(2026, 2, 2)),
        ("fiscal_month_previous", date(2026, 2, 1), FIRST, date(2026, 1, 25)),
        ("fiscal_month_last_complete", date(2026, 2, 21), date(2026, 1, 25), date(2026, 2, 22)),
        ("fiscal_month_last_complete", date(2026, 2, 20), FIRST, date(2026, 1, 25)),
        ("fiscal_quarter_previous", date(2026, 4, 1), FIRST, date(2026, 3, 29)),
        ("fiscal_year_previous", date(2027, 1, 3), FIRST, date(2027, 1, 3)),
        ("fiscal_year_last_complete", date(2027, 1, 2), FIRST, date(2027, 1, 3)),
    ],
)
def test_a_fiscal_window_lies_where_the_calendar_says(
    window_id: str, as_of: date, start: date, end: date, calendar: FiscalCalendar
) -> None:
    found = calendar.window(window_id, as_of)
    assert (found.start_on, found.end_on) == (start, end)


@pytest.mark.parametrize(
    ("window_id", "as_of"), [("fiscal_month_to_date", date(2030, 1, 1)), ("fiscal_year_previous", date(2026, 6, 1))]
)
def test_a_date_outside_names_the_file(window_id: str, as_of: date, calendar: FiscalCalendar) -> None:
    with pytest.raises(ConfigurationError, match=r"fiscal\.csv"):
        calendar.window(window_id, as_of)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["2026,1,1,2026-01-04,2026-02-01", "2026,1,2,2026-02-02,2026-03-01"], ":3"),
        (["2026,1,1,2026-01-04,2026-01-04"], ":2"),
        (["2026,1,1,20xx-01-04,2026-02-01"], ":2"),
        ([], ":1"),
    ],
)
def test_a_fault_of_the_calendar_is_told_at_its_line(rows: list[str], told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_fiscal(_written(tmp_path, rows))
    assert refused.value.problems[0].where.endswith(told)
