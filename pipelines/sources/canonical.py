"""The canonical tables: what every source is turned into, column by column, and the key of each.

Change a column here together with the staging model that reads it; what stands on record beside sales is in
dated_tables.py. What a mapping may say to fill a column stands in targets.py.
"""

from __future__ import annotations

from pipelines.sources.column_types import AMOUNT, CODE, COUNT, DATE, FLAG, RATE, Schema
from pipelines.sources.dated_tables import DATED_AMOUNTS, DATED_DAYS, DATED_KEYS, DATED_TABLES

_ORIGIN: Schema = {
    "file_id": CODE,
    "row_no": COUNT,
    "source_code": CODE,
    "namespace": CODE,
    "duplicates": CODE,
    "delivery_key": CODE,
}

_TABLES: dict[str, Schema] = {
    "customer": {
        "customer_code": CODE,
        "customer_type": CODE,
        "customer_name": CODE,
        "region_code": CODE,
        "store_code": CODE,
        "channel": CODE,
        "relationship_start_on": DATE,
        "is_code_personal": FLAG,
    },
    "customer_attribute": {"customer_code": CODE, "attribute_code": CODE, "attribute_value": CODE},
    "item": {"item_code": CODE, "category_code": CODE, "weight_kg": AMOUNT},
    "sales_header": {
        "document_code": CODE,
        "customer_code": CODE,
        "is_anonymous": FLAG,
        "sold_on": DATE,
        "store_code": CODE,
        "channel": CODE,
        "currency": CODE,
        "line_kind": CODE,
        "excluded_reason": CODE,
        "original_document_code": CODE,
    },
    "sales_line": {
        "document_code": CODE,
        "line_code": CODE,
        "customer_code": CODE,
        "is_anonymous": FLAG,
        "sold_on": DATE,
        "store_code": CODE,
        "channel": CODE,
        "currency": CODE,
        "item_code": CODE,
        "line_kind": CODE,
        "excluded_reason": CODE,
        "quantity": AMOUNT,
        "net_amount": AMOUNT,
        "weight_kg": AMOUNT,
        "original_document_code": CODE,
        "original_line_code": CODE,
        "needs_header": FLAG,
    },
    "order_header": {
        "document_code": CODE,
        "customer_code": CODE,
        "is_anonymous": FLAG,
        "ordered_on": DATE,
        "store_code": CODE,
        "currency": CODE,
        "line_kind": CODE,
        "excluded_reason": CODE,
    },
    "order_line": {
        "document_code": CODE,
        "line_code": CODE,
        "customer_code": CODE,
        "is_anonymous": FLAG,
        "ordered_on": DATE,
        "store_code": CODE,
        "currency": CODE,
        "item_code": CODE,
        "line_kind": CODE,
        "excluded_reason": CODE,
        "quantity": AMOUNT,
        "net_amount": AMOUNT,
        "needs_header": FLAG,
    },
    "payment": {
        "payment_code": CODE,
        "customer_code": CODE,
        "is_anonymous": FLAG,
        "document_code": CODE,
        "paid_on": DATE,
        "currency": CODE,
        "paid_amount": AMOUNT,
        "needs_header": FLAG,
    },
    "fx_rate": {"currency": CODE, "rate_on": DATE, "rate": RATE},
    "control_total": {
        "controlled_source_code": CODE,
        "controlled_table_name": CODE,
        "store_code": CODE,
        "start_on": DATE,
        "end_on": DATE,
        "currency": CODE,
        "control_amount": AMOUNT,
        "control_count": COUNT,
    },
    **DATED_TABLES,
}

CANONICAL: dict[str, Schema] = {table: {**_ORIGIN, **columns} for table, columns in _TABLES.items()}

KEYS: dict[str, tuple[str, ...]] = {
    "customer": ("customer_code",),
    "customer_attribute": ("customer_code", "attribute_code"),
    "item": ("item_code",),
    "sales_header": ("document_code",),
    "sales_line": ("document_code", "line_code"),
    "order_header": ("document_code",),
    "order_line": ("document_code", "line_code"),
    "payment": ("payment_code",),
    "fx_rate": ("currency", "rate_on"),
    "control_total": (
        *("controlled_source_code", "controlled_table_name", "store_code"),
        *("start_on", "end_on", "currency"),
    ),
    **DATED_KEYS,
}

# Tables that are replaced document by document under `duplicates: by_document`; the others go by their key.
DOCUMENTS = frozenset({"sales_header", "sales_line", "order_header", "order_line"})

# The amount that control totals and reject limits watch, and the business date, where a table has one.
MAIN_AMOUNT = {
    "sales_line": "net_amount",
    "order_line": "net_amount",
    "payment": "paid_amount",
    "control_total": "control_amount",
    **DATED_AMOUNTS,
}
MAIN_DATE = {
    "sales_header": "sold_on",
    "sales_line": "sold_on",
    "order_header": "ordered_on",
    "order_line": "ordered_on",
    "payment": "paid_on",
    "fx_rate": "rate_on",
    "control_total": "start_on",
    **DATED_DAYS,
}
