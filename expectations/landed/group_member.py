"""What a landed membership must satisfy. Keep out: whether a customer is in two groups at once."""

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
    relation="landing.new_group_member",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "group_code": "varchar",
        "customer_code": "varchar",
        "member_from": "date",
        "member_to": "date",
    },
    good_row={
        **ORIGIN,
        "group_code": "G1",
        "customer_code": "C1",
        "member_from": "2024-05-01",
    },
    passing_rows=({}, {"row_no": 2, "member_to": "2024-05-01"}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("group_code", reason="a membership in nothing adds up to nothing", since=SINCE),
        always_present(
            "customer_code", reason="a membership that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("member_from", reason="a membership without a beginning holds on no date", since=SINCE),
        sane_date("member_from", "1900-01-01"),
        sane_date("member_to", "1900-01-01", failing="2100-01-02"),
        no_rows_where(
            "ended_after_it_began",
            "member_to < member_from",
            reason="a membership that ends before it begins holds no day",
            since=SINCE,
            failing_case=({"member_to": "2024-04-30"},),
        ),
    ),
)
