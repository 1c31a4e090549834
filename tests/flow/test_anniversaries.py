"""A home that counts in years of membership: each customer's own dates, and nothing where no start is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, query, refresh, tiers
from tests.flow.receipts import RECEIPTS, SPEND, receipts

MEMBERS = """
format: csv
file: "members_*.csv"
namespace: shop
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {code: code, since: since}
tables:
  customer: {customer_code: code, relationship_start_on: since}
"""
YEARLY = SPEND.replace("metric: net_spend", "metric: net_spend\n    window: anniversary")
SALES = receipts(
    "S1,1,c1,2026-01-14,1,150",
    "S2,1,c2,2026-01-15,1,150",
    "S3,1,c3,2026-02-28,1,150",
    "S4,1,c4,2026-06-01,1,150",
    "S5,1,c5,2026-06-01,1,150",
)
SINCE = "code,since\nc1,2020-01-15\nc2,2020-01-15\nc3,2024-02-29\nc4,2026-06-01\nc5,\n"
OF_YEAR = """
    select customer_code, window_start_on, window_end_on, {shown}
    from {mart} inner join customer_codes using (customer_key)
    where window_id = 'anniversary' and metric = 'net_spend' order by customer_code"""
AFTER = date(2026, 7, 1)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = make_home(tmp_path / "home", {"receipts": RECEIPTS, "members": MEMBERS}, {"spend": YEARLY})
    deliver(made, receipts_1=SALES, members_1=SINCE)
    assert refresh(made).exit_code == 0
    return made


def test_a_year_of_membership_is_published_with_each_customers_own_dates(home: Home) -> None:
    assert tiers(home) == {
        "c1": ("rated", "basic"),
        "c2": ("rated", "silver"),
        "c3": ("rated", "silver"),
        "c4": ("rated", "silver"),
        "c5": ("ungraded", None),
    }
    begun = {"c1": date(2026, 1, 15), "c2": date(2026, 1, 15), "c3": date(2026, 2, 28), "c4": date(2026, 6, 1)}
    assert query(home, OF_YEAR.format(shown="value", mart="customer_metrics")) == [
        (code, start, AFTER, 0 if code == "c1" else 150) for code, start in begun.items()
    ]
    reasons = {(code, start, end) for code, start, end, _ in _reasons(home)}
    assert reasons == {(code, start, AFTER) for code, start in begun.items()} | {("c5", None, None)}
    assert {shown for code, *_, shown in _reasons(home) if code == "c5"} == {"missing_value"}


def _reasons(home: Home) -> list[tuple[object, ...]]:
    return query(home, OF_YEAR.format(shown="missing_reason", mart="customer_tier_reasons"))
