"""The rows of a file as texts, before any meaning: what csv_rows.py and parquet_rows.py both return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

from pipelines.sources.faults import Marked


@dataclass(frozen=True)
class RawRows:
    """`frame` has one text column `c0, c1, …` per header cell, one row per data row, row 1 first.

    `faults` marks rows that cannot be read, by reason code; `raw_texts` gives the exact text of the rows asked for.
    """

    header: tuple[str, ...]
    frame: pl.DataFrame
    raw_texts: Callable[[Sequence[int]], list[str]]
    faults: Marked = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def column_names(header: Sequence[str]) -> list[str]:
    """Positional names, because a header may repeat or be empty."""
    return [f"c{position}" for position in range(len(header))]
