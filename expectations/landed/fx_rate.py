"""What a landed exchange rate must satisfy. Keep out: whether a rate is missing or stale for a sale."""

from __future__ import annotations

from expectations.declaration import Expectation, Suite, always_present
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
    relation="landing.new_fx_rate",
    row_key=ROW_KEY,
    columns={**ORIGIN_COLUMNS, "currency": "varchar", "rate_on": "date", "rate": "decimal(18,9)"},
    good_row={**ORIGIN, "currency": "USD", "rate_on": "2024-05-01", "rate": "7.100000000"},
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("currency", reason="a rate of no currency converts nothing", since=SINCE),
        currency_code(),
        always_present("rate_on", reason="a rate without a date is in force never", since=SINCE),
        sane_date("rate_on"),
        always_present("rate", reason="a missing rate never means 1", since=SINCE),
        Expectation(
            "rate_is_positive",
            "expect_column_values_to_be_between",
            {"column": "rate", "min_value": 0, "strict_min": True},
            "block",
            "a rate of zero or less would wipe out or turn round every amount of its currency",
            SINCE,
            ({"rate": "0"},),
        ),
    ),
)
