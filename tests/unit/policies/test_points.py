"""Points arithmetic: the worked cases of the rulebook (4.8, Q9, Q10)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.policies.points import (
    Entry,
    balance,
    cleared,
    earned,
    expiries,
    expiring,
    open_lots,
    qualifying,
    reversed_points,
)

JAN, FEB, MAR, JUN, JUL = (date(2026, month, 1) for month in (1, 2, 3, 6, 7))
END = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("net", "points"),
    [("100.90", 100), ("0.50", 0), ("0", 0), ("12999.99", 12999), ("-5.00", -5), ("-0.50", 0), ("-5.99", -5)],
)
def test_a_receipt_earns_its_whole_units(net: str, points: int) -> None:
    assert earned(Decimal(net)) == points


def test_two_receipts_of_half_a_unit_earn_nothing() -> None:
    assert earned(Decimal("0.50")) + earned(Decimal("0.50")) == 0


def test_a_return_takes_back_what_its_own_receipt_no_longer_earns() -> None:
    assert reversed_points(Decimal("100.90"), Decimal("50.40")) == -50
    assert reversed_points(Decimal("100.90"), Decimal("0")) == -100


def test_a_balance_is_the_sum_of_entries_on_any_date() -> None:
    entries = [Entry(JAN, "earn", 100), Entry(FEB, "redeem", -30), Entry(MAR, "reverse", -50)]
    assert [balance(entries, day) for day in (date(2025, 12, 31), JAN, FEB, MAR)] == [0, 100, 70, 20]


def test_redemption_and_expiry_never_lower_what_was_earned() -> None:
    entries = [Entry(JAN, "earn", 100), Entry(FEB, "redeem", -90), Entry(MAR, "expire", -10), Entry(MAR, "reverse", -5)]
    assert qualifying(entries, JAN, END) == 95
    assert qualifying(entries, FEB, END) == -5


def test_the_lot_that_expires_first_is_spent_first_among_those_that_exist() -> None:
    entries = [Entry(JAN, "earn", 100, "a", END), Entry(FEB, "redeem", -60), Entry(MAR, "earn", 100, "b", JUN)]
    assert [(lot.document, lot.points) for lot in open_lots(entries, MAR)] == [("b", 100), ("a", 40)]
    later = [*entries, Entry(MAR, "redeem", -110)]
    assert [(lot.document, lot.points) for lot in open_lots(later, MAR)] == [("a", 30)]


def test_what_is_taken_beyond_all_lots_is_paid_by_the_next_points() -> None:
    entries = [Entry(JAN, "earn", 10, "a"), Entry(FEB, "reverse", -25), Entry(MAR, "earn", 20, "b")]
    assert (balance(entries, FEB), [lot.points for lot in open_lots(entries, MAR)]) == (-15, [5])


def test_a_lot_expires_with_what_is_left_of_it_and_history_stays() -> None:
    entries = [Entry(JAN, "earn", 100, "a", JUL), Entry(FEB, "redeem", -30), Entry(MAR, "earn", 50, "b", END)]
    assert [lot.points for lot in expiring(entries, JUN, date(2026, 7, 2))] == [70]
    due = expiries(entries, JUL)
    assert [(entry.kind, entry.points, entry.document) for entry in due] == [("expire", -70, "a")]
    assert balance([*entries, *due], JUL) == 50
    assert balance(cleared(entries, END), END) == 0
    assert len(cleared(entries, JUL)) == len(entries) + 1
