"""What a landed balance must satisfy. Keep out: whether its rate has arrived."""

from __future__ import annotations

from expectations.declaration import Suite, always_present
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
    relation="landing.new_balance_daily",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "account_code": "varchar",
        "customer_code": "varchar",
        "balance_on": "date",
        "currency": "varchar",
        "balance_amount": "decimal(18,6)",
    },
    good_row={
        **ORIGIN,
        "account_code": "A1",
        "customer_code": "C1",
        "balance_on": "2024-05-31",
        "currency": "CNY",
        "balance_amount": "60000.00",
    },
    passing_rows=({}, {"row_no": 2, "account_code": "A2", "balance_amount": "-0.01"}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("account_code", reason="the next balance of an account finds the last one by it", since=SINCE),
        always_present(
            "customer_code", reason="a balance that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("balance_on", reason="a balance without a day is carried forward from nowhere", since=SINCE),
        sane_date("balance_on"),
        always_present("currency", reason="the balance cannot be converted", since=SINCE),
        currency_code(),
        always_present(
            "balance_amount", reason="a missing balance is carried forward and must not land as one", since=SINCE
        ),
    ),
)
