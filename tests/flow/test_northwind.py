"""Northwind, a small ERP with headers, lines and discounts as shares: from the inbox to the published figures."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import manifest, metrics, query, refresh, tiers
from tests.flow.real_data import home_with, truth

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def northwind(tmp_path_factory: pytest.TempPathFactory) -> Home:
    files = ("customers.csv", "orders.csv", "order_details.csv")
    home = home_with(tmp_path_factory.mktemp("northwind") / "home", "northwind", files)
    assert refresh(home).exit_code == 0
    return home


def values(home: Home, metric: str) -> dict[str, Decimal]:
    return {code: value for (code, name), value in metrics(home).items() if name == metric}


def test_every_line_counts_and_none_is_quarantined(northwind: Home) -> None:
    accounted = manifest(northwind)["accounting"]
    assert list(accounted["sales_line"]) == ["counted"]
    assert accounted["sales_line"]["counted"]["rows"] == 2_155
    assert Decimal(accounted["sales_line"]["counted"]["amount"]) == Decimal("1265793.0395")
    assert sum(one["rows_quarantined"] for one in manifest(northwind)["inputs"]) == 0


def test_the_net_of_every_customer_is_the_truth_to_the_last_digit(northwind: Home) -> None:
    known = truth("northwind", "customer_id")
    bought = {code: value for code, value in values(northwind, "net_spend").items() if code in known}
    assert bought == {code: Decimal(row["net"]) for code, row in known.items()}
    assert sum(values(northwind, "net_spend").values()) == Decimal("1265793.0395")


def test_every_order_is_one_purchase_of_its_customer(northwind: Home) -> None:
    found = {code: count for code, count in values(northwind, "sale_count").items() if count}
    assert found == {code: int(row["orders"]) for code, row in truth("northwind", "customer_id").items()}
    assert sum(found.values()) == 830


def test_the_two_customers_without_orders_are_prospects(northwind: Home) -> None:
    assert len(query(northwind, "select customer_key from customers")) == 91
    statuses = Counter(status for status, _ in tiers(northwind, "wholesale_spend").values())
    assert statuses == {"rated": 89, "prospect": 2}
    assert set(tiers(northwind, "wholesale_spend")) - set(truth("northwind", "customer_id")) == {"FISSA", "PARIS"}
