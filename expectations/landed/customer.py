"""What a landed customer must satisfy. Keep out: who is the same customer elsewhere."""

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
    relation="landing.new_customer",
    row_key=ROW_KEY,
    columns={
        **ORIGIN_COLUMNS,
        "customer_code": "varchar",
        "customer_type": "varchar",
        "customer_name": "varchar",
        "relationship_start_on": "date",
        "is_code_personal": "boolean",
    },
    good_row={
        **ORIGIN,
        "customer_code": "C1",
        "customer_type": "organisation",
        "customer_name": "Made-up Trading Ltd",
        "relationship_start_on": "2020-01-01",
        "is_code_personal": False,
    },
    passing_rows=({}, {"row_no": 2, "customer_type": "person", "customer_name": None, "relationship_start_on": None}),
    direct=frozenset({"customer_name"}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("customer_code", reason="documents find their customer by it", since=SINCE),
        always_present("customer_type", reason="whether a name may be kept depends on it", since=SINCE),
        one_of(
            "customer_type", ("organisation", "person", "unknown"), reason="no policy's population names another type"
        ),
        always_present(
            "is_code_personal", reason="a personal code could reach the published map of codes", since=SINCE
        ),
        sane_date("relationship_start_on", "1900-01-01"),
        no_rows_where(
            "only_organisations_have_names",
            "customer_type in ('person', 'unknown') and customer_name is not null",
            reason="the name of a person may not be landed, let alone published",
            since=SINCE,
            failing_case=({"customer_type": "unknown"},),
        ),
    ),
)
