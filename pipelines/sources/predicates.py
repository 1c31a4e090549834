"""Conditions on one column of a row: what a mapping uses to tell returns, exclusions and anonymous rows apart.

A condition on an empty value is false, except `empty`. Add a condition as a field of Predicate and a branch of
`_holds`. What follows from a condition belongs to line_kinds.py and tables.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

import polars as pl
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from pipelines.sources.local_rows import LocalRows


class Predicate(BaseModel):
    """One condition on a local column; exactly one test is set."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    column: str
    starts_with: str | None = None
    ends_with: str | None = None
    equals: str | None = None
    one_of: tuple[str, ...] | None = Field(None, min_length=1)
    matches: str | None = None
    empty: bool | None = None
    below: Decimal | None = None
    at_least: Decimal | None = None

    @field_validator("matches")
    @classmethod
    def _is_a_pattern(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
            pl.Series([""]).str.contains(pattern or "")
        except (re.error, pl.exceptions.ComputeError) as error:
            raise ValueError(f"a regular expression ({error})") from error
        return pattern

    @model_validator(mode="after")
    def _one_test(self) -> Predicate:
        if len(self.model_fields_set - {"column"}) != 1:
            raise ValueError("one test: starts_with, ends_with, equals, one_of, matches, empty, below or at_least")
        return self

    @property
    def is_numeric(self) -> bool:
        """Whether the test reads the column as a number."""
        return self.below is not None or self.at_least is not None


def _as_list(value: object) -> object:
    return [value] if isinstance(value, dict) else value


# One condition, or a list of which all must hold.
Predicates = Annotated[tuple[Predicate, ...], BeforeValidator(_as_list)]


def all_hold(predicates: Iterable[Predicate], rows: LocalRows) -> pl.Series:
    """Which rows satisfy every condition; never NULL."""
    holding = pl.repeat(True, rows.height, dtype=pl.Boolean, eager=True)
    for predicate in predicates:
        holding &= _holds(predicate, rows).fill_null(False)
    return holding


def _holds(predicate: Predicate, rows: LocalRows) -> pl.Series:
    texts = rows.texts[predicate.column]
    if predicate.empty is not None:
        return texts.is_null() if predicate.empty else texts.is_not_null()
    if predicate.is_numeric or (predicate.equals is not None and predicate.column in rows.number_columns):
        return _number_holds(predicate, rows.numbers(predicate.column))
    return _text_holds(predicate, texts)


def _text_holds(predicate: Predicate, texts: pl.Series) -> pl.Series:
    if predicate.starts_with is not None:
        return texts.str.starts_with(predicate.starts_with)
    if predicate.ends_with is not None:
        return texts.str.ends_with(predicate.ends_with)
    if predicate.matches is not None:
        return texts.str.contains(f"^(?:{predicate.matches})$")
    if predicate.one_of is not None:
        return texts.is_in(list(predicate.one_of))
    return texts == predicate.equals


def _number_holds(predicate: Predicate, numbers: pl.Series) -> pl.Series:
    if predicate.below is not None:
        return numbers < predicate.below
    if predicate.at_least is not None:
        return numbers >= predicate.at_least
    return numbers == Decimal(predicate.equals or "0")
