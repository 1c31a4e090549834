"""A mapping says what it means or is refused with its line and a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.sources.mapping import load_mappings
from tests.deliveries import LINES, mapping_from, small_home


def problem(folder: Path, text: str) -> str:
    with pytest.raises(ConfigurationError) as error:
        mapping_from(folder, text)
    return "\n".join(str(found) for found in error.value.problems)


def test_a_mapping_takes_its_name_and_namespace_from_its_file(tmp_path: Path) -> None:
    mapping = mapping_from(tmp_path, name="till_receipts")
    assert (mapping.name, mapping.namespace) == ("till_receipts", "till_receipts")
    assert mapping_from(tmp_path, LINES + "namespace: shop\n").namespace == "shop"


def test_the_hash_tells_what_a_mapping_says_and_not_how_it_is_laid_out(tmp_path: Path) -> None:
    plain = mapping_from(tmp_path).hash
    assert mapping_from(tmp_path, "# a comment\n" + LINES).hash == plain
    assert mapping_from(tmp_path, LINES.replace("CNY", "EUR")).hash != plain


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("duplicates: keep", "duplicate: keep", "unknown key `duplicate`"),
        ("duplicates: keep", "duplicates: newest", "keep"),
        ("document_code: doc", "document_code: number", "`number` is no column of this mapping"),
        ("document_code: doc", "document: doc", "`sales_line` has no column `document`"),
        ("    currency: {constant: CNY}\n", "", "`sales_line` needs `currency`"),
        ("{constant: CNY}", "{constant: yuan}", "`yuan` is no currency"),
        ("{constant: CNY}", "{from_name: money}", "`money` is no group of name_pattern"),
        ("    unit_price: price\n", "", "needs `net_amount`, or `quantity` and `unit_price`"),
        ("is: return", "is: order", "`order` is no kind of `sales_line`"),
        ("reason: test_sale", "because: test_sale", "unknown key"),
        (", reason: test_sale", "", "with a reason when it excludes"),
        ("starts_with: R", "starts_with: R, ends_with: X", "one test"),
        ("starts_with: R", 'matches: "(R"', "a regular expression"),
        ('"%Y-%m-%d"]', '"%Y-%m"]', "year, month and day"),
        ('["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]', '["%d/%m/%Y", "%m/%d/%Y"]', "both read `05/04/2003`"),
        ("sales_line:", "sale_line:", "unknown table `sale_line`"),
        ("duplicates: keep", "duplicates: keep\nversion_from: delivered", "`delivered` is no group"),
        ("duplicates: keep", "duplicates: keep\nencoding: latin-1", "encoding"),
        ("duplicates: keep", "duplicates: keep\nstore_zone: Shanghai", "IANA"),
        ("duplicates: keep", 'duplicates: keep\nnumbers: {decimal: ",", thousands: ","}', "two different signs"),
        ("    quantity: qty\n", "    quantity: qty\n    header: true\n", "comes from the header"),
        ("    unit_price: price\n", "    net_amount: price\n    discount_amount: qty\n", "would not be used"),
        ("duplicates: keep", "duplicates: by_key", "`sales_line` needs `line_code` under `duplicates: by_key`"),
        ("doc: doc,", "doc: {header: doc, transforms: [squeeze]},", "transforms"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in LINES
    text = LINES.replace(old, new)
    message = problem(tmp_path, text.replace("    line_code: line\n", "") if "by_key" in new else text)
    assert told in message
    assert f"{tmp_path}/shop.yml:" in message


def test_every_faulty_mapping_of_a_home_is_told_at_once(tmp_path: Path) -> None:
    home = small_home(tmp_path, good=LINES, bad=LINES + "colour: red\n", worse=LINES + "shape: round\n")
    with pytest.raises(ConfigurationError) as error:
        load_mappings(home)
    assert [found.code for found in error.value.problems] == ["unknown_key", "unknown_key"]


def test_a_line_under_a_header_needs_neither_customer_nor_date(tmp_path: Path) -> None:
    text = LINES[: LINES.index("    customer_code")] + "    header: true\n    quantity: qty\n    unit_price: price\n"
    assert mapping_from(tmp_path, text).tables["sales_line"].header


def test_direct_columns_are_known_by_target_and_by_what_the_mapping_says(tmp_path: Path) -> None:
    text = """
file: members.csv
duplicates: by_key
columns: {card: {header: card, class: direct}, name: name, shop: shop}
tables:
  customer: {customer_code: card, customer_name: name, store_code: shop}
"""
    mapping = mapping_from(tmp_path, text)
    classes = [mapping.privacy("customer", name) for name in ("customer_code", "customer_name", "store_code")]
    assert classes == ["direct", "direct", "none"]
