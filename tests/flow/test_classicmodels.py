"""classicmodels, orders with a status and payments without an order: from the inbox to the published figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import manifest, metrics, refresh, tiers
from tests.flow.real_data import home_with, truth

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def classicmodels(tmp_path_factory: pytest.TempPathFactory) -> Home:
    files = ("customers.csv", "orders.csv", "orderdetails.csv", "payments.csv")
    home = home_with(tmp_path_factory.mktemp("classicmodels") / "home", "classicmodels", files)
    assert refresh(home).exit_code == 0
    return home


def values(home: Home, metric: str) -> dict[str, Decimal]:
    return {code: value for (code, name), value in metrics(home).items() if name == metric}


@pytest.mark.parametrize(("metric", "column"), [("ordered_gross_amount", "ordered"), ("paid_amount", "paid")])
def test_orders_and_payments_of_every_customer_are_the_truth_to_the_last_digit(
    classicmodels: Home, metric: str, column: str
) -> None:
    known = {code: Decimal(row[column]) for code, row in truth("classicmodels", "customerNumber").items()}
    assert values(classicmodels, metric) == known
    assert len(known) == 122


def test_a_cancelled_order_counts_in_the_gross_ordered_amount_only(classicmodels: Home) -> None:
    lines = manifest(classicmodels)["accounting"]["order_line"]
    assert Decimal(lines["excluded:cancelled"]["amount"]) == Decimal("238854.18")
    assert sum(values(classicmodels, "ordered_gross_amount").values()) == Decimal("9604190.61")
    assert sum(values(classicmodels, "ordered_amount").values()) == Decimal("9604190.61") - Decimal("238854.18")


def test_every_payment_counts(classicmodels: Home) -> None:
    assert manifest(classicmodels)["accounting"]["payment"]["counted"]["rows"] == 273
    assert sum(values(classicmodels, "paid_amount").values()) == Decimal("8853839.23")


def test_who_ordered_and_paid_but_was_never_invoiced_is_measured_and_still_a_prospect(classicmodels: Home) -> None:
    known = truth("classicmodels", "customerNumber")
    assert tiers(classicmodels, "dealer_orders") == dict.fromkeys(known, ("prospect", None))
