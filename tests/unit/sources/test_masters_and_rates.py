"""Customers, items and rates from files of their own; and the same rows from Parquet as from CSV."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from pipelines.sources.canonical import CANONICAL
from tests.deliveries import LINES, converted, lines, reasons

MEMBERS = """
file: "members*.csv"
duplicates: by_key
columns:
  card: {header: [card, 会员卡号], class: direct}
  name: name
  type: {header: type, transforms: [trim, lower, {map: {company: organisation, private: person}}]}
  phone: phone
  since: since
  influence: {header: influence, optional: true}
tables:
  customer:
    customer_code: card
    customer_name: name
    customer_type: type
    phone: phone
    relationship_start_on: since
    attributes: {influence_class: influence}
"""


def test_names_of_persons_are_read_but_not_landed(tmp_path: Path) -> None:
    content = "card,name,type,phone,since\n7,Ann Lee,private,138,2020-02-29\n8,Acme,Company,139,\n"
    conversion = converted(tmp_path, content, MEMBERS, "members.csv")
    columns = ("customer_name", "customer_type", "is_code_personal", "relationship_start_on")
    assert conversion.tables["customer"].select(columns).rows() == [
        (None, "person", True, date(2020, 2, 29)),
        ("Acme", "organisation", True, None),
    ]
    assert conversion.personal["customer_name"].to_list() == ["Ann Lee", "Acme"]


def test_the_name_of_an_organisation_is_not_landed_when_the_mapping_calls_it_direct(tmp_path: Path) -> None:
    content = "card,name,type,phone,since\n8,Acme,company,139,\n"
    text = MEMBERS.replace("  name: name\n", "  name: {header: name, class: direct}\n")
    conversion = converted(tmp_path, content, text, "members.csv")
    assert conversion.tables["customer"]["customer_name"].to_list() == [None]
    assert conversion.personal["customer_name"].to_list() == ["Acme"]


def test_attributes_become_long_rows_under_the_number_of_their_customer(tmp_path: Path) -> None:
    content = "会员卡号,name,type,phone,since,influence\n7,Ann,,1,,LEADER\n8,Bob,,2,,\n9,Cid,,3,,FRIEND\n"
    frame = converted(tmp_path, content, MEMBERS, "members.csv").tables["customer_attribute"]
    told = frame.select("row_no", "customer_code", "attribute_code", "attribute_value").rows()
    assert told == [(1, "7", "influence_class", "LEADER"), (3, "9", "influence_class", "FRIEND")]
    assert {"file_id": pl.String(), **frame.schema} == CANONICAL["customer_attribute"]


def test_an_unknown_customer_type_is_rejected(tmp_path: Path) -> None:
    conversion = converted(tmp_path, "card,name,type,phone,since\n7,Ann,robot,1,\n", MEMBERS, "members.csv")
    assert reasons(conversion) == [(1, "unknown_kind")]


def test_a_parquet_file_gives_the_same_rows_as_its_csv(tmp_path: Path) -> None:
    typed = pl.DataFrame(
        {
            "doc": [1, 2],
            "line": ["1", "1"],
            "customer": ["c1", None],
            "day": [date(2026, 1, 5), date(2026, 1, 6)],
            "qty": [Decimal("2.500"), Decimal("1.000")],
            "price": [9.5, 1.25],
        }
    )
    typed.write_parquet(tmp_path / "lines_1.parquet")
    text = LINES.replace("lines_*.csv", "lines_*").replace('equals: "0"', "empty: true")
    content = (tmp_path / "lines_1.parquet").read_bytes()
    comma = 'numbers: {decimal: ",", thousands: "."}\n'
    from_parquet = converted(tmp_path, content, f"format: parquet\n{comma}{text}", "lines_1.parquet")
    from_csv = converted(tmp_path, lines("1,1,c1,2026-01-05,2.5,9.5", "2,1,,2026-01-06,1,1.25"), text)
    assert from_parquet.tables["sales_line"].equals(from_csv.tables["sales_line"])


def test_item_weights_are_landed_in_kilograms(tmp_path: Path) -> None:
    text = """
file: items.csv
duplicates: by_key
columns: {code: code, w: w}
tables:
  item: {item_code: code, weight: {column: w, unit: jin}}
"""
    frame = converted(tmp_path, "code,w\na,3\nb,\n", text, "items.csv").tables["item"]
    assert frame["weight_kg"].to_list() == [Decimal("1.5"), None]


def test_an_exchange_rate_must_be_above_zero_and_keeps_nine_places(tmp_path: Path) -> None:
    text = """
file: rates.csv
duplicates: by_key
columns: {currency: currency, day: day, rate: rate}
tables:
  fx_rate: {currency: currency, rate_on: day, rate: rate}
"""
    content = "currency,day,rate\nEUR,2026-01-05,7.812345678\nUSD,2026-01-05,0\nusd,2026-01-05,7\n"
    conversion = converted(tmp_path, content, text, "rates.csv")
    assert conversion.tables["fx_rate"]["rate"].to_list() == [Decimal("7.812345678")]
    assert reasons(conversion) == [(2, "out_of_range"), (3, "unknown_currency")]
