"""Daily exchange rates of two currencies against CNY, on working days, with one long holiday left out.

Add a currency to FIRST. The gap is longer than the home lets a rate age, so that an invoice in it has no rate.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from made_up_shop.exports import LAST_DAY, Export

# Ten-thousandths of CNY for one unit on the first day.
FIRST = {"USD": 71200, "EUR": 77350}
HOLIDAY = (date(2026, 2, 14), date(2026, 3, 1))
SATURDAY = 5


def exports(rng: random.Random) -> list[Export]:
    """One file with every rate of the two years."""
    rows: list[list[str]] = []
    day, rates = date(2024, 10, 28), dict(FIRST)
    while day <= LAST_DAY:
        if day.weekday() < SATURDAY:
            rates = {currency: rate + rng.randint(-90, 90) for currency, rate in rates.items()}
            if not HOLIDAY[0] <= day < HOLIDAY[1]:
                rows += [[c, f"{day:%Y/%m/%d}", f"{rate // 10000}.{rate % 10000:04d}"] for c, rate in rates.items()]
        day += timedelta(days=1)
    return [Export("erp/fx_rates_20261031.csv", ["currency", "day", "cny_for_one"], rows)]
