"""Units a policy may write, and their exact conversion to the unit a metric is kept in.

Metrics are kept in the program currency, kg, months, days, times. A factor is a Decimal, so that 100 t is 100000 kg
to the last digit. Add a unit as one line; currency exchange is no unit and stays out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipelines.policies.metrics import METRICS, Dimension

SMALLEST = Decimal("0.000001")


@dataclass(frozen=True)
class Unit:
    """One unit: `factor` base units make one of it; `en` and `zh` stand after a number."""

    code: str
    dimension: Dimension
    factor: Decimal
    en: str
    zh: str


_ALL = (
    Unit("kg", "mass", Decimal(1), "kg", "千克"),
    Unit("t", "mass", Decimal(1000), "t", "吨"),
    Unit("g", "mass", Decimal("0.001"), "g", "克"),
    Unit("months", "months", Decimal(1), "months", "个月"),
    Unit("days", "days", Decimal(1), "days", "天"),
    Unit("times", "times", Decimal(1), "times", "次"),
    Unit("units", "units", Decimal(1), "units", "件"),
)
UNITS = {unit.code: unit for unit in _ALL}
BASE_UNITS: dict[Dimension, str] = {
    "mass": "kg",
    "months": "months",
    "days": "days",
    "times": "times",
    "units": "units",
}


def unit_of(metric: str, unit: str | None, currency: str) -> Unit:
    """The unit a criterion speaks in: the written one, else the base unit. ValueError says which units would do."""
    dimension = METRICS[metric].dimension
    if dimension == "money":
        if unit not in (None, currency):
            raise ValueError(f"{metric} is money in {currency}, the policy's currency, not in {unit}")
        return Unit(currency, "money", Decimal(1), currency, "元" if currency == "CNY" else currency)
    found = UNITS.get(unit or BASE_UNITS[dimension])
    if found is None or found.dimension != dimension:
        fitting = ", ".join(code for code, known in UNITS.items() if known.dimension == dimension)
        raise ValueError(f"{metric} is measured in {fitting}, not in {unit}")
    return found


def to_base(value: Decimal, unit: Unit) -> Decimal:
    """`value` of `unit` in the metric's own unit; exact."""
    return value * unit.factor


def fits_storage(value: Decimal, unit: Unit) -> bool:
    """Whether the converted value is a whole number of millionths, the finest step a metric is kept in."""
    return to_base(value, unit) % SMALLEST == 0
