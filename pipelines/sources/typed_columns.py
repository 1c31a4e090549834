"""Types the targets of one table: texts to codes, currencies, dates and decimals, with the faults of each."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass

import polars as pl

from pipelines.sources.date_order import refuse_other_order
from pipelines.sources.date_text import DateFormat, StoreClock, parse_dates
from pipelines.sources.faults import Fault, Marked, some_faults
from pipelines.sources.local_rows import LocalRows
from pipelines.sources.mapping import Mapping
from pipelines.sources.number_text import NumberRule, parse_numbers
from pipelines.sources.table_mapping import Target
from pipelines.sources.target_rule import NUMBERS, TargetRule
from pipelines.sources.targets import TARGETS, needed_in_key
from pipelines.sources.weights import in_kilograms

FLAGS = {"yes": True, "no": False}
RATE_PLACES = 9


@dataclass(frozen=True)
class DateReading:
    """How the mapping reads dates."""

    formats: list[DateFormat]
    clock: StoreClock


@dataclass(frozen=True)
class TypedColumns:
    """Typed values by target, and what is wrong, in column order."""

    values: Dictionary[str, pl.Series]
    faults: list[Fault]


def typed_columns(
    table: str, mapping: Mapping, rows: LocalRows, reading: DateReading, anonymous: pl.Series, fed: pl.Series
) -> TypedColumns:
    """Type every mapped target of `table`; only rows in `fed` can be at fault, `anonymous` ones need no customer."""
    needed = _needed(table, mapping)
    values: dict[str, pl.Series] = {}
    faults: list[Fault] = []
    for name, rule in TARGETS[table].items():
        target = mapping.tables[table].targets.get(name)
        if target is None:
            continue
        texts = _texts(target, rows)
        column = rows.headers.get(target.column or "", name)
        if name in needed:
            among = fed & ~anonymous if name == "customer_code" else fed
            faults += some_faults({"missing_value": texts.is_null()}, column, among)
        values[name], marked = _typed(rule, target, texts, rows, reading)
        if rule.kind == "date" and (marked["bad_date"] & fed).any():
            written = texts.filter(fed).drop_nulls()
            refuse_other_order(written, reading.formats, column, int((marked["bad_date"] & fed).sum()))
        faults += some_faults(marked, column, fed)
    return TypedColumns(values, faults)


def _needed(table: str, mapping: Mapping) -> set[str]:
    """Targets that must be filled in every row: by their own rule, as part of the key, or to find the header."""
    needed = {name for name, rule in TARGETS[table].items() if rule.presence in ("always", "filled")}
    if mapping.duplicates == "by_key":
        needed |= set(needed_in_key(table))
    return needed | {"document_code"} if mapping.tables[table].header else needed


def _texts(target: Target, rows: LocalRows) -> pl.Series:
    if target.column is not None:
        return rows.texts[target.column]
    # A group of the name may be optional.
    return rows.repeated(rows.constants.get(target.from_name) if target.from_name else target.constant)


def _typed(
    rule: TargetRule, target: Target, texts: pl.Series, rows: LocalRows, reading: DateReading
) -> tuple[pl.Series, Marked]:
    match rule.kind:
        case "date":
            return parse_dates(texts, reading.formats, reading.clock, rule.first_day)
        case "currency":
            return texts, {"unknown_currency": ~texts.str.contains("^[A-Z]{3}$")}
        case "choice":
            return texts.fill_null(rule.choices[0]), {"unknown_kind": ~texts.is_in(rule.choices)}
        case "flag":
            flags = texts.replace_strict(FLAGS, default=None, return_dtype=pl.Boolean)
            return flags, {"unknown_kind": ~texts.is_in(list(FLAGS))}
    return _number(rule, target, texts, rows) if rule.kind in NUMBERS else (texts, {})


def _number(rule: TargetRule, target: Target, texts: pl.Series, rows: LocalRows) -> tuple[pl.Series, Marked]:
    # A constant is written in the mapping, not in the file's number format.
    number_rule = rows.number_rule if target.column is not None else NumberRule()
    numbers = parse_numbers(texts, number_rule, RATE_PLACES if rule.kind == "rate" else 6)
    if rule.kind == "weight":
        kilograms = in_kilograms(numbers.values, target.unit)
        is_wrong = _too_large(kilograms) if rule.is_signed else _too_large(kilograms) | (kilograms < 0)
        return kilograms, {**numbers.faults, "out_of_range": is_wrong}
    if rule.kind == "share":
        is_outside = (numbers.values < 0) | (numbers.values > 1)
        return numbers.values, {**numbers.faults, "out_of_range": is_outside}
    if rule.kind == "count":
        counts = numbers.values.cast(pl.Int64)
        is_negative = (counts < 0) & (not rule.is_signed)
        return counts, {"is_no_count": is_negative | (numbers.values != counts), **numbers.faults}
    if rule.kind == "rate":
        too_large = numbers.values.abs() >= 10**9
        return numbers.values, {**numbers.faults, "out_of_range": (numbers.values <= 0) | too_large}
    return numbers.values, numbers.faults


def _too_large(values: pl.Series) -> pl.Series:
    return values.abs() >= 10**12
