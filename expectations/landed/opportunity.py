"""What a landed opportunity must satisfy. Keep out: whether its customer is in a master."""

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
    relation="landing.new_opportunity",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "opportunity_code": "varchar",
        "customer_code": "varchar",
        "opened_on": "date",
        "expected_decision_on": "date",
        "stage": "varchar",
        "closed_on": "date",
    },
    good_row={
        **ORIGIN,
        "opportunity_code": "O1",
        "customer_code": "C1",
        "opened_on": "2024-05-01",
        "expected_decision_on": "2024-06-01",
        "stage": "open",
    },
    passing_rows=({}, {"row_no": 2, "stage": "won", "closed_on": "2024-05-01", "expected_decision_on": None}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present(
            "opportunity_code",
            reason="an opportunity without its code would count again when delivered again",
            since=SINCE,
        ),
        always_present(
            "customer_code", reason="an opportunity that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("opened_on", reason="an opportunity without a beginning is seen on no date", since=SINCE),
        sane_date("opened_on"),
        sane_date("expected_decision_on"),
        sane_date("closed_on", failing="2100-01-02"),
        always_present("stage", reason="an opportunity without a stage would neither be open nor decided", since=SINCE),
        one_of("stage", ("open", "won", "lost"), reason="an opportunity of another stage would be graded nowhere"),
        no_rows_where(
            "closed_after_it_was_opened",
            "closed_on < opened_on",
            reason="it would have been decided before it began",
            since=SINCE,
            failing_case=({"stage": "lost", "closed_on": "2024-04-30"},),
        ),
    ),
)
