"""Gathers what is wrong with rows and settles on one reason per row: the first, in column order.

Every reason code of a row is listed here, so that a person who names one can be told that it does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import polars as pl

RowReason = Literal[
    "bad_date",
    "bad_number",
    "broken_quote",
    "ends_before_start",
    "is_no_count",
    "missing_value",
    "negative_without_rule",
    "nul_byte",
    "out_of_range",
    "ragged_row",
    "too_many_decimals",
    "unknown_currency",
    "unknown_kind",
]
ROW_REASONS: tuple[RowReason, ...] = get_args(RowReason)
# The rows at fault, by reason code.
Marked = Mapping[RowReason, pl.Series]


@dataclass(frozen=True)
class Fault:
    """One reason code, the column it concerns (as the file names it, None for the whole row) and the rows it marks."""

    code: RowReason
    column: str | None
    rows: pl.Series


def some_faults(marked: Marked, column: str | None, among: pl.Series | None = None) -> list[Fault]:
    """Faults of one column, without the reasons that mark no row; only rows `among` these count, when given."""
    found = []
    for code, rows in marked.items():
        certain = (rows if among is None else rows & among).fill_null(False)
        if certain.any():
            found.append(Fault(code, column, certain))
    return found


def first_faults(faults: Iterable[Fault]) -> pl.DataFrame:
    """One row per faulty row: row_no (from 1), reason_code, column_name; in row order."""
    found = [
        pl.select(
            row_no=fault.rows.arg_true().cast(pl.Int64) + 1,
            reason_code=pl.lit(fault.code),
            column_name=pl.lit(fault.column, dtype=pl.String),
        )
        for fault in faults
    ]
    schema = {"row_no": pl.Int64, "reason_code": pl.String, "column_name": pl.String}
    every = pl.concat([pl.DataFrame(schema=schema), *found])
    return every.unique("row_no", keep="first", maintain_order=True).sort("row_no")


def marks(row_numbers: pl.Series, height: int) -> pl.Series:
    """A flag per row of the file: whether its number is among these."""
    return pl.repeat(False, height, dtype=pl.Boolean, eager=True).scatter(row_numbers - 1, True)
