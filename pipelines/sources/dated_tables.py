"""The canonical tables of what stands on record on a day beside sales: balances, seats, opportunities, debts, points.

A row begins to count on its main date and is not seen before; periods are half-open. Change a column here together with
the staging model that reads it; what a mapping may fill stands in dated_targets.py.
"""

from __future__ import annotations

from pipelines.sources.column_types import AMOUNT, CODE, COUNT, DATE, FLAG, Schema

DATED_TABLES: dict[str, Schema] = {
    "balance_daily": {
        "account_code": CODE,
        "customer_code": CODE,
        "balance_on": DATE,
        "currency": CODE,
        "balance_amount": AMOUNT,
    },
    "opportunity": {
        "opportunity_code": CODE,
        "customer_code": CODE,
        "opened_on": DATE,
        "expected_decision_on": DATE,
        "stage": CODE,
        "closed_on": DATE,
        "has_intent": FLAG,
        "intent_status": CODE,
    },
    "subscription": {
        "subscription_code": CODE,
        "customer_code": CODE,
        "plan_code": CODE,
        "seat_count": COUNT,
        "started_on": DATE,
        "ended_on": DATE,
    },
    "receivable": {
        "document_code": CODE,
        "customer_code": CODE,
        "issued_on": DATE,
        "due_on": DATE,
        "currency": CODE,
        "receivable_amount": AMOUNT,
        "open_amount": AMOUNT,
        "settled_on": DATE,
    },
    "attribute": {
        "customer_code": CODE,
        "attribute_code": CODE,
        "attribute_value": CODE,
        "attribute_number": AMOUNT,
        "assessed_on": DATE,
        "assessor_code": CODE,
    },
    "points_entry": {
        "entry_code": CODE,
        "customer_code": CODE,
        "program_code": CODE,
        "entry_kind": CODE,
        "points": COUNT,
        "entered_on": DATE,
        "expires_on": DATE,
        "document_code": CODE,
        "category_code": CODE,
    },
    "group_member": {"group_code": CODE, "customer_code": CODE, "member_from": DATE, "member_to": DATE},
}

DATED_KEYS: dict[str, tuple[str, ...]] = {
    "balance_daily": ("account_code", "balance_on"),
    "opportunity": ("opportunity_code",),
    "subscription": ("subscription_code", "started_on"),
    "receivable": ("document_code",),
    "attribute": ("customer_code", "attribute_code", "assessed_on"),
    "points_entry": ("entry_code",),
    "group_member": ("group_code", "customer_code", "member_from"),
}
DATED_AMOUNTS = {"balance_daily": "balance_amount", "receivable": "receivable_amount"}
DATED_DAYS = {
    "balance_daily": "balance_on",
    "opportunity": "opened_on",
    "subscription": "started_on",
    "receivable": "issued_on",
    "attribute": "assessed_on",
    "points_entry": "entered_on",
    "group_member": "member_from",
}
