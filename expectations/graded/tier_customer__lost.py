"""Nobody may get lost between the known customers and the graded ones. Keep out: why somebody is ungraded."""

from __future__ import annotations

from expectations.declaration import Suite, no_rows_where

SUITE = Suite(
    relation="tiers.tier_customer__lost",
    row_key=("policy_id", "customer_key"),
    columns={"policy_id": "varchar", "customer_key": "varchar"},
    good_row={"policy_id": "p1", "customer_key": "k1"},
    passing_rows=(),
    expectations=(
        no_rows_where(
            "nobody_is_lost",
            "true",
            reason="a known customer without a row has neither a level nor a reason",
            since="2026-11-22",
            failing_case=({},),
        ),
    ),
)
