"""The rows of one file under the mapping's own column names: cleaned texts, and what the file's name says.

Everything downstream reads a file through this value. Keep canonical columns out: tables.py makes them.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

import polars as pl

from pipelines.sources.number_text import NumberRule, parse_numbers


@dataclass(frozen=True)
class LocalRows:
    """One file's data rows. `texts`: local column -> cleaned text, NULL when empty; `headers`: its name in the file."""

    row_no: pl.Series
    texts: Dictionary[str, pl.Series]
    headers: Dictionary[str, str]
    constants: Dictionary[str, str]
    number_rule: NumberRule
    number_columns: frozenset[str]
    fingerprints: pl.Series
    _numbers: dict[str, pl.Series] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Number of data rows."""
        return len(self.row_no)

    def numbers(self, column: str) -> pl.Series:
        """The column as decimals, NULL where it is no number; read once."""
        if column not in self._numbers:
            self._numbers[column] = parse_numbers(self.texts[column], self.number_rule).values
        return self._numbers[column]

    def repeated(self, text: str | None) -> pl.Series:
        """One text for every row."""
        return pl.repeat(text, self.height, dtype=pl.String, eager=True)
