"""What a landed control figure must satisfy. Keep out: whether it agrees with anything."""

from __future__ import annotations

from expectations.declaration import Suite, always_present, no_rows_where
from expectations.landed_rows import (
    ORIGIN,
    ORIGIN_COLUMNS,
    ROW_KEY,
    SINCE,
    currency_code,
    each_row_once,
    one_of,
    origin_is_known,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_control_total",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "controlled_source_code": "varchar",
        "controlled_table_name": "varchar",
        "store_code": "varchar",
        "start_on": "date",
        "end_on": "date",
        "currency": "varchar",
        "control_amount": "decimal(18,6)",
        "control_count": "bigint",
    },
    good_row={
        **ORIGIN,
        "controlled_source_code": "receipts",
        "controlled_table_name": "sales_line",
        "store_code": "S01",
        "start_on": "2024-05-01",
        "end_on": "2024-05-02",
        "currency": "CNY",
        "control_amount": "10.50",
        "control_count": 3,
    },
    passing_rows=({}, {"row_no": 2, "store_code": None, "currency": None, "control_count": None}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present(
            "controlled_source_code", reason="a figure that controls no source is compared with nothing", since=SINCE
        ),
        one_of(
            "controlled_table_name",
            ("sales_line", "order_line", "payment"),
            reason="only lines and payments have amounts to compare",
        ),
        always_present("start_on", reason="a figure without a period is compared with nothing", since=SINCE),
        always_present("end_on", reason="a figure without a period is compared with nothing", since=SINCE),
        sane_date("start_on"),
        no_rows_where(
            "period_holds_a_day",
            "start_on >= end_on",
            reason="a period without a day holds no sale, and the figure would differ for good",
            since=SINCE,
            failing_case=({"end_on": "2024-05-01"},),
        ),
        currency_code(),
        always_present("control_amount", reason="a figure without an amount says nothing", since=SINCE),
        no_rows_where(
            "control_count_is_not_negative",
            "control_count < 0",
            reason="fewer than no documents is a misread number",
            since=SINCE,
            failing_case=({"control_count": -1},),
        ),
    ),
)
