"""What a landed item must satisfy. Keep out: whether a line names an item that is not delivered."""

from __future__ import annotations

from expectations.declaration import Expectation, Suite, always_present
from expectations.landed_rows import ORIGIN, ORIGIN_COLUMNS, ROW_KEY, SINCE, each_row_once, origin_is_known

SUITE = Suite(
    relation="landing.new_item",
    row_key=ROW_KEY,
    columns={**ORIGIN_COLUMNS, "item_code": "varchar", "weight_kg": "decimal(18,6)"},
    good_row={**ORIGIN, "item_code": "I1", "weight_kg": "1.500000"},
    passing_rows=({}, {"row_no": 2, "weight_kg": None}),
    expectations=(
        *origin_is_known(),
        each_row_once(),
        always_present("item_code", reason="lines find their item by it", since=SINCE),
        Expectation(
            "weight_is_not_negative",
            "expect_column_values_to_be_between",
            {"column": "weight_kg", "min_value": 0},
            "block",
            "a negative weight would lower a customer's volume with every sale",
            SINCE,
            ({"weight_kg": "-1"},),
        ),
    ),
)
