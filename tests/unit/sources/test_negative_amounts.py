"""A negative quantity, price or amount is a fact when a rule names it, and a bad row when none does."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.deliveries import HEADER, LINES, converted, lines, reasons

CUT = LINES.replace("    unit_price: price\n", "    unit_price: price\n    discount_amount: cut\n").replace(
    "price: price}", "price: price, cut: cut}"
)
CUT_HEADER = HEADER.strip() + ",cut\n"
UNDER_HEADER = (
    LINES[: LINES.index("    customer_code")] + "    header: true\n    quantity: qty\n    unit_price: price\n"
)
NAMED = "    kind:\n      - {when: {column: qty, below: 0}, is: %s}\n"


def net_amounts(folder: Path, *rows: str) -> list[Decimal]:
    frame = converted(folder, CUT_HEADER + "\n".join(rows), CUT).tables["sales_line"]
    return frame["net_amount"].to_list()


@pytest.mark.parametrize(
    "row", ["R2,1,c1,2026-01-06,-2,10,3", "R2,1,c1,2026-01-06,-2,10,-3", "R2,1,c1,2026-01-06,2,10,3"]
)
def test_a_full_return_takes_back_what_the_sale_with_its_discount_gave(tmp_path: Path, row: str) -> None:
    assert net_amounts(tmp_path, "1,1,c1,2026-01-05,2,10,3", row) == [Decimal(17), Decimal(-17)]


def test_a_discount_per_unit_follows_the_sign_of_the_quantity(tmp_path: Path) -> None:
    text = CUT.replace("discount_amount", "unit_discount_amount")
    content = CUT_HEADER + "1,1,c1,2026-01-05,2,10,1\nR2,1,c1,2026-01-06,-2,10,1\n"
    amounts = converted(tmp_path, content, text).tables["sales_line"]["net_amount"]
    assert amounts.to_list() == [Decimal(18), Decimal(-18)]


def test_a_discount_larger_than_the_price_needs_a_rule(tmp_path: Path) -> None:
    content = CUT_HEADER + "1,1,c1,2026-01-05,1,10,15\nX2,1,c1,2026-01-05,1,10,15\n3,1,c1,2026-01-05,1,10,10\n"
    conversion = converted(tmp_path, content, CUT)
    assert reasons(conversion) == [(1, "negative_without_rule")]
    assert conversion.tables["sales_line"]["net_amount"].to_list() == [Decimal(-5), Decimal(0)]


def test_a_negative_line_under_a_header_lands_and_waits_for_its_document(tmp_path: Path) -> None:
    conversion = converted(tmp_path, lines("1,1,,,-5,10", "1,2,,,5,-10", "1,3,,,5,10"), UNDER_HEADER)
    assert reasons(conversion) == []
    told = conversion.tables["sales_line"].select("line_kind", "net_amount").rows()
    assert told == [(None, Decimal(-50)), (None, Decimal(-50)), (None, Decimal(50))]


@pytest.mark.parametrize("kind", ["sale", "return"])
def test_a_rule_says_what_a_negative_line_under_a_header_is(tmp_path: Path, kind: str) -> None:
    conversion = converted(tmp_path, lines("1,1,,,-5,10", "1,2,,,5,10"), UNDER_HEADER + NAMED % kind)
    told = conversion.tables["sales_line"].select("line_kind", "quantity", "net_amount").rows()
    assert told == [(kind, Decimal(-5), Decimal(-50)), (None, Decimal(5), Decimal(50))]


def test_a_rule_may_exclude_a_line_under_a_header(tmp_path: Path) -> None:
    text = UNDER_HEADER + NAMED % "excluded, reason: stock_correction"
    conversion = converted(tmp_path, lines("1,1,,,-5,10"), text)
    told = conversion.tables["sales_line"].select("line_kind", "excluded_reason", "net_amount").rows()
    assert told == [("excluded", "stock_correction", Decimal(-50))]


def test_an_order_line_under_a_header_may_have_rules(tmp_path: Path) -> None:
    text = (UNDER_HEADER + NAMED % "order").replace("sales_line", "order_line")
    frame = converted(tmp_path, lines("1,1,,,-5,10", "1,2,,,5,10"), text).tables["order_line"]
    assert frame["line_kind"].to_list() == ["order", None]
