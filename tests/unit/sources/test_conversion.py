"""A file becomes canonical rows: kinds, signs, keys, constants, several tables; and every row is accounted for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.sources.canonical import CANONICAL
from pipelines.sources.refusal import FileRefused
from tests.deliveries import HEADER, LINES, converted, lines, reasons


def sales(folder: Path, *rows: str, mapping: str = LINES) -> pl.DataFrame:
    return converted(folder, lines(*rows), mapping).tables["sales_line"]


def test_every_table_has_its_canonical_columns_and_types(tmp_path: Path) -> None:
    frame = sales(tmp_path, "1,1,c1,2026-01-05,2,9.99")
    assert {"file_id": pl.String(), **frame.schema} == CANONICAL["sales_line"]
    assert frame.columns == list(CANONICAL["sales_line"])[1:]


def test_sales_returns_and_exclusions_carry_their_signs(tmp_path: Path) -> None:
    frame = sales(
        tmp_path,
        "1,1,c1,2026-01-05,2,9.99",
        "R2,1,c1,2026-01-06,2,9.99",
        "R3,1,c1,2026-01-06,-2,9.99",
        "X4,1,c1,2026-01-06,1,-9.99",
    )
    told = frame.select("line_kind", "excluded_reason", "quantity", "net_amount").rows()
    assert told == [
        ("sale", None, Decimal(2), Decimal("19.98")),
        ("return", None, Decimal(-2), Decimal("-19.98")),
        ("return", None, Decimal(-2), Decimal("-19.98")),
        ("excluded", "test_sale", Decimal(1), Decimal("-9.99")),
    ]


def test_the_first_rule_that_matches_decides(tmp_path: Path) -> None:
    both = LINES.replace("starts_with: X", "starts_with: R1")
    frame = sales(tmp_path, "R1,1,c1,2026-01-05,1,1", mapping=both)
    assert frame["line_kind"].to_list() == ["return"]


def test_all_conditions_of_a_rule_must_hold_and_numbers_are_compared_as_numbers(tmp_path: Path) -> None:
    rule = 'when: [{column: doc, starts_with: R}, {column: price, equals: "0"}], is: excluded, reason: gift'
    text = LINES.replace("when: {column: doc, starts_with: R}, is: return", rule)
    rows = ("R1,1,c1,2026-01-05,1,0.00", "R2,1,c1,2026-01-05,1,0.01", "3,1,c1,2026-01-05,1,0")
    frame = sales(tmp_path, *rows, mapping=text)
    assert frame["line_kind"].to_list() == ["excluded", "sale", "sale"]


def test_an_anonymous_row_has_no_customer(tmp_path: Path) -> None:
    frame = sales(tmp_path, "1,1,0,2026-01-05,1,1", "2,1,c1,2026-01-05,1,1")
    assert frame.select("customer_code", "is_anonymous").rows() == [(None, True), ("c1", False)]


def test_discounts_come_off_exactly_and_are_rounded_once(tmp_path: Path) -> None:
    discounts = "    unit_discount_amount: less\n    discount_amount: cut\n"
    text = LINES.replace("    unit_price: price\n", f"    unit_price: price\n{discounts}")
    text = text.replace("price: price}", "price: price, less: less, cut: cut}")
    rows = ("1,1,c1,2026-01-05,0.333333,0.111111,0.000001,", "2,1,c1,2026-01-05,3,10,1,0.5")
    content = HEADER.strip() + ",less,cut\n" + "\n".join(rows)
    frame = converted(tmp_path, content, text).tables["sales_line"]
    assert frame["net_amount"].to_list() == [Decimal("0.037037"), Decimal("26.5")]


def test_a_discount_share_comes_off_the_exact_product(tmp_path: Path) -> None:
    text = LINES.replace("    unit_price: price\n", "    unit_price: price\n    discount_share: less\n")
    text = text.replace("price: price}", "price: price, less: less}")
    offs = ("1,1,c1,2026-01-05,0.333333,0.333333,0.05", "R2,1,c1,2026-01-05,-2,10,0.25", "3,1,c1,2026-01-05,2,10,")
    wrong = ("4,1,c1,2026-01-05,1,1,5", "5,1,c1,2026-01-05,1,1,-0.1", "6,1,c1,2026-01-05,999999999999,999999999999,1")
    conversion = converted(tmp_path, HEADER.strip() + ",less\n" + "\n".join((*offs, *wrong)), text)
    assert conversion.tables["sales_line"]["net_amount"].to_list() == [Decimal("0.105555"), Decimal(-15), Decimal(20)]
    assert reasons(conversion) == [(row_no, "out_of_range") for row_no in (4, 5, 6)]


def test_a_row_is_rejected_once_for_its_first_reason_in_column_order(tmp_path: Path) -> None:
    conversion = converted(tmp_path, lines(",1,,never,two,1e2", "2,1,c1,2026-01-05,1,1e2"))
    assert reasons(conversion) == [(1, "missing_value"), (2, "bad_number")]
    assert conversion.rejects["column_name"].to_list() == ["doc", "price"]
    assert conversion.rejects["raw_text"].to_list() == [",1,,never,two,1e2", "2,1,c1,2026-01-05,1,1e2"]
    assert (conversion.rows_read, conversion.rows_ok) == (2, 0)


def test_a_negative_price_without_a_rule_is_rejected_and_with_one_is_a_fact(tmp_path: Path) -> None:
    rows = ("1,1,c1,2026-01-05,1,-5", "2,1,c1,2026-01-05,-1,5", "R3,1,c1,2026-01-05,-1,5")
    conversion = converted(tmp_path, lines(*rows))
    assert reasons(conversion) == [(1, "negative_without_rule"), (2, "negative_without_rule")]


def test_a_line_under_a_header_leaves_customer_date_and_kind_to_it(tmp_path: Path) -> None:
    text = LINES[: LINES.index("    customer_code")] + "    header: true\n    quantity: qty\n    unit_price: price\n"
    frame = sales(tmp_path, "1,1,c1,2026-01-05,1,5", mapping=text)
    columns = ("customer_code", "is_anonymous", "sold_on", "currency", "line_kind", "needs_header", "net_amount")
    assert frame.select(columns).rows() == [(None, False, None, None, None, True, Decimal(5))]


def test_a_rejected_row_feeds_none_of_the_tables_of_its_file(tmp_path: Path) -> None:
    text = LINES.replace("tables:\n", "tables:\n  customer: {customer_code: customer}\n")
    conversion = converted(tmp_path, lines("1,1,c1,2026-01-05,1,5", "2,1,c2,2026-01-05,1,bad"), text)
    assert conversion.tables["customer"]["customer_code"].to_list() == ["c1"]
    assert (conversion.rows_read, conversion.rows_ok, conversion.rejects.height) == (2, 1, 1)


def test_a_table_may_take_only_the_rows_its_condition_names(tmp_path: Path) -> None:
    text = LINES.replace(
        "tables:\n", 'tables:\n  customer: {customer_code: line, when: {column: customer, one_of: ["1", "2"]}}\n'
    )
    conversion = converted(tmp_path, lines("1,,9,2026-01-05,1,5", "2,7,2,2026-01-05,1,5"), text)
    assert conversion.rejects.height == 0
    assert conversion.tables["customer"]["customer_code"].to_list() == ["7"]


def test_the_name_of_a_file_gives_constants(tmp_path: Path) -> None:
    text = LINES + "name_pattern: 'lines_(?P<shop>[A-Z]+)\\.csv'\n"
    text = text.replace("    quantity: qty", "    store_code: {from_name: shop}\n    quantity: qty")
    conversion = converted(tmp_path, lines("1,1,c1,2026-01-05,1,5"), text, "lines_BJ.csv")
    assert conversion.tables["sales_line"]["store_code"].to_list() == ["BJ"]
    with pytest.raises(FileRefused) as refused:
        converted(tmp_path, lines("1,1,c1,2026-01-05,1,5"), text, "lines_7.csv")
    assert refused.value.code == "name_mismatch"


@pytest.mark.parametrize(
    ("rule", "same", "other"),
    [
        ("exact_row", "1,1,c1,2026-01-05,1,5", "1,1,c1,2026-01-05,1,5.0"),
        ("by_key", "1,1,c9,2026-01-09,9,9", "1,2,c1,2026-01-05,1,5"),
        ("by_document", "1,2,c9,2026-01-09,9,9", "2,1,c1,2026-01-05,1,5"),
    ],
)
def test_the_delivery_key_is_equal_just_for_what_the_rule_calls_the_same(
    tmp_path: Path, rule: str, same: str, other: str
) -> None:
    text = LINES.replace("duplicates: keep", f"duplicates: {rule}")
    keys = sales(tmp_path, "1,1,c1,2026-01-05,1,5", same, other, mapping=text)["delivery_key"]
    assert keys[0] == keys[1] != keys[2]


def test_rows_that_are_kept_have_no_delivery_key(tmp_path: Path) -> None:
    assert sales(tmp_path, "1,1,c1,2026-01-05,1,5")["delivery_key"].to_list() == [None]


def test_equal_rows_of_two_stores_are_two_sales_when_the_name_tells_the_store(tmp_path: Path) -> None:
    text = LINES.replace("duplicates: keep", "duplicates: exact_row\nversion_from: day")
    text = text.replace("    quantity: qty", "    store_code: {from_name: store}\n    quantity: qty")
    text += "name_pattern: 'lines_(?P<store>S\\d)_(?P<day>\\d+)\\.csv'\n"
    names = ("lines_S1_1.csv", "lines_S1_2.csv", "lines_S2_1.csv")
    files = [converted(tmp_path, lines("R1,1,c1,2026-01-05,1,10"), text, name) for name in names]
    first, sent_again, other_store = (found.tables["sales_line"]["delivery_key"][0] for found in files)
    assert first == sent_again != other_store


def test_an_empty_part_of_the_key_is_a_missing_value_under_by_key_only(tmp_path: Path) -> None:
    content = lines("1,,c1,2026-01-05,1,10", "1,2,c1,2026-01-05,1,90")
    assert reasons(converted(tmp_path, content, LINES.replace("keep", "by_key"))) == [(1, "missing_value")]
    assert reasons(converted(tmp_path, content, LINES.replace("keep", "by_document"))) == []


def test_a_name_may_leave_an_optional_constant_out(tmp_path: Path) -> None:
    text = LINES + "name_pattern: 'lines(_(?P<store>S\\d))?\\.csv'\n"
    text = text.replace("    quantity: qty", "    store_code: {from_name: store}\n    quantity: qty")
    frame = converted(tmp_path, lines("1,1,c1,2026-01-05,1,5"), text, "lines.csv").tables["sales_line"]
    assert frame["store_code"].to_list() == [None]


def test_a_row_that_no_table_takes_is_rejected_and_its_amount_counted(tmp_path: Path) -> None:
    text = LINES.replace("sales_line:\n", "sales_line:\n    when: {column: line, equals: S}\n")
    text += "  customer: {customer_code: customer, when: {column: line, equals: M}}\n"
    rows = ("1,S,c1,2026-01-05,1,5", "2,X,c1,2026-01-05,1,1000", "3,M,c2,2026-01-05,1,7")
    conversion = converted(tmp_path, lines(*rows), text)
    assert reasons(conversion) == [(2, "unknown_kind")]
    assert (conversion.rows_read, conversion.rows_ok) == (3, 2)
    assert conversion.amounts.rows() == [(1, Decimal(5)), (2, Decimal(1000))]
