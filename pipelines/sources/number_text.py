"""Turns the text of a number into an exact decimal, or says why it is none.

One rule per mapping says which sign parts the decimals and which groups thousands; nothing is guessed and nothing
is rounded. Keep amounts (signs, products, units) out: see amounts.py and weights.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipelines.sources.faults import Marked

# Room for the exact product of two values of 6 places each.
EXACT = pl.Decimal(38, 12)
MAX_INTEGER_DIGITS = 12


class NumberRule(BaseModel):
    """How numbers are written: `decimal` parts the decimals, `thousands` (none by default) groups the digits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    decimal: str = Field(".", pattern=r"^[.,]$")
    thousands: str | None = Field(None, pattern=r"^[., '\u00a0\u202f]$")

    @model_validator(mode="after")
    def _signs_differ(self) -> NumberRule:
        if self.decimal == self.thousands:
            raise ValueError("two different signs for decimal and thousands")
        return self

    @property
    def pattern(self) -> str:
        """The whole text of a well-written number: no exponent, no blank, groups of three."""
        whole = "[0-9]+"
        if self.thousands:
            whole = rf"(?:[0-9]{{1,3}}(?:{re.escape(self.thousands)}[0-9]{{3}})+|[0-9]+)"
        point = re.escape(self.decimal)
        return rf"^[+-]?(?:{whole}(?:{point}[0-9]+)?|{point}[0-9]+)$"


@dataclass(frozen=True)
class Numbers:
    """Values of one column (NULL where there is no usable number) and, by reason code, the rows at fault."""

    values: pl.Series
    faults: Marked


def parse_numbers(texts: pl.Series, rule: NumberRule, places: int = 6) -> Numbers:
    """Read texts (NULL = empty) as decimals with at most `places` decimals and 12 digits before them."""
    stripped = texts.str.strip_chars()
    is_number = stripped.str.contains(rule.pattern)
    plain = _plain(stripped, rule)
    is_usual = plain.str.contains(rf"^-?[0-9]{{0,{MAX_INTEGER_DIGITS}}}(?:\.[0-9]{{1,{places}}})?$")
    if (is_number & is_usual).all():
        return Numbers(plain.cast(EXACT), {})
    plain = plain.str.replace(r"^(-?)0+([0-9])", "${1}${2}").str.replace(r"(\.[0-9]*?)0+$", "${1}")
    is_large = plain.str.contains(rf"^-?[0-9]{{{MAX_INTEGER_DIGITS + 1},}}") & is_number
    is_long = plain.str.contains(rf"\.[0-9]{{{places + 1},}}$") & is_number
    is_good = (is_number & ~is_large & ~is_long).fill_null(False)
    frame = pl.DataFrame({"plain": plain, "is_good": is_good})
    values = frame.select(pl.when("is_good").then(pl.col("plain").str.strip_chars_end("."))).to_series().cast(EXACT)
    return Numbers(values, {"bad_number": ~is_number, "out_of_range": is_large, "too_many_decimals": is_long})


def _plain(texts: pl.Series, rule: NumberRule) -> pl.Series:
    if rule.thousands:
        texts = texts.str.replace_all(rule.thousands, "", literal=True)
    if rule.decimal != ".":
        texts = texts.str.replace(rule.decimal, ".", literal=True)
    return texts.str.strip_prefix("+")
