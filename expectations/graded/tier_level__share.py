"""How far the shares of levels may move from one snapshot to the next. Keep out: which level is right (tests/spec)."""

from __future__ import annotations

from decimal import Decimal

from expectations.declaration import Judgement, Limit, Suite, judged, percent

SINCE = "2026-11-22"
_POINTS = percent("shift_part", "shift_whole")
_COMPARED = "not_compared_code is null"
# One word when it is the same for every policy, else policy by policy.
_WORDS = """case not_compared_code
    when 'no_baseline' then 'no baseline' when 'older_inputs' then 'older inputs were added: not compared' end"""
_TOLD = f"concat(policy_id, ': ', {_WORDS})"
_NOTE = f"""case when count(distinct {_WORDS}) = 1 and count(not_compared_code) = count(*) then max({_WORDS})
    else string_agg(distinct {_TOLD}, '; ' order by {_TOLD}) filter (where not {_COMPARED}) end"""
_MEASURED = {
    "largest_shift": f"max({_POINTS}) filter (where {_COMPARED})",
    "level": f"max_by(concat(policy_id, '/', level_code), {_POINTS}) filter (where {_COMPARED})",
    "compared_with_seq": f"max(prior_seq) filter (where {_COMPARED})",
}

SUITE = Suite(
    relation="tiers.tier_level__share",
    row_key=("policy_id", "scope_code", "category_code", "level_code"),
    columns={
        "policy_id": "varchar",
        "scope_code": "varchar",
        "category_code": "varchar",
        "level_code": "varchar",
        "prior_seq": "bigint",
        "customer_count": "bigint",
        "prior_count": "bigint",
        "level_share": "decimal(38,6)",
        "prior_share": "decimal(38,6)",
        "shift_part": "bigint",
        "shift_whole": "bigint",
        "max_share_shift": "decimal(38,6)",
        "not_compared_code": "varchar",
    },
    good_row={
        "policy_id": "p1",
        "scope_code": "customer",
        "category_code": "*",
        "level_code": "gold",
        "prior_seq": 1,
        "shift_part": 1,
        "shift_whole": 10,
    },
    passing_rows=(
        {},
        {"policy_id": "p2", "shift_part": 3, "shift_whole": 20, "max_share_shift": "15"},
        {"policy_id": "p3", "shift_part": 0, "shift_whole": 0, "prior_seq": None, "not_compared_code": "no_baseline"},
        {"policy_id": "p4", "shift_part": 9, "not_compared_code": "older_inputs"},
    ),
    expectations=(
        judged(
            "level_shares_moved",
            f"{_COMPARED} and max_share_shift is null and shift_part * 100 > {{limit}} * shift_whole",
            severity="warn",
            reason="many customers changed level at once: a campaign, or a delivery that lacks a part",
            since=SINCE,
            judgement=Judgement(
                limit=Limit(
                    Decimal(10),
                    "points",
                    "between two days or months real trade moves a level's share by a few points; "
                    "a policy that knows its own swings sets max_share_shift instead",
                    SINCE,
                ),
                measured=_MEASURED,
                note=_NOTE,
            ),
            failing_case=({"shift_part": 1001, "shift_whole": 10000},),
        ),
        judged(
            "level_shares_moved_past_policy",
            f"{_COMPARED} and shift_part * 100 > max_share_shift * shift_whole",
            severity="block",
            reason="the policy itself says that its levels never move this far between two snapshots",
            since=SINCE,
            judgement=Judgement(
                measured={
                    "largest_shift": f"max({_POINTS}) filter (where {_COMPARED} and max_share_shift is not null)",
                    "allowed": "min(max_share_shift)",
                },
            ),
            failing_case=({"shift_part": 1501, "shift_whole": 10000, "max_share_shift": "15"},),
        ),
    ),
)
