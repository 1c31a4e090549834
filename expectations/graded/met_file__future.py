"""No row may be dated after the day on which it landed. Rows after the as-of date are normal and not asked here."""

from __future__ import annotations

from expectations.declaration import Judgement, Suite, judged

SINCE = "2026-11-22"

SUITE = Suite(
    relation="metrics.met_file__future",
    row_key=("file_id",),
    columns={
        "file_id": "varchar",
        "source_code": "varchar",
        "landed_on": "date",
        "future_count": "bigint",
        "last_stated_on": "date",
    },
    good_row={
        "file_id": "f1",
        "source_code": "erp",
        "landed_on": "2026-01-31",
        "future_count": 1,
        "last_stated_on": "2026-02-01",
    },
    passing_rows=(),
    expectations=(
        judged(
            "future_dates",
            "future_count > 0",
            severity="warn",
            reason="a sale of a day that has not come is a misread date or a wrong clock, and would enter by itself "
            "when that day is graded",
            since=SINCE,
            judgement=Judgement(measured={"rows": "sum(future_count)", "latest": "max(last_stated_on)"}),
            failing_case=({},),
        ),
    ),
)
