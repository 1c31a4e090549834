"""What an exported file is: a name, a header, rows of text, and how they become bytes.

Add a field here when a new export needs another shape of file. What stands in the rows is the business of the
other modules of this folder.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date

LAST_DAY = date(2026, 10, 31)
# The last day of each quarterly delivery; the first quarter starts on 2024-11-01.
QUARTER_ENDS = tuple(
    date(year, month, day) for year in (2025, 2026) for month, day in ((1, 31), (4, 30), (7, 31), (10, 31))
)


@dataclass
class Export:
    """One file below data/sample. `odd_lines` maps a line number (2 = first row) to a raw line put in before it."""

    name: str
    header: list[str]
    rows: list[list[str]]
    encoding: str = "utf-8"
    newline: str = "\n"
    odd_lines: dict[int, str] = field(default_factory=dict)

    def content(self) -> bytes:
        """The bytes of the file."""
        lines = [_line(row) for row in (self.header, *self.rows)]
        for number in sorted(self.odd_lines, reverse=True):
            lines.insert(number - 1, self.odd_lines[number])
        return "".join(line + self.newline for line in lines).encode(self.encoding)


def quarter_end(day: date) -> date:
    """The delivery that carries a document of `day`."""
    return next(end for end in QUARTER_ENDS if day <= end)


def by_quarter(name: str, header: list[str], dated: list[tuple[date, list[str]]], **form: str) -> list[Export]:
    """One export per quarter; `name` contains {} for the day of delivery."""
    rows: dict[date, list[list[str]]] = {end: [] for end in QUARTER_ENDS}
    for day, row in dated:
        rows[quarter_end(day)].append(row)
    return [Export(name.format(f"{end:%Y%m%d}"), list(header), rows[end], **form) for end in QUARTER_ENDS if rows[end]]


def money(cents: int) -> str:
    """An amount in hundredths as text: 123450 is 1234.50."""
    sign, cents = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{cents // 100}.{cents % 100:02d}"


def _line(row: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(row)
    return text.getvalue()
