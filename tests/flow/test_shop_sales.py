"""What a customer did, as published: returns, rates, late files, windows. Each customer code is one scenario."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import manifest, metrics, query, tiers

FIRST, SECOND, THIRD = 1, 2, 3


def values(home: Home, seq: int, customer: str, *names: str, window_id: str = "lifetime") -> tuple[Any, ...]:
    found = metrics(home, window_id, seq)
    return tuple(found[customer, name] for name in names)


def test_buying_500_and_returning_it_leaves_no_spend_no_visit_and_no_recency(shop: Home) -> None:
    names = ("net_spend", "gross_spend", "return_amount", "sale_count", "recency_days", "quantity")
    assert values(shop, FIRST, "returner", *names) == (0, 500, 500, 0, None, 0)


def test_a_return_without_reference_counts_on_its_own_date_and_takes_no_visit_away(shop: Home) -> None:
    assert values(shop, FIRST, "unreferenced", "net_spend", "sale_count", "recency_days") == (0, 1, 140)
    before_the_return = values(shop, FIRST, "unreferenced", "return_amount", window_id="rolling_90_days")
    assert before_the_return == (0,)


def test_partial_returns_leave_the_rest_of_the_sale(shop: Home) -> None:
    assert values(shop, FIRST, "partial", "net_spend", "sale_count", "recency_days") == (200, 1, 140)


def test_repeated_returns_may_take_the_whole_sale_back(shop: Home) -> None:
    assert values(shop, FIRST, "repeated", "net_spend", "sale_count", "recency_days") == (0, 0, None)


def test_an_over_return_is_set_aside_and_counted(shop: Home) -> None:
    assert values(shop, FIRST, "over", "net_spend", "return_amount", "sale_count") == (100, 0, 1)
    assert manifest(shop, FIRST)["accounting"]["sales_line"]["set_aside:over_returned"]["rows"] == 1


def test_an_exchange_is_a_return_and_a_sale(shop: Home) -> None:
    assert values(shop, FIRST, "exchange", "net_spend", "sale_count", "recency_days") == (90, 1, 59)


def test_a_return_in_a_later_file_finds_its_sale(shop: Home) -> None:
    assert values(shop, FIRST, "later", "net_spend", "sale_count") == (250, 1)
    assert values(shop, SECOND, "later", "net_spend", "sale_count", "recency_days") == (0, 0, None)


def test_a_return_that_arrives_before_its_sale_counts_whole_until_the_sale_arrives(shop: Home) -> None:
    assert values(shop, FIRST, "backwards", "net_spend", "sale_count") == (-300, 0)
    assert values(shop, SECOND, "backwards", "net_spend", "sale_count", "recency_days") == (0, 0, None)


def test_a_refund_at_another_rate_still_nets_to_nothing(shop: Home) -> None:
    assert values(shop, FIRST, "foreign", "gross_spend", "net_spend") == (Decimal("70.07"), 0)


def test_a_line_without_a_rate_is_set_aside_and_enters_when_the_rate_arrives(shop: Home) -> None:
    assert values(shop, FIRST, "no_rate", "net_spend", "sale_count") == (60, 1)
    assert manifest(shop, FIRST)["accounting"]["sales_line"]["set_aside:no_rate"]["rows"] == 1
    assert values(shop, SECOND, "no_rate", "net_spend", "sale_count") == (360, 2)
    assert "set_aside:no_rate" not in manifest(shop, SECOND)["accounting"]["sales_line"]


def test_a_document_in_two_currencies_is_set_aside_whole_and_a_return_of_it_stands_alone(shop: Home) -> None:
    assert manifest(shop, FIRST)["accounting"]["sales_line"]["set_aside:two_currencies"]["rows"] == 2
    # 5 CNY bought, 5 USD at 7.0 brought back: like a return of a sale that never arrived.
    assert values(shop, FIRST, "mixed", "gross_spend", "return_amount", "sale_count") == (5, 35, 1)


def test_a_line_without_header_is_set_aside_and_enters_when_the_header_arrives(shop: Home) -> None:
    assert "headless" not in tiers(shop, seq=FIRST)
    assert manifest(shop, FIRST)["accounting"]["sales_line"]["set_aside:no_header"]["rows"] == 1
    assert values(shop, SECOND, "headless", "net_spend", "sale_count", "recency_days") == (999, 1, 27)
    assert "set_aside:no_header" not in manifest(shop, SECOND)["accounting"]["sales_line"]


def test_a_document_that_is_delivered_again_is_replaced_whole(shop: Home) -> None:
    assert values(shop, FIRST, "redelivered", "net_spend") == (10,)
    assert values(shop, SECOND, "redelivered", "net_spend", "sale_count") == (30, 1)
    assert manifest(shop, SECOND)["accounting"]["sales_line"]["superseded"]["rows"] == 1


def test_lines_of_a_credit_note_are_taken_off(shop: Home) -> None:
    names = ("net_spend", "gross_spend", "return_amount", "sale_count", "quantity")
    assert values(shop, FIRST, "credited", *names) == (60, 100, 40, 1, 0)


def test_excluded_lines_stay_countable_and_out_of_the_spend(shop: Home) -> None:
    assert values(shop, FIRST, "excluded", "excluded_amount", "net_spend", "sale_count") == (70, 0, 0)


def test_what_was_never_delivered_is_null_and_what_is_absent_from_a_delivery_is_zero(shop: Home) -> None:
    names = ("paid_amount", "ordered_amount", "ordered_gross_amount")
    assert values(shop, FIRST, "headed", *names) == (None, None, None)
    assert values(shop, SECOND, "headed", *names) == (120, 300, 350)
    assert values(shop, SECOND, "partial", *names) == (0, 0, 0)
    assert values(shop, SECOND, "headed", "weight_kg") == (None,)


@pytest.mark.parametrize(("seq", "months"), [(FIRST, 77), (THIRD, 78)])
def test_tenure_counts_completed_months_up_to_the_month_end(shop: Home, seq: int, months: int) -> None:
    assert values(shop, seq, "tenure", "tenure_months") == (months,)


def test_tenure_without_a_start_is_null_and_never_taken_from_the_first_sale(shop: Home) -> None:
    for customer in ("no_since", "partial", "tomorrow"):
        assert values(shop, FIRST, customer, "tenure_months") == (None,)


def test_a_relationship_that_starts_after_the_date_enters_by_itself(shop: Home) -> None:
    assert values(shop, THIRD, "tomorrow", "tenure_months", "net_spend") == (0, 500)


@pytest.mark.parametrize(
    ("window_id", "spend", "visits"),
    [("lifetime", 111, 3), ("rolling_12_months", 110, 2), ("calendar_year_to_date", 100, 1)],
)
def test_a_window_holds_its_first_and_its_last_day_and_no_other(
    shop: Home, window_id: str, spend: int, visits: int
) -> None:
    assert values(shop, FIRST, "edges", "net_spend", "sale_count", window_id=window_id) == (spend, visits)


def test_the_calendar_year_begins_on_its_first_day(shop: Home) -> None:
    assert values(shop, FIRST, "year", "net_spend", window_id="calendar_year_to_date") == (10,)


def test_windows_are_published_with_their_first_day_and_the_day_after_their_last(shop: Home) -> None:
    rows = query(
        shop, "select distinct window_id, window_start_on::varchar, window_end_on::varchar from customer_metrics", seq=1
    )
    assert sorted(rows) == [
        ("calendar_year_to_date", "2026-01-01", "2026-07-01"),
        ("lifetime", None, "2026-07-01"),
        ("rolling_12_months", "2025-07-01", "2026-07-01"),
        ("rolling_90_days", "2026-04-02", "2026-07-01"),
    ]


def test_rows_after_the_date_wait_for_it(shop: Home) -> None:
    assert "future" not in tiers(shop, seq=FIRST)
    assert values(shop, FIRST, "year", "net_spend") == (11,)
    assert values(shop, THIRD, "year", "net_spend") == (111,)
    assert tiers(shop, seq=THIRD)["future"] == ("rated", "silver")
