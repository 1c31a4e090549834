"""Master exports: customers and bulk items of the ERP, members and shelf items of the tills.

Add a master file here. The ERP delivers its customers twice, so that the later delivery shows as the one that counts.
"""

from __future__ import annotations

import random

from made_up_shop.exports import Export
from made_up_shop.people import Customer
from made_up_shop.stock import Item, bulk, retail

CUSTOMER = ["customer_no", "name", "type", "phone", "region", "since", "influence", "channel"]
MEMBER = ["card_no", "member_name", "mobile", "joined_on", "home_store"]


def exports(rng: random.Random, people: list[Customer], items: list[Item]) -> list[Export]:
    """The four master files and the earlier customer delivery."""
    erp = [customer for customer in people if customer.is_in_erp]
    members = [customer for customer in people if customer.is_member and not customer.is_organisation]
    earlier = [_customer_row(customer, region="EAST") for customer in erp[: len(erp) // 2]]
    return [
        Export("erp/customers_20250131.csv", CUSTOMER, earlier),
        # This system writes a byte order mark since its update.
        Export("erp/customers_20261031.csv", CUSTOMER, [_customer_row(c) for c in erp], encoding="utf-8-sig"),
        Export(
            "erp/items_20261031.csv",
            ["item_no", "name", "category", "weight_kg"],
            [_bulk_row(item) for item in bulk(items)],
        ),
        Export("pos/members_20261031.csv", MEMBER, [_member_row(rng, member) for member in members], newline="\r\n"),
        Export(
            "pos/items_20261031.csv",
            ["sku", "name", "category", "weight_g"],
            [[item.code, item.name, item.category, str(item.grams)] for item in retail(items)],
            newline="\r\n",
        ),
    ]


def _customer_row(customer: Customer, region: str | None = None) -> list[str]:
    return [
        # Somebody typed every seventh code in lower case, with a blank after it.
        f"{customer.code.lower()} " if int(customer.code[1:]) % 7 == 0 else customer.code,
        customer.name,
        "企业" if customer.is_organisation else "个人",
        customer.phone,
        region or customer.region,
        customer.started_on.isoformat() if customer.started_on else "",
        customer.influence,
        "WHOLESALE" if customer.is_organisation else "TELEPHONE",
    ]


def _member_row(rng: random.Random, customer: Customer) -> list[str]:
    joined = customer.started_on.isoformat() if customer.started_on else ""
    spelled = f"vip-{customer.code.lower()}" if rng.randint(1, 12) == 1 else f"VIP-{customer.code}"
    return [spelled, customer.name, customer.phone, joined, customer.store]


def _bulk_row(item: Item) -> list[str]:
    return [item.code, item.name, item.category, f"{item.grams // 1000}.{item.grams % 1000:03d}"]
