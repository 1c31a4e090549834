"""Reads a Parquet file as rows of texts, so that both formats take one way through the mapping.

Typed values become the text their mapping would expect: decimals with its decimal sign, timestamps in ISO form and
in the zone the mapping declares.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import partial

import polars as pl

from pipelines.sources.faults import Marked
from pipelines.sources.number_text import NumberRule
from pipelines.sources.raw_rows import RawRows, column_names
from pipelines.sources.refusal import FileRefused

ISO_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f")


def read_parquet_rows(content: bytes, numbers: NumberRule, zone: str) -> RawRows:
    """Rows of a Parquet file; timestamps that carry a zone are shown in `zone`."""
    if not content:
        raise FileRefused("empty_file", "the file is empty", "Ask the sender for the file again")
    try:
        typed = pl.read_parquet(io.BytesIO(content))
    except (pl.exceptions.ComputeError, OSError) as error:
        raise FileRefused(
            "unreadable", f"not a whole Parquet file ({error})", "Export or copy the file again"
        ) from error
    header = tuple(typed.columns)
    texts = [
        _as_text(series, numbers, zone).alias(name) for series, name in zip(typed, column_names(header), strict=True)
    ]
    frame = pl.DataFrame(texts)
    has_nul = pl.any_horizontal(pl.all().str.contains("\x00", literal=True)) if texts else pl.lit(False)
    faults: Marked = {"nul_byte": frame.select(has_nul).to_series()} if frame.height else {}
    return RawRows(header, frame, partial(_raw_texts, frame), faults)


def _as_text(values: pl.Series, numbers: NumberRule, zone: str) -> pl.Series:
    dtype = values.dtype
    if dtype.is_nested() or dtype in (pl.Binary, pl.Object):
        # No mapping can name a part of it; a column that is not text is one that nothing may read.
        return pl.Series(values.name, [""] * len(values), dtype=pl.String)
    if isinstance(dtype, pl.Datetime):
        local = values.dt.convert_time_zone(zone).dt.replace_time_zone(None) if dtype.time_zone else values
        return local.dt.to_string("%Y-%m-%d %H:%M:%S%.f").fill_null("")
    text = values.cast(pl.String).fill_null("")
    if dtype.is_numeric() and numbers.decimal != ".":
        text = text.str.replace(".", numbers.decimal, literal=True)
    return text


def _raw_texts(frame: pl.DataFrame, row_numbers: Sequence[int]) -> list[str]:
    """Rows as delimited text, one by one, because a text may hold line ends."""
    return [frame.slice(row_no - 1, 1).write_csv(include_header=False).removesuffix("\n") for row_no in row_numbers]
