"""Average daily balances: a missing day carries the last one on, and the days of the calendar divide (4.11, Q15)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from pipelines.policies.reference.balance import average_daily
from pipelines.policies.reference.grader import grade
from pipelines.policies.windows import window
from tests.unit.policies.shipped import shipped

JUNE = window("calendar_month_last_complete", date(2026, 7, 15))


def _days(amount: str, first: int, last: int) -> dict[date, Decimal]:
    return {date(2026, 6, day): Decimal(amount) for day in range(first, last + 1)}


def test_the_divisor_is_the_days_of_the_calendar() -> None:
    found = average_daily([_days("60000", 1, 25) | _days("0", 26, 30)], JUNE)
    assert (found.dividend, found.divisor) == (1_500_000, 30)


def test_a_missing_day_carries_the_balance_forward_across_the_start_of_the_month() -> None:
    sparse = {date(2026, 5, 20): Decimal(100), date(2026, 6, 11): Decimal(40)}
    assert average_daily([sparse], JUNE).dividend == 100 * 10 + 40 * 20


def test_before_the_first_balance_an_account_is_empty() -> None:
    assert average_daily([{date(2026, 6, 30): Decimal(300)}], JUNE).dividend == 300
    assert average_daily([{date(2026, 7, 1): Decimal(300)}], JUNE).dividend == 0


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([_days("60000", 1, 25) | _days("0", 26, 30)], "欣然"),
        ([_days("60000", 1, 24) | _days("0", 25, 30)], "no_band"),
        ([_days("30000", 1, 30), _days("20000", 1, 30)], "欣然"),
        ([_days("50000", 1, 29) | _days("49999.99", 30, 30)], "no_band"),
    ],
)
def test_accounts_of_one_customer_are_added_and_nothing_is_rounded(
    accounts: list[dict[date, Decimal]], expected: str
) -> None:
    in_wan = [{day: amount / 10_000 for day, amount in each.items()} for each in accounts]
    found = grade(shipped("bank_average_assets"), {"assets": average_daily(in_wan, JUNE)})
    assert (found.level_code or found.reason) == expected


def test_a_month_is_the_last_complete_one() -> None:
    assert JUNE.end_on - timedelta(days=1) == date(2026, 6, 30)
