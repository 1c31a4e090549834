"""What a landed order header must satisfy. Keep out: whether its lines have arrived."""

from __future__ import annotations

from expectations.declaration import Suite, always_present
from expectations.landed_rows import (
    ORIGIN,
    ORIGIN_COLUMNS,
    ROW_KEY,
    SINCE,
    currency_code,
    customer_or_anonymous,
    each_row_once,
    excluded_has_reason,
    one_of,
    origin_is_known,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_order_header",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "document_code": "varchar",
        "customer_code": "varchar",
        "is_anonymous": "boolean",
        "ordered_on": "date",
        "currency": "varchar",
        "line_kind": "varchar",
        "excluded_reason": "varchar",
    },
    good_row={
        **ORIGIN,
        "document_code": "O1",
        "customer_code": "C1",
        "is_anonymous": False,
        "ordered_on": "2024-05-01",
        "currency": "CNY",
        "line_kind": "order",
    },
    passing_rows=({}, {"row_no": 2, "line_kind": "excluded", "excluded_reason": "cancelled"}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("document_code", reason="lines find their header by it", since=SINCE),
        always_present("line_kind", reason="a cancelled order would count as ordered", since=SINCE),
        one_of("line_kind", ("order", "excluded"), reason="an order of another kind would be counted nowhere"),
        excluded_has_reason(),
        always_present("ordered_on", reason="an order without a date falls into no window", since=SINCE),
        sane_date("ordered_on"),
        always_present("currency", reason="the amounts of its lines cannot be converted", since=SINCE),
        currency_code(),
        customer_or_anonymous(),
    ),
)
