"""Random histories of customers: documents and payments in versions that move and change, some known very late.

One home holds many histories, a customer each; policies without ranks grade each customer by itself, so that one
grading proves something of every history. Keep what must hold of them in the test files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from pipelines.home.folder import Home
from tests.flow.homes import make_home, write
from tests.flow.shop import INVOICE_LINES, INVOICES, POLICIES, RATES

VERSIONED = "name_pattern: '\\w+_(?P<number>\\d)_\\w+\\.csv'\nversion_from: number\n"
PAYMENTS = f"""
file: "payments_*.csv"
namespace: shop
duplicates: by_key
{VERSIONED}dates: ["%Y-%m-%d"]
columns: {{code: code, customer: customer, day: day, amount: amount}}
tables:
  payment:
    {{payment_code: code, customer_code: customer, paid_on: day, currency: {{constant: CNY}}, paid_amount: amount}}
"""
TILL = f"""
file: "till_*.csv"
namespace: shop
duplicates: by_document
{VERSIONED}dates: ["%Y-%m-%d"]
columns: {{doc: doc, line: line, customer: customer, day: day, amount: amount, currency: currency}}
tables:
  sales_line:
    document_code: doc
    line_code: line
    customer_code: customer
    sold_on: day
    currency: currency
    net_amount: amount
"""


def _named_twice(mapping: str) -> str:
    """The shop's mapping, with room for a second part in the names of its files."""
    return mapping.replace("(?P<number>\\d)\\.csv", "(?P<number>\\d)_\\w+\\.csv")


SOURCES = {
    "till": TILL,
    "payments": PAYMENTS,
    "invoices": _named_twice(INVOICES),
    "invoice_lines": _named_twice(INVOICE_LINES),
    "rates": RATES,
}
HEADERS = {
    "till": "doc,line,customer,day,amount,currency",
    "payments": "code,customer,day,amount",
    "invoices": "doc,customer,day,type",
    "invoicelines": "doc,line,qty,price",
}
# How many days before the late delivery a row may lie; none between the first published date and the horizon.
AGES = (10, 45, 60, 75, 100, 150, 300)


@dataclass(frozen=True)
class Delivery:
    """One version of one thing, whole: rows of one source that must stay together. is_late: known after publication."""

    source: str
    version: int
    rows: tuple[str, ...]
    is_late: bool


def history(random: Random, customer: str, late_on: date) -> list[Delivery]:
    """What one customer bought and paid, in every version that was ever delivered."""
    return [
        delivery
        for number in range(random.randint(1, 4))
        for delivery in _thing(random, random.choice(("till", "invoices", "payments")), f"{customer}-{number}", late_on)
    ]


def _thing(random: Random, kind: str, code: str, late_on: date) -> Iterator[Delivery]:
    """One to three versions of one thing: later ones may move it, hand it to another customer, or repeat it."""
    day, buyer = late_on - timedelta(days=random.choice(AGES)), code.split("-", 1)[0]
    customer = buyer
    amounts = [f"{random.randint(1, 400)}.{random.randint(0, 99):02}" for _ in range(random.randint(1, 3))]
    for version in range(1, random.randint(1, 3) + 1):
        if random.random() < 0.4:
            day = late_on - timedelta(days=random.choice(AGES))
        if random.random() < 0.3:
            amounts = [*amounts[1:], f"{random.randint(1, 400)}.50"]
        if random.random() < 0.2:
            customer = f"{buyer}b"
        is_late = random.random() < 0.5
        currency = "USD" if code.endswith("0") else "CNY"
        if kind == "till":
            lines = (f"{code},{line},{customer},{day},{amount},{currency}" for line, amount in enumerate(amounts))
            yield Delivery("till", version, tuple(lines), is_late)
        elif kind == "payments":
            yield Delivery("payments", version, (f"{code}p,{customer},{day},{amounts[0]}",), is_late)
        else:
            yield Delivery("invoices", version, (f"{code}i,{customer},{day},invoice",), is_late)
            lines = (f"{code}i,{line},1,{amount}" for line, amount in enumerate(amounts))
            yield Delivery("invoicelines", version, tuple(lines), random.random() < 0.5)


def home_of(folder: Path, late_on: date) -> Home:
    """A home that can read the histories, with every rate they need already in its inbox."""
    home = make_home(folder, SOURCES, {name: POLICIES[name] for name in ("spend", "visits")})
    days = [late_on - timedelta(days=age) for age in AGES]
    write(home.inbox / "rates_all.csv", "currency,day,rate\n" + "".join(f"USD,{day},7.{day.day:02}\n" for day in days))
    return home


def deliver_at_once(home: Home, deliveries: Iterable[Delivery]) -> None:
    """One file per source and version, everything in order."""
    _write(home, list(deliveries), "all")


def deliver_disturbed(home: Home, deliveries: Sequence[Delivery], random: Random, batch: str) -> None:
    """The same in random order, split over several files, with parts delivered twice."""
    parts: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        for _ in range(1 + (random.random() < 0.2)):
            parts.setdefault(f"{random.choice('abc')}{batch}", []).append(delivery)
    for name, part in parts.items():
        random.shuffle(part)
        _write(home, part, name)


def _write(home: Home, deliveries: Sequence[Delivery], name: str) -> None:
    for source, version in sorted({(one.source, one.version) for one in deliveries}):
        chosen = dict.fromkeys(one for one in deliveries if (one.source, one.version) == (source, version))
        rows = "".join(f"{row}\n" for one in chosen for row in one.rows)
        write(home.inbox / f"{source}_{version}_{name}.csv", f"{HEADERS[source]}\n{rows}")
