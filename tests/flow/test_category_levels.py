"""Levels of one product category each, by what was bought there: only of the categories a policy names."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import current, deliver, make_home, query, refresh
from tests.flow.receipts import RECEIPTS, RECEIPTS_HEADER, SPEND

ITEMS = """
file: "items_*.csv"
namespace: shop
duplicates: by_key
columns: {item: item, category: category}
tables: {item: {item_code: item, category_code: category}}
"""
SOLD = RECEIPTS.replace("  line: line\n", "  line: line\n  item: item\n").replace(
    "    line_code: line\n", "    line_code: line\n    item_code: item\n"
)
OF_CATEGORIES = SPEND.replace("id: spend\nver", "id: by_category\nscope: category\nver").replace(
    "metric: net_spend", "metric: net_spend\n    window: calendar_year_to_date"
)
OF_FOOD = OF_CATEGORIES.replace("by_category\nscope: category", "food_only\nscope: category\ncategories: [food]")
RANKED = OF_FOOD.partition("rule:")[0].replace("food_only", "food_ranked") + (
    """rule:
  kind: share
  criterion: {id: spend, metric: net_spend, window: calendar_year_to_date}
  shares: [{level: gold, percent: 50%}, {level: silver, percent: 25%}, {level: basic, percent: 25%}]
"""
)
LINES = (
    "S1,1,apple,ann,2026-01-05,1,100,CNY,,,",
    "S1,2,pan,ann,2026-01-05,1,5,CNY,,,",
    "S2,1,apple,ann,2025-12-31,1,100000,CNY,,,",
    "S3,1,pan,bob,2026-02-01,1,900,CNY,,,",
    "S4,1,apple,cem,2026-02-01,1,40,CNY,,,",
    "S5,1,mystery,cem,2026-02-01,1,70,CNY,,,",
)


@pytest.fixture(scope="module")
def by_category(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Lines of food, of household and of an item without category, under three policies of categories."""
    policies = {"by_category": OF_CATEGORIES, "food_only": OF_FOOD, "food_ranked": RANKED}
    folder: Path = tmp_path_factory.mktemp("by_category")
    home = make_home(folder, {"items": ITEMS, "receipts": SOLD}, policies)
    header = RECEIPTS_HEADER.replace("line,", "line,item,", 1)
    deliver(home, items_1="item,category\napple,food\npan,household\n", receipts_1=header + "\n".join(LINES) + "\n")
    refresh(home)
    assert current(home) == "seq=1\n"
    return home


def levels(home: Home, policy: str) -> set[tuple[Any, ...]]:
    rows = query(
        home,
        """select customer_code, category_code, level_code
        from customer_tiers inner join customer_codes using (customer_key) where policy_id = ?""",
        policy,
    )
    return set(rows)


def test_a_category_has_the_level_of_what_was_bought_in_it_in_the_window(by_category: Home) -> None:
    assert levels(by_category, "by_category") == {
        ("ann", "food", "silver"),
        ("ann", "household", "basic"),
        ("bob", "household", "silver"),
        ("cem", "food", "basic"),
        ("cem", "", "basic"),
    }


def test_a_policy_that_names_its_categories_grades_no_other(by_category: Home) -> None:
    assert levels(by_category, "food_only") == {("ann", "food", "silver"), ("cem", "food", "basic")}


def test_customers_are_ranked_among_those_of_the_categories_named(by_category: Home) -> None:
    assert levels(by_category, "food_ranked") == {("ann", "food", "gold"), ("cem", "food", "silver")}


def test_the_summary_of_a_policy_of_categories_adds_up_what_was_bought_there(by_category: Home) -> None:
    found = query(by_category, "select sum(value_amount) from tier_summary where policy_id = 'food_only'")
    assert found == [(Decimal(140),)]
