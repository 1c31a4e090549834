"""What policies measure must keep coming. Keep out: inputs that were never delivered, which is no fault."""

from __future__ import annotations

from expectations.declaration import Judgement, Suite, judged

SINCE = "2026-11-22"
_TOLD = "concat('policy ', policy_id, ' measures ', measured, ' (', table_name, ' of ', source_codes, ')')"

SUITE = Suite(
    relation="landing.unfed_input",
    row_key=("policy_id", "criterion_id"),
    columns={
        "policy_id": "varchar",
        "policy_version": "varchar",
        "criterion_id": "varchar",
        "measured": "varchar",
        "table_name": "varchar",
        "source_codes": "varchar",
    },
    good_row={
        "policy_id": "p1",
        "policy_version": "1",
        "criterion_id": "spend",
        "measured": "net_spend",
        "table_name": "sales_line",
        "source_codes": "erp",
    },
    passing_rows=(),
    expectations=(
        judged(
            "inputs_keep_coming",
            "criterion_id is not null",
            severity="warn",
            reason="rows of it landed, and no mapping fills the table any more: the policy is not evaluated, and not "
            "graded on what stopped coming; put the mapping of the source back, map another source to the table, or "
            "leave the criterion out in a new version of the policy",
            since=SINCE,
            judgement=Judgement(measured={"unfed": f"string_agg({_TOLD}, '; ' order by {_TOLD})"}),
            failing_case=({},),
        ),
    ),
)
