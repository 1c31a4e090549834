"""What a mapping may fill of the dated tables: balances, opportunities, seats, debts, ratings, points, members."""

from __future__ import annotations

from pipelines.sources.target_rule import CURRENCY, DAY, FIRST_RELATIONSHIP_DAY, KEY, OPTIONAL_CODE, TargetRule

STAGES = ("open", "won", "lost")
ENTRY_KINDS = ("earn", "redeem", "expire", "reverse", "adjust", "opening")
_LATER = TargetRule("date")
_SINCE = TargetRule("date", "always", FIRST_RELATIONSHIP_DAY)
_UNTIL = TargetRule("date", first_day=FIRST_RELATIONSHIP_DAY)

DATED_TARGETS: dict[str, dict[str, TargetRule]] = {
    "balance_daily": {
        "account_code": KEY,
        "customer_code": KEY,
        "balance_on": DAY,
        "currency": CURRENCY,
        "balance_amount": TargetRule("number", "always"),
    },
    "opportunity": {
        "opportunity_code": KEY,
        "customer_code": KEY,
        "opened_on": DAY,
        "expected_decision_on": _LATER,
        "stage": TargetRule("choice", "always", choices=STAGES),
        "closed_on": _LATER,
        "has_intent": TargetRule("flag"),
        "intent_status": OPTIONAL_CODE,
    },
    "subscription": {
        "subscription_code": KEY,
        "customer_code": KEY,
        "plan_code": OPTIONAL_CODE,
        "seat_count": TargetRule("count", "always", is_signed=False),
        "started_on": _SINCE,
        "ended_on": _UNTIL,
    },
    "receivable": {
        "document_code": KEY,
        "customer_code": KEY,
        "issued_on": DAY,
        "due_on": DAY,
        "currency": CURRENCY,
        "receivable_amount": TargetRule("number", "always"),
        "open_amount": TargetRule("number"),
        "settled_on": _LATER,
    },
    "attribute": {
        "customer_code": KEY,
        "attribute_code": KEY,
        "attribute_value": OPTIONAL_CODE,
        "attribute_number": TargetRule("number"),
        "assessed_on": DAY,
        "assessor_code": OPTIONAL_CODE,
    },
    "points_entry": {
        "entry_code": KEY,
        "customer_code": KEY,
        "program_code": KEY,
        "entry_kind": TargetRule("choice", "always", choices=ENTRY_KINDS),
        "points": TargetRule("count", "always"),
        "entered_on": DAY,
        "expires_on": _LATER,
        "document_code": OPTIONAL_CODE,
        "category_code": OPTIONAL_CODE,
    },
    "group_member": {"group_code": KEY, "customer_code": KEY, "member_from": _SINCE, "member_to": _UNTIL},
}
