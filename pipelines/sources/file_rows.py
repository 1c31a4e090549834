"""From the bytes of a file to rows under local names: format, encoding, header, transforms."""

from __future__ import annotations

import polars as pl

from pipelines.sources.csv_rows import read_csv_rows
from pipelines.sources.decoding import decode
from pipelines.sources.hashing import SEPARATOR
from pipelines.sources.headers import added_columns, locate_columns
from pipelines.sources.local_rows import LocalRows
from pipelines.sources.mapping import Mapping
from pipelines.sources.parquet_rows import read_parquet_rows
from pipelines.sources.raw_rows import RawRows

# Columns that a run tells one by one; a file may hold thousands.
MOST_TOLD = 20


def read_local_rows(
    mapping: Mapping, content: bytes, constants: dict[str, str], zone: str
) -> tuple[RawRows, LocalRows]:
    """Read a file's rows; the raw rows keep faults and texts as delivered, the local rows are cleaned."""
    if mapping.format == "parquet":
        raw = read_parquet_rows(content, mapping.numbers, zone)
    else:
        raw = read_csv_rows(decode(content, mapping.encoding), mapping.delimiter)
    positions = locate_columns(mapping, raw.header)
    added = added_columns(mapping, raw.header)
    warnings = [f"added column `{cell}`: no column of the mapping names it" for cell in added[:MOST_TOLD]]
    if len(added) > MOST_TOLD:
        warnings.append(f"{len(added) - MOST_TOLD} more added columns")
    if raw.frame.height == 0:
        warnings.append("header only: the file has no data rows")
    local = LocalRows(
        row_no=pl.int_range(1, raw.frame.height + 1, dtype=pl.Int64, eager=True),
        texts=_cleaned(mapping, raw.frame, positions),
        headers={name: raw.header[position] for name, position in positions.items()},
        constants=constants,
        number_rule=mapping.numbers,
        number_columns=mapping.number_columns,
        fingerprints=_fingerprints(raw) if mapping.duplicates == "exact_row" else pl.Series(dtype=pl.String),
    )
    return RawRows(raw.header, raw.frame, raw.raw_texts, raw.faults, tuple(warnings)), local


def _cleaned(mapping: Mapping, frame: pl.DataFrame, positions: dict[str, int]) -> dict[str, pl.Series]:
    texts = {}
    for name in mapping.columns_used:
        if name not in positions:
            texts[name] = pl.repeat(None, frame.height, dtype=pl.String, eager=True)
            continue
        text = pl.col(f"c{positions[name]}")
        for step in mapping.columns[name].transforms:
            text = step.apply(text)
        texts[name] = frame.select(pl.when(text != "").then(text).alias(name)).to_series()
    return texts


def _fingerprints(raw: RawRows) -> pl.Series:
    """All fields of a row as delivered, in header order by name, so that an export may reorder its columns."""
    order = sorted(range(len(raw.header)), key=lambda position: (raw.header[position], position))
    return raw.frame.select(pl.concat_str([f"c{position}" for position in order], separator=SEPARATOR)).to_series()
