"""Windows are half-open stretches of days, computed from D alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.policies.windows import (
    Window,
    add_months,
    complete_months,
    is_window,
    since_change,
    window,
    window_since,
)

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
CASES = [
    ("rolling_30_days", "2026-03-31", "2026-03-02", "2026-04-01"),
    ("rolling_1_days", "2026-03-31", "2026-03-31", "2026-04-01"),
    ("rolling_12_months", "2026-11-21", "2025-11-22", "2026-11-22"),
    ("rolling_3_months", "2026-05-31", "2026-03-01", "2026-06-01"),
    ("rolling_12_months", "2025-02-28", "2024-02-29", "2025-03-01"),
    ("rolling_12_complete_months", "2026-11-21", "2025-11-01", "2026-11-01"),
    ("rolling_12_complete_months", "2026-11-30", "2025-12-01", "2026-12-01"),
    ("rolling_1_complete_months", "2024-02-29", "2024-02-01", "2024-03-01"),
    ("calendar_month_to_date", "2026-11-21", "2026-11-01", "2026-11-22"),
    ("calendar_quarter_to_date", "2026-11-21", "2026-10-01", "2026-11-22"),
    ("calendar_year_to_date", "2026-11-21", "2026-01-01", "2026-11-22"),
    ("calendar_month_last_complete", "2026-11-21", "2026-10-01", "2026-11-01"),
    ("calendar_month_last_complete", "2026-11-30", "2026-11-01", "2026-12-01"),
    ("calendar_year_last_complete", "2026-12-31", "2026-01-01", "2027-01-01"),
    ("calendar_quarter_previous", "2026-12-31", "2026-07-01", "2026-10-01"),
    ("calendar_year_previous", "2026-01-01", "2025-01-01", "2026-01-01"),
]


@pytest.mark.parametrize(("window_id", "as_of", "start", "end"), CASES)
def test_a_window_runs_from_its_first_day_to_the_day_after_its_last(
    window_id: str, as_of: str, start: str, end: str
) -> None:
    expected = Window(window_id, date.fromisoformat(start), date.fromisoformat(end))
    assert window(window_id, date.fromisoformat(as_of)) == expected


def test_lifetime_has_no_first_day_and_ends_with_d() -> None:
    assert window("lifetime", date(2026, 11, 21)) == Window("lifetime", None, date(2026, 11, 22))


@pytest.mark.parametrize("window_id", ["rolling_0_days", "rolling_x_days", "calendar_week_to_date", "forever", ""])
def test_an_unknown_window_is_refused(window_id: str) -> None:
    assert not is_window(window_id)
    with pytest.raises(ValueError, match="no window"):
        window(window_id, date(2026, 1, 1))


@given(DAYS, st.integers(1, 800))
def test_rolling_days_are_exactly_so_many_days_ending_on_d(as_of: date, count: int) -> None:
    found = window(f"rolling_{count}_days", as_of)
    assert found.start_on is not None
    assert ((found.end_on - found.start_on).days, found.end_on) == (count, as_of + timedelta(days=1))


@given(DAYS, st.integers(1, 60))
def test_complete_months_are_whole_months_that_have_ended(as_of: date, count: int) -> None:
    found = window(f"rolling_{count}_complete_months", as_of)
    assert found.start_on is not None
    assert (found.start_on.day, found.end_on.day) == (1, 1)
    assert add_months(found.start_on, count) == found.end_on
    assert found.end_on <= as_of + timedelta(days=1) < add_months(found.end_on, 1)


@given(DAYS, DAYS)
def test_completed_months_are_the_most_that_have_passed(one: date, other: date) -> None:
    start, as_of = sorted((one, other))
    months = complete_months(start, as_of)
    assert add_months(start, months) <= as_of < add_months(start, months + 1)


@given(DAYS, st.sampled_from(["month", "quarter", "year"]))
def test_the_previous_period_ends_where_the_current_one_begins(as_of: date, period: str) -> None:
    previous, current = window(f"calendar_{period}_previous", as_of), window(f"calendar_{period}_to_date", as_of)
    assert previous.end_on == current.start_on


def test_a_window_forward_begins_on_the_day_after() -> None:
    found = window("forward_30_days", date(2026, 1, 31))
    assert (found.start_on, found.end_on) == (date(2026, 2, 1), date(2026, 3, 3))


@pytest.mark.parametrize(
    ("start", "as_of", "begins"),
    [
        (date(2020, 2, 29), date(2025, 2, 27), date(2024, 2, 29)),
        (date(2020, 2, 29), date(2025, 2, 28), date(2025, 2, 28)),
        (date(2020, 2, 29), date(2024, 2, 28), date(2023, 2, 28)),
        (date(2020, 2, 29), date(2024, 2, 29), date(2024, 2, 29)),
        (date(2025, 6, 1), date(2025, 6, 1), date(2025, 6, 1)),
    ],
)
def test_a_leap_day_has_its_anniversary_on_the_28th_of_common_years(start: date, as_of: date, begins: date) -> None:
    assert window_since("anniversary", start, as_of).start_on == begins


def test_a_window_since_a_change_begins_on_its_day() -> None:
    found = since_change(date(2026, 3, 5), date(2026, 3, 31))
    assert (found.start_on, found.end_on) == (date(2026, 3, 5), date(2026, 4, 1))
    assert since_change(None, date(2026, 3, 31)).start_on is None
    with pytest.raises(ValueError, match="as of"):
        since_change(date(2026, 3, 31), date(2026, 3, 31))


def test_every_window_of_the_contract_is_known() -> None:
    dated = ("lifetime", "rolling_3_months", "forward_7_days", "fiscal_year_previous")
    assert all(is_window(each) for each in (*dated, "anniversary", "since_reset", "since_tier_change"))
