"""What the tills say at the end of the day: the Z-report of each store, one file a quarter.

The tills add up what they rang, each line rounded to the cent. Left out, as by the tills: gift cards and tastings,
vouchers, and rows that were only exported a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from made_up_shop.exports import Export, by_quarter, money
from made_up_shop.pos import CHINESE, KINDS_IN_CHINESE, RECEIPT, STORE_COLUMN

HEADER = ["store", "business_day", "net_sales", "receipts"]
REFUNDS = ("R", KINDS_IN_CHINESE["R"])


@dataclass(frozen=True)
class Rung:
    """One line of a receipt: where, when, its receipt and hundredths of CNY, below zero for a refund."""

    store: str
    day: str
    receipt: str
    cents: int


def exports(delivered: list[Export]) -> list[Export]:
    """One row per store and day on which something was rung, from the receipts among these files."""
    takings: dict[tuple[str, str], int] = defaultdict(int)
    receipts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in _rung(delivered):
        takings[line.day, line.store] += line.cents
        receipts[line.day, line.store].add(line.receipt)
    rows = [
        (date.fromisoformat(day), [store, day, money(takings[day, store]), str(len(receipts[day, store]))])
        for day, store in sorted(takings)
    ]
    return by_quarter("pos/z_reports_{}.csv", HEADER, rows)


def _rung(delivered: list[Export]) -> Iterator[Rung]:
    for export in delivered:
        if export.header in (RECEIPT, CHINESE):
            for row in dict.fromkeys(map(tuple, export.rows)):
                # The fifth till leaves its store to the name of the file.
                store = row[STORE_COLUMN] if export.header == RECEIPT else "S05"
                cells = row[:STORE_COLUMN] + row[STORE_COLUMN + (export.header == RECEIPT) :]
                yield from _line(store, cells)


def _line(store: str, cells: tuple[str, ...]) -> Iterator[Rung]:
    receipt, _, _, moment, sku, quantity, price, discount, kind, *_ = cells
    if sku.startswith("GIFT") or _whole(price, 2) <= 0:
        return
    # Half a cent and more is a cent.
    cents = (_whole(quantity, 3) * _whole(price, 2) + 500) // 1000 - _whole(discount, 2)
    yield Rung(store, moment[:10].replace("/", "-"), receipt, -cents if kind in REFUNDS else cents)


def _whole(text: str, places: int) -> int:
    """A decimal text as a whole number of its smallest unit: 1.5 with two places is 150."""
    units, _, rest = text.partition(".")
    return int(units + rest.ljust(places, "0"))
