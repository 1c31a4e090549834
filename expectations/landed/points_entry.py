"""What a landed points entry must satisfy. Keep out: whether a balance falls below nothing."""

from __future__ import annotations

from expectations.declaration import Suite, always_present, no_rows_where
from expectations.landed_rows import (
    ORIGIN,
    ORIGIN_COLUMNS,
    ROW_KEY,
    SINCE,
    each_row_once,
    one_of,
    origin_is_known,
    sane_date,
)

SUITE = Suite(
    relation="landing.new_points_entry",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "entry_code": "varchar",
        "customer_code": "varchar",
        "program_code": "varchar",
        "entry_kind": "varchar",
        "points": "bigint",
        "entered_on": "date",
        "expires_on": "date",
    },
    good_row={
        **ORIGIN,
        "entry_code": "E1",
        "customer_code": "C1",
        "program_code": "M",
        "entry_kind": "earn",
        "points": 100,
        "entered_on": "2024-05-01",
        "expires_on": "2025-01-01",
    },
    passing_rows=({}, {"row_no": 2, "entry_kind": "adjust", "points": -5, "expires_on": None}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present(
            "entry_code", reason="an entry without its number would count again when delivered again", since=SINCE
        ),
        always_present(
            "customer_code", reason="an entry that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("program_code", reason="points of different programs must not be mixed", since=SINCE),
        always_present("entry_kind", reason="points that were spent would count as earned", since=SINCE),
        one_of(
            "entry_kind",
            ("earn", "redeem", "expire", "reverse", "adjust", "opening"),
            reason="an entry of another kind would be counted nowhere",
        ),
        always_present("points", reason="an entry without points would silently count as nothing", since=SINCE),
        no_rows_where(
            "points_have_the_sign_of_their_kind",
            "entry_kind = 'earn' and points < 0 or entry_kind in ('redeem', 'expire', 'reverse') and points > 0",
            reason="points that were spent would raise the balance",
            since=SINCE,
            failing_case=({"points": -1},),
        ),
        always_present("entered_on", reason="an entry without a day falls into no window", since=SINCE),
        sane_date("entered_on"),
        sane_date("expires_on"),
    ),
)
