"""What a landed customer attribute must satisfy. Keep out: whether a policy knows the value."""

from __future__ import annotations

from expectations.declaration import Suite, always_present, no_rows_where
from expectations.landed_rows import ORIGIN, ORIGIN_COLUMNS, ROW_KEY, SINCE, origin_is_known

SUITE = Suite(
    relation="landing.new_customer_attribute",
    row_key=(*ROW_KEY, "attribute_code"),
    columns={**ORIGIN_COLUMNS, "customer_code": "varchar", "attribute_code": "varchar", "attribute_value": "varchar"},
    good_row={**ORIGIN, "customer_code": "C1", "attribute_code": "influence_class", "attribute_value": "LEADER"},
    passing_rows=({}, {"attribute_code": "plan", "attribute_value": "gold"}),
    expectations=(
        *origin_is_known(),
        always_present("customer_code", reason="an attribute of nobody grades nobody", since=SINCE),
        always_present("attribute_code", reason="criteria find their attribute by it", since=SINCE),
        always_present(
            "attribute_value", reason="an empty attribute is not delivered and must not land as a row", since=SINCE
        ),
        no_rows_where(
            "each_attribute_landed_once",
            "(file_id, row_no, attribute_code) in (select (file_id, row_no, attribute_code) from {batch}"
            " group by file_id, row_no, attribute_code having count(*) > 1)",
            reason="two values of one attribute in one row cannot both be true",
            since=SINCE,
            failing_case=({}, {}),
        ),
    ),
)
