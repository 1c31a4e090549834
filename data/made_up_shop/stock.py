"""What is sold: goods by the sack and the drum, and goods over the counter.

Add a kind of goods to the tables below. Prices and weights are whole numbers: hundredths and grams.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

# Category, goods, hundredths of CNY a kilogram, grams of the packages it is sold in.
BY_THE_SACK = (
    ("GRAIN", "大米", 620, (5000, 10000, 25000)),
    ("GRAIN", "面粉", 480, (5000, 25000)),
    ("GRAIN", "小米", 950, (5000, 10000)),
    ("OIL", "大豆油", 1080, (5000, 18000)),
    ("OIL", "菜籽油", 1390, (5000, 18000)),
    ("SUGAR", "白砂糖", 760, (1000, 25000, 50000)),
    ("BEAN", "黄豆", 690, (5000, 25000)),
    ("FROZEN", "冷冻鸡胸", 1560, (2500, 10000)),
)
# Category, goods, hundredths of CNY a piece, grams.
BY_THE_PIECE = (
    ("SNACK", "坚果礼盒", 16800, 1200),
    ("SNACK", "芝麻糖", 1290, 250),
    ("TEA", "绿茶", 8800, 125),
    ("TEA", "红茶", 6650, 150),
    ("DAIRY", "酸奶", 590, 200),
    ("DAIRY", "奶粉", 19900, 800),
    ("GRAIN", "香米小袋", 3980, 2500),
    ("OIL", "亚麻籽油", 7250, 500),
    ("SAUCE", "豆瓣酱", 1580, 400),
    ("SAUCE", "酱油", 1125, 800),
    ("FRUIT", "苹果", 899, 1000),
    ("FRUIT", "脐橙", 1199, 1000),
)


@dataclass(frozen=True)
class Item:
    """One article; `price` in hundredths of CNY a piece or package, `grams` its weight."""

    code: str
    name: str
    category: str
    price: int
    grams: int
    is_bulk: bool


def stock(rng: random.Random) -> list[Item]:
    """All articles, bulk goods first."""
    found = [
        Item(f"B{number:03d}", f"{name} {grams // 1000}kg", category, per_kg * grams // 1000, grams, True)
        for number, (category, name, per_kg, grams) in enumerate(
            ((category, name, per_kg, grams) for category, name, per_kg, packs in BY_THE_SACK for grams in packs),
            start=1,
        )
    ]
    for number, (category, name, price, grams) in enumerate(BY_THE_PIECE, start=1):
        found.append(Item(f"R{number:03d}", name, category, price + rng.randint(0, 9) * 10, grams, False))
    return found


def bulk(items: list[Item]) -> list[Item]:
    """The goods that are invoiced by the package."""
    return [item for item in items if item.is_bulk]


def retail(items: list[Item]) -> list[Item]:
    """The goods on the shelves."""
    return [item for item in items if not item.is_bulk]
