"""The amounts of a line: exact products, one rounding, and the sign its kind gives.

Sales stand as computed, returns are always negative, excluded lines keep their own sign.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from decimal import Decimal

import polars as pl

PLACES = pl.Decimal(38, 6)
# Three factors of 6 places each.
SHARED = pl.Decimal(38, 18)
LIMIT = 10**12


def net_amounts(values: Dictionary[str, pl.Series]) -> pl.Series:
    """Mapped net amount, else quantity x price less discounts (a share first); NULL where a part is unreadable.

    A discount makes an amount smaller, whichever way goods and money go: a return of -2 x 10 less 3 is -17.
    """
    if "net_amount" in values:
        return values["net_amount"].cast(PLACES)
    quantity = values["quantity"]
    gross = quantity * values["unit_price"]
    net = _less_share(gross, values["discount_share"]) if "discount_share" in values else gross
    if "discount_amount" in values:
        discount = values["discount_amount"].fill_null(0)
        is_back = (gross < 0).fill_null(False)
        net = net - (discount.zip_with(~is_back, -discount.abs()) if is_back.any() else discount)
    if "unit_discount_amount" in values:
        net = net - quantity * values["unit_discount_amount"].fill_null(0)
    return net.cast(PLACES)


def _less_share(gross: pl.Series, share: pl.Series) -> pl.Series:
    """The amount without so much of it, exact; one that is too large with or without stays too large."""
    is_large = too_large(gross).fill_null(False)
    rest = gross.set(is_large, None).cast(SHARED) * (1 - share.fill_null(0))
    return rest.set(is_large, Decimal(LIMIT))


def signed(values: pl.Series, kind: pl.Series) -> pl.Series:
    """Negative for returns whatever sign the file writes."""
    is_return = (kind == "return").fill_null(False)
    return values if not is_return.any() else values.zip_with(~is_return, -values.abs())


def negative_without_rule(values: Dictionary[str, pl.Series], net: pl.Series, is_ruled: pl.Series) -> pl.Series:
    """Rows with a negative quantity, price, weight or (computed) amount that no rule of the mapping explains."""
    negative = (net < 0).fill_null(False)
    for name in ("quantity", "unit_price", "weight_kg"):
        if name in values:
            negative |= (values[name] < 0).fill_null(False)
    return negative & ~is_ruled


def too_large(net: pl.Series) -> pl.Series:
    """Amounts that decimal(18,6) cannot hold."""
    return net.abs() >= LIMIT
