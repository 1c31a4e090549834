"""Cells of a workbook as they are shown: numbers as exact text, dates as dates, each with the place a person finds it.

Nothing of what a cell means is known here. Another spreadsheet format would be another reader beside this one.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

from pipelines.home.problems import ConfigurationError
from pipelines.policies.lint.finding import problem

MOST_BYTES = 4 * 1024 * 1024
MOST_UNPACKED = 64 * 1024 * 1024
LETTERS = 26
# Between several entries of one cell, of either width.
SEPARATORS = re.compile("[\u3001,;\uff0c\uff1b]")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")


@dataclass(frozen=True)
class Cell:
    """What a cell shows, without blanks around it; `where` is file, sheet and cell: bands.xlsx, 政策!B3."""

    text: str
    where: str

    @property
    def plain(self) -> str:
        """The text with full-width digits, letters and signs as the usual ones: for numbers, dates and codes."""
        return unicodedata.normalize("NFKC", self.text).strip()

    @property
    def entries(self) -> list[str]:
        """What it lists, one entry at least for a cell that shows anything: A、B; C."""
        return [part.strip() for part in SEPARATORS.split(self.text) if part.strip()]

    @property
    def day(self) -> date | None:
        """The date it shows: 2026-01-01, 2026/1/1, 2026年1月1日, or a date of the spreadsheet."""
        found = DAY.fullmatch(self.plain)
        try:
            return date(*map(int, found.groups())) if found else None
        except ValueError:
            return None


Line = Sequence[Cell]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its lines from the first row on, every one as wide as the widest."""

    name: str
    where: str
    lines: Sequence[Line]

    @property
    def filled(self) -> Iterator[Line]:
        """The lines that show anything."""
        return (line for line in self.lines if any(cell.text for cell in line))


def read_workbook(path: Path) -> list[Sheet]:
    """Every sheet; ConfigurationError for what is no workbook, is too large, or has a cell that shows an error."""
    import fastexcel

    _refuse_large(path)
    try:
        book = fastexcel.read_excel(path)
        return [_sheet(path, book, name) for name in book.sheet_names]
    except fastexcel.FastExcelError as error:
        raise ConfigurationError(problem(str(path), "workbook_unreadable")) from error


def same_heading(text: str) -> str:
    """A heading as it is compared: without blanks, width and case of its letters, and what stands in brackets."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\(.*?\)|[\s:*]", "", plain)


def _refuse_large(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(each.file_size for each in packed.infolist())
        size = path.stat().st_size
    except OSError as error:
        raise ConfigurationError(problem(str(path), "workbook_absent", why=error.strerror)) from error
    except zipfile.BadZipFile as error:
        raise ConfigurationError(problem(str(path), "workbook_unreadable")) from error
    if size > MOST_BYTES or unpacked > MOST_UNPACKED:
        raise ConfigurationError(problem(str(path), "workbook_large", most=MOST_BYTES // 1024 // 1024))


def _sheet(path: Path, book: Any, name: str) -> Sheet:
    page = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    first = min((column.absolute_index for column in page.available_columns()), default=0)
    batch, faults = page.to_arrow_with_errors()
    where = f"{path.name}, {name}"
    wrong = [
        f"{where}!{_letters(first + each.position[1])}{each.position[0] + 1}"
        for each in (faults.errors if faults else ())
    ]
    if wrong:
        raise ConfigurationError(*(problem(place, "cell_error") for place in wrong))
    numbers = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="float").to_arrow_with_errors()[0]
    columns = [
        list(map(_shown, texts.to_pylist(), kept.to_pylist()))
        for texts, kept in zip(batch.columns, numbers.columns, strict=True)
    ]
    rows = zip(*columns, strict=True) if columns else ()
    lines = [
        [Cell(text, f"{where}!{_letters(first + at)}{number}") for at, text in enumerate(row)]
        for number, row in enumerate(rows, start=1)
    ]
    return Sheet(name, where, lines)


def _shown(text: str | None, number: float | None) -> str:
    """A number by the 15 digits that spreadsheets know of it; the reader's text has 9 decimals, too many or too few."""
    read = (text or "").strip()
    if number is None or not isfinite(number) or number.is_integer() or read != _with_decimals(number):
        return read
    return format(Decimal(f"{number:.15g}"), "f")


def _with_decimals(number: float) -> str:
    """What the reader makes of a number."""
    return f"{number:.9f}".rstrip("0").rstrip(".")


def _letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    before, last = divmod(index, LETTERS)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
