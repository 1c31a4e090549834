"""What a landed payment must satisfy. Keep out: whether the document it pays has arrived."""

from __future__ import annotations

from expectations.declaration import Suite, always_present, no_rows_where
from expectations.landed_rows import (
    ORIGIN,
    ORIGIN_COLUMNS,
    ROW_KEY,
    SINCE,
    currency_code,
    customer_or_anonymous,
    each_row_once,
    origin_is_known,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_payment",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "payment_code": "varchar",
        "customer_code": "varchar",
        "is_anonymous": "boolean",
        "document_code": "varchar",
        "paid_on": "date",
        "currency": "varchar",
        "paid_amount": "decimal(18,6)",
        "needs_header": "boolean",
    },
    good_row={
        **ORIGIN,
        "payment_code": "P1",
        "customer_code": "C1",
        "is_anonymous": False,
        "document_code": "D1",
        "paid_on": "2024-05-01",
        "currency": "CNY",
        "paid_amount": "10.50",
        "needs_header": False,
    },
    passing_rows=({}, {"row_no": 2, "customer_code": None, "needs_header": True}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present(
            "payment_code", reason="a payment without its code would count again when delivered again", since=SINCE
        ),
        always_present("paid_on", reason="a payment without a date falls into no window", since=SINCE),
        sane_date("paid_on"),
        always_present("currency", reason="the amount cannot be converted", since=SINCE),
        currency_code(),
        always_present(
            "paid_amount", reason="a payment without an amount would silently count as nothing", since=SINCE
        ),
        customer_or_anonymous("not needs_header"),
        no_rows_where(
            "header_payment_names_its_document",
            "needs_header and document_code is null",
            reason="its customer stands in the header of a document that it does not name",
            since=SINCE,
            failing_case=({"needs_header": True, "document_code": None},),
        ),
    ),
)
