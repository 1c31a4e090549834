"""What a landed stretch of seats must satisfy. Keep out: whether two stretches overlap."""

from __future__ import annotations

from expectations.declaration import Suite, always_present, no_rows_where
from expectations.landed_rows import (
    ORIGIN,
    ORIGIN_COLUMNS,
    ROW_KEY,
    SINCE,
    each_row_once,
    origin_is_known,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_subscription",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "subscription_code": "varchar",
        "customer_code": "varchar",
        "seat_count": "bigint",
        "started_on": "date",
        "ended_on": "date",
    },
    good_row={
        **ORIGIN,
        "subscription_code": "S1",
        "customer_code": "C1",
        "seat_count": 50,
        "started_on": "2024-05-01",
    },
    passing_rows=({}, {"row_no": 2, "seat_count": 0, "ended_on": "2024-05-01"}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("subscription_code", reason="a change of seats finds the earlier number by it", since=SINCE),
        always_present(
            "customer_code", reason="a subscription that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("seat_count", reason="seats without a number would silently count as none", since=SINCE),
        no_rows_where(
            "seat_count_is_not_negative",
            "seat_count < 0",
            reason="seats below none would take away those of another subscription",
            since=SINCE,
            failing_case=({"seat_count": -1},),
        ),
        always_present("started_on", reason="seats without a beginning are open on no date", since=SINCE),
        sane_date("started_on", "1900-01-01"),
        sane_date("ended_on", "1900-01-01", failing="2100-01-02"),
        no_rows_where(
            "ended_after_it_started",
            "ended_on < started_on",
            reason="a stretch that ends before it begins holds no day",
            since=SINCE,
            failing_case=({"ended_on": "2024-04-30"},),
        ),
    ),
)
