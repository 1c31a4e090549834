"""What the ERP exports by quarter: invoice headers and lines, and orders; payments in payments.py.

Change what is sold to whom here. Faults of the exports belong in dirt.py.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from made_up_shop import orders, payments
from made_up_shop.exports import Export, by_quarter, money
from made_up_shop.people import Customer
from made_up_shop.stock import Item, bulk

HEADER = ["doc_no", "doc_type", "status", "customer_no", "invoice_date", "currency", "warehouse", "ref_doc_no"]
LINE = ["doc_no", "line_no", "item_no", "qty", "unit_price", "discount", "ref_doc_no", "ref_line_no"]
FIRST_DAY = date(2024, 11, 1)
DAYS = 730
# Hundredths of CNY for one unit, near enough to price a list in that currency.
LIST_RATE = {"CNY": 100, "USD": 715, "EUR": 775}


@dataclass
class Line:
    """One line: whole packages, price and discount in hundredths of the invoice's currency."""

    item: Item
    quantity: int
    price: int
    discount: int
    reference: tuple[str, str] = ("", "")


@dataclass
class Invoice:
    """One invoice or credit note."""

    code: str
    kind: str
    customer: Customer
    day: date
    status: str = "POSTED"
    reference: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Hundredths of the invoice's currency."""
        return sum(line.quantity * line.price - line.discount for line in self.lines)


def exports(rng: random.Random, people: list[Customer], items: list[Item]) -> list[Export]:
    """Headers, lines, payments and orders, one file each a quarter."""
    invoices = _invoices(rng, people, bulk(items))
    documents = sorted([*invoices, *_credit_notes(rng, invoices)], key=lambda document: (document.day, document.code))
    headers = [(document.day, _header_row(document)) for document in documents]
    lines = [(document.day, row) for document in documents for row in _line_rows(document)]
    return [
        *by_quarter("erp/invoice_headers_{}.csv", HEADER, headers),
        *by_quarter("erp/invoice_lines_{}.csv", LINE, lines),
        *payments.exports(rng, invoices),
        *orders.exports(rng, invoices),
    ]


def _invoices(rng: random.Random, people: list[Customer], items: list[Item]) -> list[Invoice]:
    dated = [
        (FIRST_DAY + timedelta(days=rng.randrange(DAYS)), customer)
        for customer in people
        if customer.is_in_erp and customer.yearly
        for _ in range(2 * customer.visits if customer.is_organisation else 1 + customer.visits // 6)
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].code))
    return [_invoice(rng, number, day, customer, items) for number, (day, customer) in enumerate(dated, start=1)]


def _invoice(rng: random.Random, number: int, day: date, customer: Customer, items: list[Item]) -> Invoice:
    invoice = Invoice(f"SI{number:05d}", "SI", customer, day, "VOID" if number % 97 == 0 else "POSTED")
    parts = rng.randint(1, 4) if customer.is_organisation else 1
    # A person telephones for about a fifth of what it buys.
    budget = customer.yearly // customer.visits // (1 if customer.is_organisation else 5)
    for item in rng.sample(items, parts):
        price = item.price * 100 // LIST_RATE[customer.currency]
        quantity = max(1, budget * 100 // LIST_RATE[customer.currency] // parts // price)
        discount = quantity * price // 50 if rng.randrange(10) == 0 else 0
        invoice.lines.append(Line(item, quantity, price, discount))
    return invoice


def _credit_notes(rng: random.Random, invoices: list[Invoice]) -> list[Invoice]:
    """Every sixteenth invoice sends something back; every fourth credit note does not say what it returns."""
    found: list[Invoice] = []
    for invoice in invoices[::16]:
        if invoice.status == "VOID" or invoice.day > date(2026, 10, 1):
            continue
        sold = invoice.lines[0]
        names_its_sale = len(found) % 4 < 3
        day = invoice.day + timedelta(days=rng.randint(2, 25))
        note = Invoice(f"SR{len(found) + 1:05d}", "SR", invoice.customer, day)
        # The fifth credit note returns more than was sold.
        quantity = sold.quantity + 1 if len(found) == 5 else max(1, sold.quantity // 4)
        note.reference = invoice.code if names_its_sale else ""
        note.lines.append(Line(sold.item, quantity, sold.price, 0, (invoice.code, "1") if names_its_sale else ("", "")))
        found.append(note)
    return found


def _header_row(document: Invoice) -> list[str]:
    customer, day = document.customer, document.day.isoformat()
    warehouse = f"W{customer.region[0]}"
    parts = [customer.code, day, customer.currency, warehouse]
    return [document.code, document.kind, document.status, *parts, document.reference]


def _line_rows(document: Invoice) -> list[list[str]]:
    return [
        [
            document.code,
            str(number),
            line.item.code,
            str(line.quantity),
            # The list price of sugar carries four decimals.
            money(line.price) + ("25" if line.item.category == "SUGAR" else ""),
            _with_thousands(line.discount) if line.discount else "",
            *line.reference,
        ]
        for number, line in enumerate(document.lines, start=1)
    ]


def _with_thousands(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02d}"
