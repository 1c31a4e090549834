"""Who is graded and how every row is accounted for. Each customer code of the shop is one scenario."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from pipelines.home.folder import Home
from tests.flow.homes import manifest, metrics, query, tiers
from tests.flow.shop import FIRST
from tests.flow.written import written_texts

FATES = {"counted", "excluded", "anonymous", "set_aside", "superseded", "duplicate", "after_as_of"}


def customer(home: Home, code: str, column: str, seq: int = 1) -> object:
    sql = f"select {column} from customers inner join customer_codes using (customer_key) where customer_code = ?"
    return query(home, sql, code, seq=seq)[0][0]


def fates(home: Home, seq: int, table: str) -> Iterator[tuple[str, int, str | None]]:
    for fate, counted in manifest(home, seq)["accounting"].get(table, {}).items():
        yield fate.split(":")[0], counted["rows"], counted["amount"]


def test_a_customer_unknown_to_the_master_is_graded_and_not_registered(shop: Home) -> None:
    assert tiers(shop, seq=1)["partial"] == ("rated", "silver")
    assert customer(shop, "partial", "is_registered") is False
    assert customer(shop, "tenure", "is_registered") is True


def test_a_customer_known_only_to_the_master_is_a_prospect(shop: Home) -> None:
    assert tiers(shop, seq=1)["prospect"] == ("prospect", None)
    assert customer(shop, "prospect", "first_sale_on") is None


def test_zero_activity_and_negative_totals_are_rated(shop: Home) -> None:
    assert tiers(shop, seq=1)["returner"] == ("rated", "basic")
    assert tiers(shop, seq=1)["negative"] == ("rated", "basic")
    assert metrics(shop, seq=1)["negative", "net_spend"] == -50


def test_a_negative_total_holds_no_level_when_the_lowest_band_is_closed_below(shop: Home) -> None:
    assert tiers(shop, "positive", seq=1)["negative"] == ("ungraded", None)
    assert tiers(shop, "positive", seq=1)["returner"] == ("rated", "basic")


def test_customers_outside_the_population_are_excluded(shop: Home) -> None:
    assert tiers(shop, "visits", seq=1)["prospect"] == ("excluded", None)


def test_anonymous_lines_make_no_customer(shop: Home) -> None:
    codes = {code for (code,) in query(shop, "select customer_code from customer_codes", seq=1)}
    assert not codes & {"", None}
    assert list(fates(shop, 1, "sales_line")).count(("anonymous", 1, "33.000000")) == 1


def test_names_are_published_for_organisations_only(shop: Home) -> None:
    names = dict(query(shop, "select customer_type, max(customer_name) from customers group by all", seq=3))
    assert names == {"organisation": "Test Company", "person": None, "unknown": None}


def test_a_person_s_name_and_telephone_are_written_nowhere(shop: Home) -> None:
    secrets = ["Zhang Tenure", "13800000001", "Li Nosince", "13800000002", "02100000003"]
    for path, text in written_texts(shop):
        found = [secret for secret in secrets if secret in text]
        assert not found, f"{found} in {path}"
    landed = pl.read_parquet(shop.landing / "customer" / "*.parquet")
    assert landed["customer_name"].drop_nulls().sort().to_list() == ["Prospect Trading", "Test Company"]


def test_every_row_that_was_read_has_one_fate(shop: Home) -> None:
    for seq in (1, 2, 3):
        inputs = manifest(shop, seq)["inputs"]
        assert all(one["rows_read"] == one["rows_ok"] + one["rows_quarantined"] for one in inputs)
        for table, names in {
            "sales_line": ("receipts", "invoice_lines"),
            "payment": ("payments",),
            "order_line": ("orders",),
        }.items():
            landed = sum(one["rows_ok"] for one in inputs if one["source_code"] in names)
            assert sum(rows for _, rows, _ in fates(shop, seq, table)) == landed
            assert {fate for fate, _, _ in fates(shop, seq, table)} <= FATES


def test_the_rows_that_were_read_are_those_of_the_files(shop: Home) -> None:
    read = {one["file_name"]: one["rows_read"] for one in manifest(shop, 1)["inputs"]}
    assert read == {f"{name}.csv": text.count("\n") - 1 for name, text in FIRST.items()}
    assert sum(one["rows_quarantined"] for one in manifest(shop, 1)["inputs"]) == 1


def test_duplicates_count_once(shop: Home) -> None:
    assert ("duplicate", 1, "120.000000") in fates(shop, 2, "payment")
    assert metrics(shop, seq=2)["headed", "paid_amount"] == 120


def test_the_spend_of_all_customers_is_the_amount_of_the_counted_lines(shop: Home) -> None:
    for seq in (1, 2, 3):
        counted = sum(Decimal(amount or 0) for fate, _, amount in fates(shop, seq, "sales_line") if fate == "counted")
        assert sum(value for (_, name), value in metrics(shop, seq=seq).items() if name == "net_spend") == counted
