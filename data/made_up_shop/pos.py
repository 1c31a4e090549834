"""What the tills export: receipts of four stores in UTF-8, and of the fifth, opened in August 2026, in GB18030.

Change what is bought over the counter here. Faults of the exports belong in dirt.py.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from made_up_shop.exports import QUARTER_ENDS, Export, by_quarter, money
from made_up_shop.people import STORES, Customer
from made_up_shop.stock import Item, retail

RECEIPT = [
    "receipt_no",
    "line_no",
    "card_no",
    "sold_at",
    "store",
    "sku",
    "qty",
    "price",
    "discount",
    "type",
    "ref_receipt_no",
    "ref_line_no",
]
CHINESE = ["小票号", "行号", "会员卡号", "销售时间", "商品编码", "数量", "单价", "折扣", "类型", "原小票号", "原行号"]
KINDS_IN_CHINESE = {"S": "销售", "R": "退货"}
STORE_COLUMN = 4
FIRST_DAY = datetime(2024, 11, 1)
MINUTES = 730 * 24 * 60
OPENED = datetime(2026, 8, 1)
ANONYMOUS_RECEIPTS = 700


@dataclass
class Receipt:
    """One receipt; its lines are article, quantity in thousandths, discount in hundredths."""

    card: str
    moment: datetime
    store: str
    kind: str = "S"
    reference: str = ""
    code: str = ""
    lines: list[tuple[Item, int, int]] = field(default_factory=list)


def exports(rng: random.Random, people: list[Customer], items: list[Item]) -> list[Export]:
    """Receipts of the four stores by quarter, then those of the fifth."""
    receipts = _sales(rng, people, retail(items))
    receipts.sort(key=lambda receipt: (receipt.moment, receipt.card))
    for number, receipt in enumerate(receipts, start=1):
        receipt.code = f"{receipt.store}-{number:06d}"
    receipts += _refunds(rng, receipts)
    receipts.sort(key=lambda receipt: (receipt.moment, receipt.code))
    rows = [(receipt.moment.date(), receipt.store, row) for receipt in receipts for row in _rows(receipt)]
    known = [(day, row) for day, store, row in rows if store != "S05"]
    fifth = [_in_chinese(row) for _, store, row in rows if store == "S05"]
    name = f"pos/store_S05_{QUARTER_ENDS[-1]:%Y%m%d}.csv"
    return [
        *by_quarter("pos/receipts_{}.csv", RECEIPT, known, newline="\r\n"),
        Export(name, CHINESE, fifth, encoding="gb18030", newline="\r\n"),
    ]


def _sales(rng: random.Random, people: list[Customer], items: list[Item]) -> list[Receipt]:
    members = [customer for customer in people if customer.is_member and customer.visits]
    found = [
        _receipt(rng, f"VIP-{member.code}", member.store, member.yearly // member.visits, items)
        for member in members
        for _ in range(2 * member.visits)
    ]
    found += [
        _receipt(rng, "", rng.choice(STORES), rng.randint(10, 300) * 100, items) for _ in range(ANONYMOUS_RECEIPTS)
    ]
    return found


def _receipt(rng: random.Random, card: str, store: str, budget: int, items: list[Item]) -> Receipt:
    # The shop is open from eight to twenty-two.
    moment = FIRST_DAY + timedelta(minutes=rng.randrange(MINUTES))
    moment = moment.replace(hour=8 + rng.randrange(14), second=rng.randrange(60))
    receipt = Receipt(card, moment, "S05" if moment >= OPENED and rng.randrange(4) == 0 else store)
    for item in rng.sample(items, rng.randint(1, 3)):
        # Fruit is weighed, everything else is counted.
        step = 1 if item.category == "FRUIT" else 1000
        pieces = min(60, max(1, budget // 2 // item.price)) * 1000
        quantity = pieces + (rng.randrange(900) if step == 1 else 0)
        receipt.lines.append((item, quantity, item.price // 10 if rng.randrange(9) == 0 else 0))
    return receipt


def _refunds(rng: random.Random, receipts: list[Receipt]) -> list[Receipt]:
    """Every fortieth receipt is brought back in part; every third refund was made without the receipt."""
    found: list[Receipt] = []
    for sale in receipts[::40]:
        if sale.moment.date() > date(2026, 10, 15):
            continue
        refund = Receipt(sale.card, sale.moment + timedelta(days=rng.randint(1, 14)), sale.store, "R")
        refund.reference = sale.code if len(found) % 3 else ""
        refund.code = f"{sale.store}-R{len(found) + 1:05d}"
        refund.lines.append((sale.lines[0][0], 1000, 0))
        found.append(refund)
    return found


def _rows(receipt: Receipt) -> list[list[str]]:
    return [
        [
            receipt.code,
            str(number),
            receipt.card,
            f"{receipt.moment:%Y-%m-%d %H:%M:%S}",
            receipt.store,
            item.code,
            f"{quantity // 1000}.{quantity % 1000:03d}" if quantity % 1000 else str(quantity // 1000),
            money(item.price),
            money(discount),
            receipt.kind,
            receipt.reference,
            "1" if receipt.reference else "",
        ]
        for number, (item, quantity, discount) in enumerate(receipt.lines, start=1)
    ]


def _in_chinese(row: list[str]) -> list[str]:
    cells = row[:STORE_COLUMN] + row[STORE_COLUMN + 1 :]
    day, _, clock = cells[3].partition(" ")
    return [*cells[:3], f"{day.replace('-', '/')} {clock}", *cells[4:8], KINDS_IN_CHINESE[cells[8]], *cells[9:]]
