"""Nobody whom the last snapshot published may vanish unexplained. Keep out: people whom a policy leaves out."""

from __future__ import annotations

from expectations.declaration import Judgement, Suite, judged

SINCE = "2026-11-22"

SUITE = Suite(
    relation="tiers.tier_customer__departed",
    row_key=("customer_key",),
    columns={"prior_seq": "bigint", "customer_key": "varchar", "is_known": "boolean", "reason_code": "varchar"},
    good_row={"prior_seq": 1, "customer_key": "k1", "is_known": True},
    passing_rows=({}, {"customer_key": "k2", "is_known": False, "reason_code": "superseded"}),
    expectations=(
        judged(
            "customers_lost",
            "not is_known and reason_code is null",
            severity="block",
            reason="a customer whom readers know from the last snapshot is gone, and no landed row says why",
            since=SINCE,
            judgement=Judgement(
                measured={
                    "lost": "count(*) filter (where not is_known and reason_code is null)",
                    "gone_with_a_reason": "count(reason_code)",
                    "compared_with_seq": "max(prior_seq)",
                },
                note="case when count(*) = 0 then 'no baseline' end",
            ),
            failing_case=({"is_known": False},),
        ),
    ),
)
