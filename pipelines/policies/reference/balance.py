"""Reference of daily balances: the sum of end-of-day balances over a natural month, and its calendar days.

A missing day carries the account's last balance forward, across the start of the month too; before the first one the
balance is 0. Accounts of one customer are added up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from pipelines.policies.grade import Quotient
from pipelines.policies.windows import ONE_DAY, Window

Balances = Mapping[date, Decimal]


def balance_on(balances: Balances, day: date) -> Decimal:
    """An account's balance at the end of `day`: that of the latest day on record up to it, 0 without one."""
    latest = max((on for on in balances if on <= day), default=None)
    return Decimal(0) if latest is None else balances[latest]


def average_daily(accounts: Sequence[Balances], window: Window) -> Quotient:
    """The average of a customer's balances over a month, not yet divided."""
    assert window.start_on is not None
    days = (window.end_on - window.start_on).days
    dates = [window.start_on + number * ONE_DAY for number in range(days)]
    total = sum((balance_on(account, day) for account in accounts for day in dates), Decimal(0))
    return Quotient(total, days)
