"""The fields of quarantined rows under their file's own header: taken apart for people, put together for conversion.

A corrected row takes the same way through the mapping as a delivered one, so it is put back into a file of its
source's format first. Keep out which rows count, and the sheet that people edit.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import polars as pl

from pipelines.sources.decoding import CODECS, decode
from pipelines.sources.mapping import Mapping
from pipelines.sources.records import read_record, records


def own_header(mapping: Mapping, content: bytes) -> tuple[str, ...]:
    """The header of a file that landed, as conversion reads it."""
    if mapping.format == "parquet":
        return tuple(pl.read_parquet_schema(io.BytesIO(content)))
    first = next(records(decode(content, mapping.encoding), mapping.delimiter))
    return tuple(cell.strip() for cell in first.fields)


def fields_of(mapping: Mapping, raw_text: str) -> tuple[str, ...]:
    """The cells of a row as delivered, more or fewer than the header has when the row is ragged."""
    return read_record(raw_text, 0, _delimiter(mapping)).fields


def raw_text_of(mapping: Mapping, fields: Sequence[str]) -> str:
    """A row as text from which `fields_of` gives the same cells."""
    return _delimited([fields], _delimiter(mapping)).removesuffix("\n")


def composed(mapping: Mapping, header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A file of the source's format with these rows."""
    if mapping.format == "parquet":
        stream = io.BytesIO()
        pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row").write_parquet(stream)
        return stream.getvalue()
    return _delimited([header, *rows], mapping.delimiter).encode(CODECS[mapping.encoding])


def _delimiter(mapping: Mapping) -> str:
    """What separates the cells of a quarantined row's text: rows of Parquet are kept as comma-separated text."""
    return mapping.delimiter if mapping.format == "csv" else ","


def _delimited(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return stream.getvalue()
