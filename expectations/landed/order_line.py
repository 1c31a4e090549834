"""What a landed order line must satisfy. Keep out: whether its header or rate has arrived."""

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
    excluded_has_reason,
    one_of,
    origin_is_known,
    present_unless_header,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_order_line",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "document_code": "varchar",
        "line_code": "varchar",
        "customer_code": "varchar",
        "is_anonymous": "boolean",
        "ordered_on": "date",
        "currency": "varchar",
        "line_kind": "varchar",
        "excluded_reason": "varchar",
        "net_amount": "decimal(18,6)",
        "needs_header": "boolean",
    },
    good_row={
        **ORIGIN,
        "document_code": "O1",
        "line_code": "1",
        "customer_code": "C1",
        "is_anonymous": False,
        "ordered_on": "2024-05-01",
        "currency": "CNY",
        "line_kind": "order",
        "net_amount": "10.50",
        "needs_header": False,
    },
    passing_rows=(
        {},
        {"row_no": 2, "line_kind": "excluded", "excluded_reason": "cancelled", "net_amount": None},
        {
            "row_no": 3,
            "customer_code": None,
            "ordered_on": None,
            "currency": None,
            "line_kind": None,
            "needs_header": True,
        },
    ),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("document_code", reason="orders are summed per document", since=SINCE),
        present_unless_header("line_kind"),
        one_of("line_kind", ("order", "excluded"), reason="a line of another kind would be counted nowhere"),
        excluded_has_reason(),
        present_unless_header("ordered_on"),
        sane_date("ordered_on"),
        present_unless_header("currency"),
        currency_code(),
        customer_or_anonymous("not needs_header"),
        no_rows_where(
            "amounts_are_present",
            "not needs_header and line_kind = 'order' and net_amount is null",
            reason="an order without an amount would silently count as nothing",
            since=SINCE,
            failing_case=({"net_amount": None},),
        ),
    ),
)
