"""Where figures are stated by store and day, none is left out in silence. Keep out: whether figures agree."""

from __future__ import annotations

from expectations.declaration import Judgement, Suite, judged

SUITE = Suite(
    relation="metrics.met_controls__uncontrolled",
    row_key=("source_code", "store_code", "business_on", "control_source_code", "table_name"),
    columns={
        "source_code": "varchar",
        "store_code": "varchar",
        "business_on": "date",
        "control_source_code": "varchar",
        "table_name": "varchar",
        "our_amount": "decimal(38,6)",
    },
    good_row={
        "source_code": "receipts",
        "store_code": "S01",
        "business_on": "2026-05-01",
        "control_source_code": "z_reports",
        "table_name": "sales_line",
        "our_amount": "100.00",
    },
    passing_rows=(),
    expectations=(
        judged(
            "every_store_and_day_is_controlled",
            "true",
            severity="warn",
            reason="a store or day that no control figure names can lack sales, or have them twice, and nobody "
            "would see it",
            since="2026-11-22",
            judgement=Judgement(measured={"uncontrolled": "count(*)"}),
            failing_case=({},),
        ),
    ),
)
