"""Levels by points that a program gives for receipts: the worked cases of S14 and S15, through the whole road.

The bars are proven in golden.csv; here stands what makes the points: receipts, returns, categories, clearing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import duckdb
import polars as pl
import pytest

from pipelines.policies.points_file import load_programs
from tests.landed_build import build_landed
from tests.spec.landed_customers import SALE, frame
from tests.unit.policies.shipped import POLICIES, versions_of

AS_OF = date(2024, 12, 31)
SHIPPED = ("points_annual_abcd", "points_category_discount", "gotone_vip")
# Customer by customer: day and amount of each receipt, and the level of the year.
YEARS = {
    "nothing but half a unit": ("2024-05-01 0.50", "A"),
    "999.99 in one receipt": ("2024-05-01 999.99", "A"),
    "1000 in two receipts": ("2024-05-01 500.20; 2024-06-01 500.90", "B"),
    "2999.99 in one receipt": ("2024-05-01 2999.99", "B"),
    "3000": ("2024-05-01 3000", "C"),
    "4999.99 in one receipt": ("2024-05-01 4999.99", "C"),
    "5000": ("2024-01-01 5000", "D"),
    "5001 on the last day": ("2024-12-31 5001", "D"),
    "5000 of the year before": ("2023-12-31 5000; 2024-05-01 1", "A"),
    "below nothing": ("2024-05-01 -5.00", None),
}
# Diamond, gold and silver cards of 2024 by the points of 2023, which were cleared in that year.
CARDS = {
    "13000 cleared long ago": ("2023-02-01 13000", "钻石卡"),
    "12999.99 in one receipt": ("2023-02-01 12999.99", "金卡"),
    "8000 on the last day": ("2023-12-31 8000", "金卡"),
    "7999": ("2023-02-01 7999", "银卡"),
    "3999, below every known card": ("2023-02-01 3999; 2024-02-01 9000", None),
}


def _landed() -> dict[str, pl.DataFrame]:
    lines = []
    for customer, (sold, _) in (YEARS | CARDS).items():
        for number, receipt in enumerate(sold.split("; ")):
            day, amount = receipt.split()
            line = {"document_code": f"{customer} {number}", "line_code": "1", "customer_code": customer}
            kind = {"line_kind": "sale" if Decimal(amount) > 0 else "return", "quantity": Decimal(1)}
            lines.append(SALE | line | kind | {"sold_on": date.fromisoformat(day), "net_amount": Decimal(amount)})
    basket = [("food", "5000"), ("household", "999.40"), ("drinks", "1000")]
    for number, (item, amount) in enumerate(basket):
        line = {"document_code": "basket", "line_code": str(number), "customer_code": "basket", "item_code": item}
        lines.append(SALE | line | {"sold_on": AS_OF, "net_amount": Decimal(amount), "quantity": Decimal(1)})
    items = [{"item_code": item, "category_code": item} for item, _ in basket]
    spent = {"entry_code": "1", "customer_code": "5000", "program_code": "member_points", "entry_kind": "redeem"}
    spent |= {"points": -4999, "entered_on": date(2024, 6, 1)}
    return {
        "sales_line": frame("sales_line", lines),
        "item": frame("item", items),
        "points_entry": frame("points_entry", [spent]),
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    versions = [version for policy in SHIPPED for version in versions_of(policy)]
    programs = load_programs(POLICIES.parent / "points")
    folder = tmp_path_factory.mktemp("levels")
    with build_landed(_landed(), versions, AS_OF, folder, programs=programs) as connection:
        yield connection


def _level(built: duckdb.DuckDBPyConnection, policy: str, customer: str, category: str = "*") -> str | None:
    (level,) = built.execute(
        """select level_code from tiers.tier_customer__reached inner join landing.identity using (customer_key)
        where policy_id = ? and customer_code = ? and category_code = ?""",
        [policy, customer, category],
    ).fetchall()
    return level[0]


@pytest.mark.parametrize("customer", YEARS)
def test_receipts_of_the_year_give_the_level_of_the_year(built: duckdb.DuckDBPyConnection, customer: str) -> None:
    assert _level(built, "points_annual_abcd", customer) == YEARS[customer][1]


@pytest.mark.parametrize("customer", CARDS)
def test_points_of_the_year_before_give_the_card_though_they_were_cleared(
    built: duckdb.DuckDBPyConnection, customer: str
) -> None:
    assert _level(built, "gotone_vip", customer) == CARDS[customer][1]


@pytest.mark.parametrize(("category", "level"), [("food", "D"), ("household", "A"), ("drinks", "B")])
def test_each_category_has_the_points_that_were_earned_in_it(
    built: duckdb.DuckDBPyConnection, category: str, level: str
) -> None:
    assert _level(built, "points_category_discount", "basket", category) == level


def test_the_categories_of_a_receipt_add_up_to_it(built: duckdb.DuckDBPyConnection) -> None:
    assert _level(built, "points_annual_abcd", "basket") == "D"
    rows = built.execute(
        """select category_code, points from metrics.met_points__earned inner join landing.identity
        using (customer_key) where customer_code = 'basket' order by category_code"""
    ).fetchall()
    assert rows == [("drinks", 1000), ("food", 5000), ("household", 999)]
