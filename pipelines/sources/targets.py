"""What a mapping may fill, table by table: the kind of value, and whether it must be there.

`always` must be mapped and filled in every row, `filled` must be filled when it is mapped, `optional` may be empty.
Order matters: the first fault of a row in this order is its reason; the words are those of target_rule.py. A new
canonical column starts here and in canonical.py, one of a dated table in dated_targets.py and dated_tables.py.
"""

from __future__ import annotations

from pipelines.sources.canonical import KEYS
from pipelines.sources.dated_targets import DATED_TARGETS
from pipelines.sources.target_rule import CURRENCY as _CURRENCY
from pipelines.sources.target_rule import DAY as _DAY
from pipelines.sources.target_rule import FIRST_RELATIONSHIP_DAY, TargetRule
from pipelines.sources.target_rule import KEY as _KEY
from pipelines.sources.target_rule import OPTIONAL_CODE as _CODE

_FACTOR = TargetRule("number", "filled")
_DISCOUNT = TargetRule("number")

DISCOUNTS = frozenset({"discount_amount", "unit_discount_amount", "discount_share"})

_LINE_AMOUNTS = {
    "quantity": _FACTOR,
    "unit_price": _FACTOR,
    "net_amount": _FACTOR,
    "discount_amount": _DISCOUNT,
    "unit_discount_amount": _DISCOUNT,
    "discount_share": TargetRule("share"),
}

TARGETS: dict[str, dict[str, TargetRule]] = {
    "customer": {
        "customer_code": _KEY,
        "customer_type": TargetRule("choice", choices=("unknown", "organisation", "person")),
        "customer_name": TargetRule("personal"),
        "phone": TargetRule("personal"),
        "email": TargetRule("personal"),
        "address": TargetRule("personal"),
        "id_number": TargetRule("personal"),
        "region_code": _CODE,
        "store_code": _CODE,
        "channel": _CODE,
        "relationship_start_on": TargetRule("date", first_day=FIRST_RELATIONSHIP_DAY),
    },
    "customer_attribute": {"customer_code": _KEY, "attribute_code": _KEY, "attribute_value": _KEY},
    "item": {"item_code": _KEY, "category_code": _CODE, "weight_kg": TargetRule("weight", is_signed=False)},
    "sales_header": {
        "document_code": _KEY,
        "customer_code": _KEY,
        "sold_on": _DAY,
        "store_code": _CODE,
        "channel": _CODE,
        "currency": _CURRENCY,
        "original_document_code": _CODE,
    },
    "sales_line": {
        "document_code": _KEY,
        "line_code": _CODE,
        "customer_code": _KEY,
        "sold_on": _DAY,
        "store_code": _CODE,
        "channel": _CODE,
        "currency": _CURRENCY,
        "item_code": _CODE,
        **_LINE_AMOUNTS,
        "weight_kg": TargetRule("weight"),
        "original_document_code": _CODE,
        "original_line_code": _CODE,
    },
    "order_header": {
        "document_code": _KEY,
        "customer_code": _KEY,
        "ordered_on": _DAY,
        "store_code": _CODE,
        "currency": _CURRENCY,
    },
    "order_line": {
        "document_code": _KEY,
        "line_code": _CODE,
        "customer_code": _KEY,
        "ordered_on": _DAY,
        "store_code": _CODE,
        "currency": _CURRENCY,
        "item_code": _CODE,
        **_LINE_AMOUNTS,
    },
    "payment": {
        "payment_code": _KEY,
        "customer_code": _KEY,
        "document_code": _CODE,
        "paid_on": _DAY,
        "currency": _CURRENCY,
        "paid_amount": TargetRule("number", "always"),
    },
    "fx_rate": {"currency": _CURRENCY, "rate_on": _DAY, "rate": TargetRule("rate", "always")},
    "control_total": {
        "controlled_source_code": _KEY,
        "controlled_table_name": TargetRule("choice", "telling", choices=("sales_line", "order_line", "payment")),
        "store_code": TargetRule("code", "telling"),
        "control_on": _DAY,
        "period": TargetRule("choice", "telling", choices=("day", "month", "year")),
        "currency": TargetRule("currency", "telling"),
        "control_amount": TargetRule("number", "always"),
        "control_count": TargetRule("count", is_signed=False),
    },
    **DATED_TARGETS,
}


def needed_in_key(table: str) -> list[str]:
    """Targets that must be mapped and filled where rows are told apart by their key."""
    rules = TARGETS[table]
    return [name for name in KEYS[table] if name in rules and rules[name].presence != "telling"]


# What a line takes from its header when the mapping says `header: true`.
FROM_HEADER: dict[str, frozenset[str]] = {
    "sales_line": frozenset({"customer_code", "sold_on", "currency"}),
    "order_line": frozenset({"customer_code", "ordered_on", "currency"}),
    "payment": frozenset({"customer_code"}),
}

# Kinds a rule may give, best known first: the first one is what a row is when no rule matches.
LINE_KINDS: dict[str, tuple[str, ...]] = {
    "sales_header": ("sale", "return", "excluded"),
    "sales_line": ("sale", "return", "excluded"),
    "order_header": ("order", "excluded"),
    "order_line": ("order", "excluded"),
}

WITH_CUSTOMER = frozenset({*LINE_KINDS, "payment"})

# Values of customers that screens, logs and check examples mask unless the mapping says otherwise.
DIRECT_TARGETS = frozenset(name for name, rule in TARGETS["customer"].items() if rule.kind == "personal")
