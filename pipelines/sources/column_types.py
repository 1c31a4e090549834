"""The types of canonical columns. Add one when a column needs a type that none of these is."""

from __future__ import annotations

import polars as pl

CODE = pl.String()
DATE = pl.Date()
FLAG = pl.Boolean()
COUNT = pl.Int64()
AMOUNT = pl.Decimal(18, 6)
RATE = pl.Decimal(18, 9)

Schema = dict[str, pl.DataType]
