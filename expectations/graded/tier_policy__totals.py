"""What the totals of each policy must satisfy. Keep out: totals of the public marts (dbt tests)."""

from __future__ import annotations

from expectations.declaration import Suite, no_rows_where

SINCE = "2026-11-22"

SUITE = Suite(
    relation="tiers.tier_policy__totals",
    row_key=("policy_id",),
    columns={"policy_id": "varchar", "graded_amount": "decimal(38,6)", "lines_amount": "decimal(38,6)"},
    good_row={"policy_id": "p1", "graded_amount": "100.250000", "lines_amount": "100.250000"},
    passing_rows=({}, {"policy_id": "p2", "graded_amount": None, "lines_amount": None}),
    expectations=(
        no_rows_where(
            "graded_amounts_equal_the_lines",
            "graded_amount is distinct from lines_amount",
            reason="money that stands in the lines and in no customer, or twice, makes every share and level doubtful",
            since=SINCE,
            failing_case=({"graded_amount": "100.240000"},),
        ),
        no_rows_where(
            "each_policy_is_totalled_once",
            "policy_id in (select policy_id from {batch} group by policy_id having count(*) > 1)",
            reason="two totals of one policy cannot both be compared",
            since=SINCE,
            failing_case=({}, {}),
        ),
    ),
)
