"""Turns the text of a date or a timestamp into a business date, or says that it is none.

The whole text must match one of the mapping's formats, digit for digit. The business date is the store-local date
after the day cut-off. Keep calendars and windows out: they belong to policies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

import polars as pl

from pipelines.settings import day_shift
from pipelines.sources.faults import Marked
from pipelines.sources.target_rule import FIRST_BUSINESS_DAY, LAST_DAY

DIRECTIVES = {
    "%Y": "[0-9]{4}",
    "%y": "[0-9]{2}",
    "%m": "[0-9]{2}",
    "%-m": "[0-9]{1,2}",
    "%d": "[0-9]{2}",
    "%-d": "[0-9]{1,2}",
    "%H": "[0-9]{2}",
    "%-H": "[0-9]{1,2}",
    "%I": "[0-9]{2}",
    "%-I": "[0-9]{1,2}",
    "%M": "[0-9]{2}",
    "%S": "[0-5][0-9]",
    ".%f": r"\.[0-9]{1,9}",
    "%p": "(?:AM|PM|am|pm)",
}
TOKEN = re.compile(r"\.%f|%-?[A-Za-z%]|[^%]|%")


@dataclass(frozen=True)
class DateFormat:
    """One way dates are written: `written` in the mapping, `pattern` for the whole text, `parse_format` to parse."""

    written: str
    pattern: str
    parse_format: str
    has_time: bool


def date_format(text: str) -> DateFormat:
    """Compile a strftime format; ValueError when a directive is unknown or year, month or day is missing."""
    tokens = TOKEN.findall(text)
    unknown = [token for token in tokens if "%" in token and token not in DIRECTIVES]
    if unknown:
        raise ValueError(f"a date format of {' '.join(DIRECTIVES)} and plain signs, without {unknown[0]}")
    plain = [token.replace("-", "") for token in tokens if token in DIRECTIVES]
    if not {"%m", "%d"} <= set(plain) or not {"%Y", "%y"} & set(plain):
        raise ValueError("a date format with year, month and day")
    pattern = "".join(DIRECTIVES.get(token, re.escape(token)) for token in tokens)
    parse = "".join("%.f" if token == ".%f" else token.replace("%-", "%") for token in tokens)
    return DateFormat(text, f"^{pattern}$", parse, bool({"%H", "%I"} & set(plain)))


@dataclass(frozen=True)
class StoreClock:
    """How a written timestamp becomes a business date: zone it is written in, zone of the store, day cut-off."""

    written_in: str
    store_zone: str
    day_cutoff: time

    def business_dates(self, moments: pl.Series) -> pl.Series:
        """Dates of local timestamps; NULL for a time that the written zone skips."""
        if self.written_in != self.store_zone:
            aware = moments.dt.replace_time_zone(self.written_in, ambiguous="earliest", non_existent="null")
            moments = aware.dt.convert_time_zone(self.store_zone).dt.replace_time_zone(None)
        shift = day_shift(self.day_cutoff)
        return (moments + shift).dt.date() if shift else moments.dt.date()


def parse_dates(
    texts: pl.Series, formats: list[DateFormat], clock: StoreClock, first_day: date = FIRST_BUSINESS_DAY
) -> tuple[pl.Series, Marked]:
    """Business dates of texts (NULL = empty) and the rows at fault by reason code; the first matching format counts."""
    stripped = texts.str.strip_chars()
    found = pl.Series(texts.name, [None] * len(texts), dtype=pl.Date)
    for known in formats:
        is_match = stripped.str.contains(known.pattern) & found.is_null()
        if not is_match.any():
            continue
        candidates = stripped if is_match.all() else stripped.set(~is_match.fill_null(False), None)
        parsed = candidates.str.to_datetime(known.parse_format, strict=False, time_unit="us")
        dates = clock.business_dates(parsed) if known.has_time else parsed.dt.date()
        found = dates if is_match.all() else found.zip_with(~is_match.fill_null(False), dates)
    is_far = (found < first_day) | (found > LAST_DAY)
    return found, {"bad_date": found.is_null() & texts.is_not_null(), "out_of_range": is_far}
