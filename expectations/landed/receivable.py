"""What a landed receivable must satisfy. Keep out: whether its payment has arrived."""

from __future__ import annotations

from expectations.declaration import Suite, always_present, no_rows_where
from expectations.landed_rows import (
    ORIGIN,
    ORIGIN_COLUMNS,
    ROW_KEY,
    SINCE,
    currency_code,
    each_row_once,
    origin_is_known,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_receivable",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "document_code": "varchar",
        "customer_code": "varchar",
        "issued_on": "date",
        "due_on": "date",
        "currency": "varchar",
        "receivable_amount": "decimal(18,6)",
        "settled_on": "date",
    },
    good_row={
        **ORIGIN,
        "document_code": "D1",
        "customer_code": "C1",
        "issued_on": "2024-05-01",
        "due_on": "2024-05-31",
        "currency": "CNY",
        "receivable_amount": "100.00",
    },
    passing_rows=({}, {"row_no": 2, "settled_on": "2024-05-01", "receivable_amount": "-1"}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present(
            "document_code", reason="a debt without its document would count again when delivered again", since=SINCE
        ),
        always_present(
            "customer_code", reason="a debt that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("issued_on", reason="a debt without a day of issue is seen on no date", since=SINCE),
        always_present("due_on", reason="a debt without a due day is never late", since=SINCE),
        sane_date("issued_on"),
        sane_date("due_on"),
        sane_date("settled_on", failing="2100-01-02"),
        always_present("currency", reason="the amount cannot be converted", since=SINCE),
        currency_code(),
        always_present("receivable_amount", reason="a debt without an amount would look settled", since=SINCE),
        no_rows_where(
            "settled_after_it_was_issued",
            "settled_on < issued_on",
            reason="it would have been settled before there was a debt",
            since=SINCE,
            failing_case=({"settled_on": "2024-04-30"},),
        ),
    ),
)
