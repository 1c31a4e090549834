"""Splits delimited text into records, one by one, exactly as written: slow, obvious, and kind to broken quotes.

csv_rows.py reads good files with Polars; this splitter serves the odd file, and the raw text of rejected rows.
A field is quoted when it begins with a quote; two quotes inside stand for one. A quoted field that is followed by
anything but a delimiter or a line end makes its line a broken record; one that never closes is an open quote.
A line ends with LF, CRLF or CR, and one file may mix them; inside quotes they are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

BLANK = " \t\r"
LINE_END = r"(?:\r\n|\n|\r)"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its text without the line end, its fields, where the next one starts, and what is wrong with it."""

    text: str
    fields: tuple[str, ...]
    end: int
    is_broken: bool = False
    is_open: bool = False

    @property
    def is_blank(self) -> bool:
        """A line without content: skipped, not counted."""
        return len(self.fields) == 1 and not self.fields[0].strip(BLANK)


@cache
def _field_patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    delimited = re.escape(delimiter)
    quoted = re.compile(rf'"((?:[^"]++|"")*+)"({LINE_END}|{delimited}|\Z)')
    plain = re.compile(rf"([^{delimited}\r\n]*+)({LINE_END}|{delimited}|\Z)")
    return quoted, plain


def read_record(text: str, start: int, delimiter: str) -> Record:
    """The record that begins at `start`, which must lie before the end of the text."""
    quoted, plain = _field_patterns(delimiter)
    fields: list[str] = []
    position = start
    while True:
        is_quoted = text.startswith('"', position)
        match = (quoted if is_quoted else plain).match(text, position)
        if match is None:
            return _broken(text, start, position, tuple(fields))
        value, ending = match.groups()
        position = match.end()
        fields.append(value.replace('""', '"') if is_quoted else value)
        if ending != delimiter:
            return Record(text[start : position - len(ending)], tuple(fields), position)


def _broken(text: str, start: int, at: int, fields: tuple[str, ...]) -> Record:
    """Only the line is lost: a stray quote must not swallow the rows after it."""
    line_end = re.compile(LINE_END).search(text, at)
    stop, end = line_end.span() if line_end else (len(text), len(text))
    is_open = re.compile(r'"(?:[^"]++|"")*+"').match(text, at) is None
    return Record(text[start:stop], (*fields, text[at:stop]), end, is_broken=True, is_open=is_open)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Every record of the text but blank lines, in order."""
    position = 0
    while position < len(text):
        record = read_record(text, position, delimiter)
        position = record.end
        if not record.is_blank:
            yield record


@cache
def _well_formed(delimiter: str) -> re.Pattern[str]:
    delimited = re.escape(delimiter)
    return re.compile(rf'(?:(?:[^"{delimited}\r\n]*+|"(?:[^"]++|"")*+")(?:{delimited}|{LINE_END}))*+')


def is_well_formed(text: str, delimiter: str) -> bool:
    """Whether every quote of the text (which ends in a line end) opens or closes a whole field."""
    match = _well_formed(delimiter).match(text)
    return match is not None and match.end() == len(text)
