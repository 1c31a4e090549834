"""Value transforms: what a mapping does to the text of a column before it is read as a code, a date or a number.

Add a transform as a field of Transform and a branch of `apply`. Keep typing out: a transform turns text into text.
"""

from __future__ import annotations

from typing import Annotated

import polars as pl
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

WORDS = ("trim", "upper", "lower")
# Sums of cents held as floats stray by less than this; above the limit a float no longer tells the millionth.
FLOAT_NOISE, FLOAT_LIMIT = 1e-9, 1e9


class Pad(BaseModel):
    """Fill a code up on the left to `width` characters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    width: int = Field(ge=1, le=64)
    fill: str = Field(alias="with", min_length=1, max_length=1)


class Transform(BaseModel):
    """One step; exactly one of its fields is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    trim: bool = False
    upper: bool = False
    lower: bool = False
    strip_suffix: str | None = Field(None, min_length=1)
    strip_prefix: str | None = Field(None, min_length=1)
    pad: Pad | None = None
    map: dict[str, str] | None = None
    from_float: int | None = Field(None, ge=0, le=6)

    @model_validator(mode="after")
    def _one_step(self) -> Transform:
        if len(self.model_fields_set) != 1:
            raise ValueError("one step: trim, upper, lower, strip_suffix, strip_prefix, pad, map or from_float")
        return self

    def apply(self, text: pl.Expr) -> pl.Expr:
        """The expression of the text after this step; NULL stays NULL."""
        if self.strip_suffix is not None:
            return text.str.strip_suffix(self.strip_suffix)
        if self.strip_prefix is not None:
            return text.str.strip_prefix(self.strip_prefix)
        if self.pad is not None:
            return text.str.pad_start(self.pad.width, self.pad.fill)
        if self.map is not None:
            return text.replace(self.map)
        if self.from_float is not None:
            return _without_noise(text, self.from_float)
        if self.trim:
            return text.str.strip_chars()
        return text.str.to_uppercase() if self.upper else text.str.to_lowercase()


def _without_noise(text: pl.Expr, places: int) -> pl.Expr:
    """The number of so many places that a float was meant to be: 1.776357e-15 is 0, 3.4000000000000004 is 3.4.

    A text that is such a number already never passes through a float; one that misses it by more than a float's
    noise stays as it is, and is judged as written.
    """
    value = text.cast(pl.Float64, strict=False)
    meant = value.round(places)
    is_written = text.str.contains(rf"^-?[0-9]+(?:\.[0-9]{{1,{max(places, 1)}}})?$")
    is_noise = ((value - meant).abs() <= FLOAT_NOISE) & (value.abs() < FLOAT_LIMIT)
    return pl.when(is_noise & ~is_written).then(meant.cast(pl.String)).otherwise(text)


def _spelled_out(step: object) -> object:
    return {step: True} if isinstance(step, str) and step in WORDS else step


Step = Annotated[Transform, BeforeValidator(_spelled_out)]
