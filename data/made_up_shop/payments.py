"""Payments of invoices: most are paid within two months, some in two parts, some not at all.

Change how customers pay here.
"""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from made_up_shop.exports import LAST_DAY, Export, by_quarter, money

if TYPE_CHECKING:
    from made_up_shop.erp import Invoice

PAYMENT = ["payment_no", "invoice_no", "customer_no", "paid_on", "currency", "amount"]


def exports(rng: random.Random, invoices: list[Invoice]) -> list[Export]:
    """One file a quarter, by the day of payment."""
    dated = []
    for invoice in invoices:
        if invoice.status == "VOID" or rng.randrange(12) == 0:
            continue
        parts = [invoice.total] if rng.randrange(8) else [invoice.total // 2, invoice.total - invoice.total // 2]
        day = invoice.day
        for amount in parts:
            day += timedelta(days=rng.randint(1, 45))
            dated.append((day, invoice, amount))
    dated.sort(key=lambda payment: (payment[0], payment[1].code))
    rows = [
        (
            day,
            [
                f"PM{number:05d}",
                invoice.code,
                invoice.customer.code,
                f"{day:%d.%m.%Y}",
                invoice.customer.currency,
                money(amount),
            ],
        )
        for number, (day, invoice, amount) in enumerate(dated, start=1)
        if day <= LAST_DAY
    ]
    return by_quarter("erp/payments_{}.csv", PAYMENT, rows)
