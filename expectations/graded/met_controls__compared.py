"""What another system says a source delivered must be what is counted. Keep out: why lines do not count."""

from __future__ import annotations

from expectations.declaration import Judgement, Suite, judged

SUITE = Suite(
    relation="metrics.met_controls__compared",
    row_key=("source_code", "store_code", "start_on", "end_on", "control_source_code", "table_name", "currency"),
    columns={
        "source_code": "varchar",
        "store_code": "varchar",
        "start_on": "date",
        "end_on": "date",
        "control_source_code": "varchar",
        "table_name": "varchar",
        "currency": "varchar",
        "control_amount": "decimal(18,6)",
        "our_amount": "decimal(38,6)",
        "difference_amount": "decimal(38,6)",
        "tolerance_amount": "decimal(38,12)",
        "control_count": "bigint",
        "our_count": "bigint",
        "excluded_amount": "decimal(38,6)",
        "set_aside_count": "bigint",
        "set_aside_amount": "decimal(38,6)",
        "quarantined_count": "bigint",
        "quarantined_amount": "decimal(38,6)",
        "dateless_count": "bigint",
        "has_two_currencies": "boolean",
        "is_within": "boolean",
    },
    good_row={
        "source_code": "receipts",
        "store_code": "S01",
        "start_on": "2026-05-01",
        "end_on": "2026-05-02",
        "control_source_code": "z_reports",
        "table_name": "sales_line",
        "control_amount": "100.00",
        "our_amount": "100.00",
        "difference_amount": "0.00",
        "tolerance_amount": "0.00",
        "is_within": True,
    },
    passing_rows=({}, {"start_on": "2026-05-02", "difference_amount": "0.05", "tolerance_amount": "0.05"}),
    expectations=(
        judged(
            "control_totals_agree",
            "not is_within",
            severity="block",
            reason="sales that the till or the ledger knows and the tiers do not, or the reverse, make a level wrong",
            since="2026-11-22",
            judgement=Judgement(
                measured={
                    "figures": "count(*)",
                    "apart": "count(*) filter (where not is_within)",
                    "largest_difference": "max(abs(difference_amount)) filter (where not is_within)",
                },
            ),
            failing_case=({"our_amount": "99.99", "difference_amount": "-0.01", "is_within": False},),
        ),
    ),
)
