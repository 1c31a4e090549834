"""Fiscal windows come from the home's calendar: months of four and five weeks, years of 52 and 53."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.fiscal import FiscalCalendar, read_fiscal
from tests.unit.policies.fiscal_years import FIRST, months_of, write_calendar

SHIPPED = Path(__file__).parents[3] / "pipelines" / "home" / "templates" / "rulebook" / "calendar" / "fiscal_445.csv"


@pytest.fixture
def calendar(tmp_path: Path) -> FiscalCalendar:
    """A 4-4-5 year of 53 weeks, then one of 52 that begins a week into January."""
    return read_fiscal(_written(tmp_path, months_of({2026: 53, 2027: 52})))


def _written(folder: Path, rows: list[str]) -> Path:
    return write_calendar(folder / "fiscal.csv", rows)


@pytest.mark.parametrize(
    ("window_id", "as_of", "start", "end"),
    [
        ("fiscal_month_to_date", date(2026, 2, 1), date(2026, 1, 25), date(2026, 2, 2)),
        ("fiscal_month_previous", date(2026, 2, 1), FIRST, date(2026, 1, 25)),
        ("fiscal_month_last_complete", date(2026, 2, 21), date(2026, 1, 25), date(2026, 2, 22)),
        ("fiscal_month_last_complete", date(2026, 2, 20), FIRST, date(2026, 1, 25)),
        ("fiscal_quarter_previous", date(2026, 4, 1), FIRST, date(2026, 3, 29)),
        ("fiscal_year_previous", date(2027, 1, 3), FIRST, date(2027, 1, 3)),
        ("fiscal_year_to_date", date(2027, 1, 2), FIRST, date(2027, 1, 3)),
        ("fiscal_year_to_date", date(2027, 1, 3), date(2027, 1, 3), date(2027, 1, 4)),
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
        (["2026,one,1,2026-01-04,2026-02-01"], ":2"),
        (months_of({2026: 52})[:11], ":2"),
        (months_of({2026: 52, 2027: 52})[:23], ":14"),
        (months_of({2026: 52, 2028: 52}), ":14"),
        ([row.replace("2026,3,", "2026,1,") for row in months_of({2026: 52})], ":2"),
    ],
)
def test_a_fault_of_the_calendar_is_told_at_its_line(rows: list[str], told: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_fiscal(_written(tmp_path, rows))
    assert refused.value.problems[0].where.endswith(told)


def test_the_shipped_calendar_has_years_of_52_weeks_and_53_where_the_last_saturday_asks_for_it() -> None:
    shipped = read_fiscal(SHIPPED)
    ends = [shipped.window("fiscal_year_previous", date(year, 6, 30)) for year in range(2023, 2032)]
    assert {found.end_on.weekday() for found in ends} == {6}
    weeks = [(found.end_on - found.start_on).days // 7 for found in ends if found.start_on]
    assert weeks == [52, 52, 52, 53, 52, 52, 52, 52, 52]
