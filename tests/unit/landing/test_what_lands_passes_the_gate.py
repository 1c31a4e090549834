"""What the landed gate would block is a bad row at landing: one bad row never stops every later refresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.checks.suites import declared_suites
from pipelines.sources.target_rule import LAST_DAY
from pipelines.sources.targets import TARGETS
from tests.deliveries import LINES, converted, lines, reasons

SUITES = declared_suites("landed")
DATES = [(table, name) for table, rules in TARGETS.items() for name, rule in rules.items() if rule.kind == "date"]
# The day a control figure names lands as the first day of its period.
LANDED_AS = {"control_on": "start_on"}
MASTERS = """
file: "members.csv"
duplicates: by_key
columns: {card: card, since: since}
tables: {customer: {customer_code: card, relationship_start_on: since}}
"""
ITEMS = """
file: "items.csv"
duplicates: by_key
columns: {code: code, w: w}
tables: {item: {item_code: code, weight_kg: w}}
"""
PAYMENTS = """
file: "payments.csv"
duplicates: by_key
columns: {code: code, doc: doc, day: day, amount: amount}
tables:
  payment:
    {header: true, payment_code: code, document_code: doc, paid_on: day, currency: {constant: CNY}, paid_amount: amount}
"""


@pytest.mark.parametrize(("table", "name"), DATES)
def test_the_gate_asks_for_the_dates_that_landing_accepts(table: str, name: str) -> None:
    expectations, landed = SUITES[f"landing.new_{table}"].expectations, LANDED_AS.get(name, name)
    (asked,) = (found.arguments for found in expectations if found.name == f"{landed}_is_a_sane_date")
    assert (asked["min_value"], asked["max_value"]) == (TARGETS[table][name].first_day.isoformat(), str(LAST_DAY))


def test_a_business_date_lies_between_1990_and_2100(tmp_path: Path) -> None:
    days = ("1989-12-31", "1990-01-01", "2100-01-01", "2100-01-02")
    conversion = converted(tmp_path, lines(*(f"{day},1,c1,{day},1,1" for day in days)))
    assert reasons(conversion) == [(1, "out_of_range"), (4, "out_of_range")]


def test_a_relationship_may_be_older_than_any_sale(tmp_path: Path) -> None:
    content = "card,since\n1,1899-12-31\n2,1900-01-01\n3,1985-06-01\n"
    assert reasons(converted(tmp_path, content, MASTERS, "members.csv")) == [(1, "out_of_range")]


def test_an_item_weighs_nothing_or_more(tmp_path: Path) -> None:
    conversion = converted(tmp_path, "code,w\na,-1\nb,0\n", ITEMS, "items.csv")
    assert reasons(conversion) == [(1, "out_of_range")]


def test_a_negative_weight_of_a_line_needs_a_rule(tmp_path: Path) -> None:
    text = LINES.replace("    unit_price: price\n", "    unit_price: price\n    weight_kg: line\n")
    conversion = converted(tmp_path, lines("1,-1,c1,2026-01-05,1,1", "R2,-1,c1,2026-01-05,1,1"), text)
    assert reasons(conversion) == [(1, "negative_without_rule")]


def test_a_payment_under_a_header_names_its_document(tmp_path: Path) -> None:
    conversion = converted(
        tmp_path, "code,doc,day,amount\nP1,,2026-01-05,1\nP2,D,2026-01-05,1\n", PAYMENTS, "payments.csv"
    )
    assert reasons(conversion) == [(1, "missing_value")]
