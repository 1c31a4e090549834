"""Orders that came before invoices, and a few that came to nothing.

Change how orders and invoices relate here.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from made_up_shop.exports import Export, by_quarter, money

if TYPE_CHECKING:
    from made_up_shop.erp import Invoice

HEADER = ["order_no", "customer_no", "order_date", "currency", "state"]
LINE = ["order_no", "line_no", "item_no", "qty", "unit_price"]
FIRST_DAY = date(2024, 11, 1)
STATES = ("CONFIRMED",) * 20 + ("CANCELLED", "DRAFT", "QUOTATION")


def exports(rng: random.Random, invoices: list[Invoice]) -> list[Export]:
    """Headers and lines, one file each a quarter; organisations order, persons do not."""
    headers: list[tuple[date, list[str]]] = []
    lines: list[tuple[date, list[str]]] = []
    for invoice in invoices:
        if not invoice.customer.is_organisation or rng.randrange(5) > 2:
            continue
        code = f"SO{len(headers) + 1:05d}"
        day = max(FIRST_DAY, invoice.day - timedelta(days=rng.randint(1, 12)))
        headers.append(
            (day, [code, invoice.customer.code, day.isoformat(), invoice.customer.currency, rng.choice(STATES)])
        )
        lines += [
            (day, [code, str(number), line.item.code, str(line.quantity), money(line.price)])
            for number, line in enumerate(invoice.lines, start=1)
        ]
    return [*by_quarter("erp/orders_{}.csv", HEADER, headers), *by_quarter("erp/order_lines_{}.csv", LINE, lines)]
