"""Sale documents landed as a till would deliver them, and the benefits that the models publish for them.

Keep what a test expects out of here, and how documents are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.policies.in_force import all_in_force
from pipelines.policies.reference.event import Document, document_benefits
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from tests.landed_build import build_landed

ORIGIN = {"source_code": "test", "namespace": "test", "duplicates": "keep"}
MASTER = {"file_id": "0000000000000001"}
COLUMNS = (
    *("document_code", "policy_id", "policy_version", "customer_code", "level_code", "benefit_code", "is_stackable"),
    *("metric", "value", "operator", "threshold"),
)
Benefits = set[tuple[Any, ...]]


@dataclass(frozen=True)
class Receipt:
    """One document: its lines are amounts and units, None where a line says no units; customer None = anonymous."""

    code: str
    customer: str | None
    sold_on: date
    lines: tuple[tuple[Decimal, Decimal | None], ...]

    @property
    def metrics(self) -> dict[str, Decimal | None]:
        """What it amounts to."""
        units = [each for _, each in self.lines if each is not None]
        is_whole = len(units) == len(self.lines)
        amount = sum((each for each, _ in self.lines), Decimal(0))
        return {"single_purchase_amount": amount, "party_size": sum(units, Decimal(0)) if is_whole else None}


@dataclass(frozen=True)
class Known:
    """What was said of a customer: a code of an attribute, by a master (None) or on a day."""

    customer: str
    attribute: str
    value: str
    said_on: date | None


def landed_documents(
    receipts: Sequence[Receipt], customers: Mapping[str, str], known: Sequence[Known]
) -> dict[str, pl.DataFrame]:
    """Frames of documents, of customers by code and type, and of what was said of them."""
    rated = [each for each in known if each.said_on]
    # A master says its attributes in the row that names the customer.
    places = {code: number for number, code in enumerate(customers, start=1)}
    of_masters = [_said(each) | MASTER | {"row_no": places[each.customer]} for each in known if not each.said_on]
    return {
        "sales_line": landed_frame("sales_line", [row for each in receipts for row in _lines(each)]),
        "customer": landed_frame("customer", [_customer(code, kind) for code, kind in customers.items()]),
        "customer_attribute": landed_frame("customer_attribute", of_masters),
        "attribute": landed_frame("attribute", [_said(each) | {"assessed_on": each.said_on} for each in rated]),
    }


def landed_frame(table: str, rows: Sequence[dict[str, Any]]) -> pl.DataFrame:
    """Rows of one canonical table, as one delivered file."""
    origin = ORIGIN | {"file_id": f"{len(table):016x}{table[:4]}"}
    whole = [origin | {"row_no": number} | row for number, row in enumerate(rows, start=1)]
    schema = CANONICAL[table]
    return pl.DataFrame([[row.get(column) for column in schema] for row in whole], schema=schema, orient="row")


def published_benefits(
    landed: dict[str, pl.DataFrame], versions: Sequence[PolicyVersion], as_of: date, work: Path
) -> Benefits:
    """The rows of mart document_benefits."""
    with build_landed(landed, versions, as_of, work, marts=("document_benefits",)) as connection:
        return set(
            connection.execute(
                f"select {', '.join(COLUMNS)} from marts.document_benefits inner join landing.identity "
                "using (namespace, customer_key)"
            ).fetchall()
        )


def expected_benefits(
    receipts: Sequence[Receipt],
    customers: Mapping[str, str],
    known: Sequence[Known],
    versions: Sequence[PolicyVersion],
    as_of: date,
) -> Benefits:
    """What the reference gives the documents of known customers by D, each policy to its population."""
    found: Benefits = set()
    for each in receipts:
        if each.customer is None or each.sold_on > as_of:
            continue
        kind, document = customers[each.customer], Document(each.sold_on, each.metrics, _attributes(each, known))
        applied = [one for one in all_in_force(versions, each.sold_on) if _is_for(one, kind)]
        numbers = {one.id: one.version for one in applied}
        for earned, bar in document_benefits(applied, document):
            met = (bar.metric, bar.value, bar.operator, bar.threshold) if bar else (None, None, None, None)
            grant = (earned.level_code, earned.benefit.code, earned.is_stackable)
            found.add((each.code, earned.policy_id, numbers[earned.policy_id], each.customer, *grant, *met))
    return found


def _is_for(version: PolicyVersion, customer_type: str) -> bool:
    return not version.customer_types or customer_type in version.customer_types


def _attributes(receipt: Receipt, known: Sequence[Known]) -> dict[str, str | None]:
    """The latest assessment by the day of the document, else what the master says."""
    said = [each for each in known if each.customer == receipt.customer]
    held = sorted((each for each in said if (each.said_on or date.min) <= receipt.sold_on), key=_day)
    return {each.attribute: each.value for each in held}


def _day(known: Known) -> date:
    return known.said_on or date.min


def _lines(receipt: Receipt) -> list[dict[str, Any]]:
    told = {
        "document_code": receipt.code,
        "customer_code": receipt.customer,
        "is_anonymous": receipt.customer is None,
        "sold_on": receipt.sold_on,
        "currency": "CNY",
        "line_kind": "sale",
        "needs_header": False,
    }
    return [
        told | {"line_code": str(number), "net_amount": amount, "quantity": units}
        for number, (amount, units) in enumerate(receipt.lines, start=1)
    ]


def _customer(code: str, customer_type: str) -> dict[str, Any]:
    return {"customer_code": code, "customer_type": customer_type, "is_code_personal": False} | MASTER


def _said(known: Known) -> dict[str, Any]:
    return {"customer_code": known.customer, "attribute_code": known.attribute, "attribute_value": known.value}
