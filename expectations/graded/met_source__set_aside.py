"""How much of a source a snapshot may leave out. Keep out: what a file may have refused (landing/reject_limits.py)."""

from __future__ import annotations

from expectations.declaration import Judgement, Suite, judged, percent

SINCE = "2026-11-22"

SUITE = Suite(
    relation="metrics.met_source__set_aside",
    row_key=("source_code",),
    columns={
        "source_code": "varchar",
        "current_count": "bigint",
        "set_aside_count": "bigint",
        "unknown_code_count": "bigint",
        "current_amount": "decimal(38,6)",
        "set_aside_amount": "decimal(38,6)",
        "rows_percent": "decimal(38,6)",
        "amount_percent": "decimal(38,6)",
    },
    good_row={
        "source_code": "erp",
        "current_count": 100,
        "set_aside_count": 5,
        "unknown_code_count": 5,
        "current_amount": "1000",
        "set_aside_amount": "20",
        "rows_percent": "5",
        "amount_percent": "2",
    },
    passing_rows=(
        {},
        {
            "source_code": "gone",
            "set_aside_count": 90,
            "unknown_code_count": 90,
            "rows_percent": None,
            "amount_percent": None,
        },
    ),
    expectations=(
        judged(
            "set_aside_rows",
            "set_aside_count * 100 > rows_percent * current_count "
            "or set_aside_amount * 100 > amount_percent * current_amount",
            severity="block",
            reason="more of a source is set aside than its mapping's reject_limits allow: levels would be given on "
            "part of the trade; a file that explains the rows is probably missing",
            since=SINCE,
            judgement=Judgement(
                measured={
                    "most_rows_percent": f"max({percent('set_aside_count', 'current_count')})",
                    "most_amount_percent": f"max({percent('set_aside_amount', 'current_amount')})",
                },
            ),
            failing_case=(
                {"set_aside_count": 6},
                {"source_code": "pos", "set_aside_amount": "20.000001"},
            ),
        ),
        judged(
            "unknown_codes",
            "unknown_code_count * 100 > rows_percent * current_count",
            severity="warn",
            reason="more attributes of a source than its mapping's reject_limits allow have a code that no policy in "
            "force knows: whoever has one is graded as if it had none",
            since=SINCE,
            judgement=Judgement(
                measured={"most_rows_percent": f"max({percent('unknown_code_count', 'current_count')})"},
            ),
            failing_case=({"unknown_code_count": 6},),
        ),
    ),
)
