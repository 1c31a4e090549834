"""Exact conversion of weights to kilograms. Add a unit here and nowhere else; thresholds have their own in policies."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import polars as pl

WeightUnit = Literal["g", "kg", "t", "jin", "lb"]

# Exact by definition: a market jin is 500 g, a pound 0.45359237 kg.
KILOGRAMS: dict[WeightUnit, Decimal] = {
    "g": Decimal("0.001"),
    "kg": Decimal(1),
    "t": Decimal(1000),
    "jin": Decimal("0.5"),
    "lb": Decimal("0.45359237"),
}
# 6 places of the value and 8 of the pound, so that no digit is lost before the one rounding.
_EXACT = pl.Decimal(38, 14)


def in_kilograms(weights: pl.Series, unit: WeightUnit) -> pl.Series:
    """Weights in kg, rounded once, half-even, to 6 places."""
    if unit == "kg":
        return weights.cast(pl.Decimal(38, 6))
    factor = pl.Series([KILOGRAMS[unit]], dtype=_EXACT)
    return (weights.cast(_EXACT) * factor).cast(pl.Decimal(38, 6))
