"""Day before month, or month before day: a mapping must say which, and a file must not prove it wrong.

03/04/2026 is two days, and no program can tell which was meant. Two formats that read one text as two dates are a
fault of the mapping; a file whose dates only fit the other order is refused with a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import polars as pl

from pipelines.sources.date_text import TOKEN, DateFormat, date_format
from pipelines.sources.refusal import FileRefused

# Every part of these moments could be any other part: short and long ways of writing them meet every format.
PROBES = (
    {"%Y": "2003", "%y": "03", "%m": "04", "%-m": "4", "%d": "05", "%-d": "5"},
    {"%Y": "2010", "%y": "10", "%m": "11", "%-m": "11", "%d": "12", "%-d": "12"},
)
TIME = {"%H": "10", "%-H": "10", "%I": "10", "%-I": "10", "%M": "10", "%S": "10", ".%f": ".10", "%p": "AM"}
SWAPPED = {"%m": "%d", "%d": "%m", "%-m": "%-d", "%-d": "%-m"}


def ambiguous_formats(formats: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of formats that read one text as two dates, with such a text."""
    for first, second in combinations(formats, 2):
        read = ((text, _day(text, first), _day(text, second)) for text in _texts(first))
        text = next((text for text, one, other in read if other is not None and one != other), None)
        if text is not None:
            yield first, second, text


def _texts(written: str) -> Iterator[str]:
    for probe in PROBES:
        said = probe | TIME
        yield "".join(said.get(token, token) for token in TOKEN.findall(written))


def _day(text: str, written: str) -> object:
    known = date_format(written)
    if not re.fullmatch(known.pattern, text):
        return None
    return pl.Series([text]).str.to_datetime(known.parse_format, strict=False).dt.date()[0]


def refuse_other_order(texts: pl.Series, formats: Sequence[DateFormat], column: str, bad: int) -> None:
    """FileRefused when `texts` do not all fit `formats`, and all do once one of them has day and month changed."""
    # Nobody writes year, day, month: behind a year a month of 13 is a slip of one row.
    for known in (one for one in formats if not one.written.lower().startswith("%y")):
        other = _swapped(known)
        others = [other if one is known else one for one in formats]
        if not _all_fit(texts, others):
            continue
        raise FileRefused(
            "date_order",
            f"{bad} of {len(texts)} dates in column `{column}` do not fit `{known.written}`, and all fit "
            f"`{other.written}`",
            f"If this source writes `{other.written}`, say so under dates in its mapping; if only this file does, "
            "export it again",
        )


def _swapped(known: DateFormat) -> DateFormat:
    return date_format("".join(SWAPPED.get(token, token) for token in TOKEN.findall(known.written)))


def _all_fit(texts: pl.Series, formats: Sequence[DateFormat]) -> bool:
    rest = texts.str.strip_chars()
    for known in formats:
        is_match = rest.str.contains(known.pattern)
        parsed = rest.filter(is_match).str.to_datetime(known.parse_format, strict=False, time_unit="us")
        if parsed.null_count():
            return False
        rest = rest.filter(~is_match)
    return rest.is_empty()
