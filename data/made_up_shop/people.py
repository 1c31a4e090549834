"""Who buys: organisations that are invoiced, and persons who pay at the till or order by telephone.

Change the cast here: how many, how much a year, since when. What they buy on which day is decided in erp.py and pos.py.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

PLACES = ("东湾", "北岭", "青石", "白鹭", "云溪", "望江", "松涛", "石桥", "南浦", "金沙洲", "柳叶", "鹿鸣")
TRADES = ("粮油", "食品", "餐饮", "酒店", "超市", "烘焙", "学校食堂", "供应链")
FORMS = ("有限公司", "集团", "商行", "合作社")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = ("一帆", "若水", "子墨", "雨桐", "浩然", "思远", "晓晨", "嘉禾", "文博", "静怡", "明哲", "可欣", "立夏", "秋白")
REGIONS = ("EAST", "SOUTH", "NORTH", "WEST")
STORES = ("S01", "S02", "S03", "S04")
INFLUENCE = ("LEADER", "NOTABLE", "SME", "SME", "NEW_ENTRANT", "")

# How many organisations, and the least and most they buy a year, in thousands of CNY.
SIZES = ((9, 1050, 2300), (15, 510, 980), (26, 205, 490), (62, 5, 190), (4, 0, 0))
# How many persons, the least and most they spend a year in CNY, and the least and most visits a year.
HABITS = (
    (30, 10200, 19000, 12, 30),
    (45, 5100, 9900, 7, 20),
    (75, 2050, 4900, 5, 14),
    (118, 60, 1950, 1, 8),
    (16, 0, 0, 0, 0),
)


@dataclass(frozen=True)
class Customer:
    """One customer. `yearly` is what it buys a year, in hundredths of its currency's value in CNY."""

    code: str
    is_organisation: bool
    name: str
    phone: str
    region: str
    store: str
    currency: str
    influence: str
    started_on: date | None
    yearly: int
    visits: int
    is_in_erp: bool
    is_member: bool


def cast(rng: random.Random) -> list[Customer]:
    """All customers: organisations C0001 onwards, persons P0001 onwards."""
    return [*_organisations(rng), *_persons(rng)]


def _organisations(rng: random.Random) -> list[Customer]:
    found: list[Customer] = []
    for count, least, most in SIZES:
        for _ in range(count):
            number = len(found) + 1
            found.append(
                Customer(
                    code=f"C{number:04d}",
                    is_organisation=True,
                    name=rng.choice(PLACES) + rng.choice(TRADES) + rng.choice(FORMS),
                    phone=_phone(rng),
                    region=rng.choice(REGIONS),
                    store="",
                    currency="USD" if number % 13 == 0 else "EUR" if number % 29 == 0 else "CNY",
                    influence="LEADER" if number < 5 else rng.choice(INFLUENCE),
                    started_on=None if number % 17 == 0 else _day_before(rng, 200, 3200),
                    yearly=rng.randint(least, most) * 100_000,
                    visits=rng.randint(6, 12),
                    is_in_erp=True,
                    is_member=False,
                )
            )
    return found


def _persons(rng: random.Random) -> list[Customer]:
    found: list[Customer] = []
    for count, least, most, fewest, often in HABITS:
        for _ in range(count):
            number = len(found) + 1
            found.append(
                Customer(
                    code=f"P{number:04d}",
                    is_organisation=False,
                    name=rng.choice(SURNAMES) + rng.choice(GIVEN),
                    phone=_phone(rng),
                    region=rng.choice(REGIONS),
                    store=rng.choice(STORES),
                    currency="CNY",
                    influence="",
                    started_on=_day_before(rng, 30, 1500),
                    yearly=rng.randint(least, most) * 100,
                    visits=rng.randint(fewest, often),
                    is_in_erp=number % 5 < 3,
                    is_member=number % 11 > 0,
                )
            )
    return found


def _phone(rng: random.Random) -> str:
    # 1390000 is followed by four digits only here: such a number reads as one and reaches nobody by plan.
    return f"1390000{rng.randint(0, 9999):04d}"


def _day_before(rng: random.Random, least: int, most: int) -> date:
    return date(2026, 10, 31) - timedelta(days=rng.randint(least, most))
