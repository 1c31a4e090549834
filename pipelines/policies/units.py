"""Units a policy may write, and their exact conversion to the unit a metric is kept in.

Metrics are kept in the program currency, kg, months, days, times. A factor is a Decimal, so that 100 吨 are 100000 kg
and 30 万元 are 300000 CNY to the last digit. Add a unit as one line; currency exchange is no unit and stays out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.policies.metrics import KNOWN_METRICS, Dimension

SMALLEST = Decimal("0.000001")
WHOLE, CENT = Decimal(1), Decimal("0.01")


@dataclass(frozen=True)
class Unit:
    """One unit: `factor` base units make one of it; `en` and `zh` stand after a number."""

    code: str
    dimension: Dimension
    factor: Decimal
    en: str
    zh: str

    @property
    def english_factor(self) -> Decimal:
        """Base units in one of what English readers are shown: it has no word for 万, so money is written out."""
        return Decimal(1) if self.dimension == "money" else self.factor


_ALL = (
    Unit("kg", "mass", Decimal(1), "kg", "千克"),
    Unit("t", "mass", Decimal(1000), "t", "吨"),
    Unit("g", "mass", Decimal("0.001"), "g", "克"),
    Unit("吨", "mass", Decimal(1000), "t", "吨"),
    Unit("公斤", "mass", Decimal(1), "kg", "公斤"),
    Unit("克", "mass", Decimal("0.001"), "g", "克"),
    Unit("元", "money", Decimal(1), "CNY", "元"),
    Unit("千元", "money", Decimal(1000), "CNY", "千元"),
    Unit("万元", "money", Decimal(10_000), "CNY", "万元"),
    Unit("亿元", "money", Decimal(100_000_000), "CNY", "亿元"),
    Unit("months", "months", Decimal(1), "months", "个月"),
    Unit("days", "days", Decimal(1), "days", "天"),
    Unit("times", "times", Decimal(1), "times", "次"),
    Unit("units", "units", Decimal(1), "units", "件"),
    Unit("个月", "months", Decimal(1), "months", "个月"),
    Unit("年", "months", Decimal(12), "years", "年"),
    Unit("天", "days", Decimal(1), "days", "天"),
    Unit("次", "times", Decimal(1), "times", "次"),
    Unit("人", "units", Decimal(1), "persons", "人"),
    Unit("个", "units", Decimal(1), "units", "个"),
    Unit("points", "points", Decimal(1), "points", "分"),
    Unit("分", "points", Decimal(1), "points", "分"),
    Unit("score", "score", Decimal(1), "points", "分"),
)
UNITS = {unit.code: unit for unit in _ALL}
BASE_UNITS: dict[Dimension, str] = {
    "mass": "kg",
    "months": "months",
    "days": "days",
    "times": "times",
    "units": "units",
    "points": "points",
    "score": "score",
}
YUAN = "CNY"
RATE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?)(折|%)?")
RATE_FACTORS = {"折": Decimal("0.1"), "%": Decimal("0.01"), None: Decimal(1)}


def unit_of(metric: str, unit: str | None, currency: str) -> Unit:
    """The unit a criterion speaks in: the written one, else the base unit. ValueError says which units would do."""
    dimension = KNOWN_METRICS[metric].dimension
    if dimension == "money" and unit in (None, currency):
        return Unit(currency, "money", Decimal(1), currency, "元" if currency == YUAN else currency)
    if unit is not None and unit not in units_for(metric, currency):
        raise ValueError(f"{metric} is measured in {', '.join(units_for(metric, currency))}, not in {unit}")
    return UNITS[unit or BASE_UNITS[dimension]]


def units_for(metric: str, currency: str) -> list[str]:
    """The units in which a policy may write thresholds of a metric; money in no currency but the policy's own."""
    dimension = KNOWN_METRICS[metric].dimension
    if dimension == "money" and currency != YUAN:
        return [currency]
    own = [currency] if dimension == "money" else []
    return own + [code for code, known in UNITS.items() if known.dimension == dimension]


def rate_of(text: str) -> Decimal:
    """A share of a price or of a whole as people write it: 9.5折 and 95% are 0.95. ValueError for anything else."""
    written = RATE.fullmatch(text.strip())
    if written is None:
        raise ValueError("a rate such as 9.5折, 95% or 0.95")
    return Decimal(written[1]) * RATE_FACTORS[written[2]]


def to_base(value: Decimal, unit: Unit) -> Decimal:
    """`value` of `unit` in the metric's own unit; exact."""
    return value * unit.factor


def base_step(metric: str | None) -> Decimal:
    """The smallest step of a metric, in its own unit: by so much a bound that is excluded is passed; of a score too."""
    known = KNOWN_METRICS.get(metric or "")
    if known and known.is_whole:
        return WHOLE
    return CENT if known and known.dimension == "money" else SMALLEST


def fits_storage(value: Decimal, unit: Unit) -> bool:
    """Whether the converted value is a whole number of millionths, the finest step a metric is kept in."""
    return to_base(value, unit) % SMALLEST == 0
