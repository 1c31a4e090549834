"""What a landed assessment must satisfy. Keep out: whether a policy knows its code."""

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
    relation="landing.new_attribute",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "customer_code": "varchar",
        "attribute_code": "varchar",
        "attribute_value": "varchar",
        "attribute_number": "decimal(18,6)",
        "assessed_on": "date",
    },
    good_row={
        **ORIGIN,
        "customer_code": "C1",
        "attribute_code": "credit_capacity",
        "attribute_number": "4",
        "assessed_on": "2024-05-01",
    },
    passing_rows=({}, {"row_no": 2, "attribute_value": "good", "attribute_number": None}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present(
            "customer_code", reason="an assessment that is about nobody and would count for no customer", since=SINCE
        ),
        always_present("attribute_code", reason="criteria find their attribute by it", since=SINCE),
        always_present("assessed_on", reason="an assessment without a day is never the latest", since=SINCE),
        sane_date("assessed_on"),
        no_rows_where(
            "a_code_or_a_number_was_given",
            "attribute_value is null and attribute_number is null",
            reason="an empty assessment would replace the one before it by nothing",
            since=SINCE,
            failing_case=({"attribute_number": None},),
        ),
    ),
)
