r"""The digest of a table: sha256 over its rows in one written text form.

The form is PostgreSQL's COPY text: fields apart by a tab, rows ended by a newline, NULL is \N, and backslash, tab,
newline and carriage return inside a text are escaped. Keep out: file hashes (they change with the writer's version),
which columns count (contract.py), and the order of the rows (staging.py).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

BATCH_ROWS = 100_000
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
# A binary fraction prints differently from engine to engine, so that it can never be part of a digest.
_UNPRINTABLE = ("DOUBLE", "FLOAT")


def digest(connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]) -> str:
    """The sha256 (hex) of `columns`, in this order, over the rows of `relation` as they stand in it.

    `relation`: a read_parquet call or a query in brackets. ValueError when a column is a DOUBLE or FLOAT.
    """
    types = dict(connection.sql(f"select column_name, column_type from (describe select * from {relation})").fetchall())
    fields = ", chr(9), ".join(_field(column, types[column]) for column in columns)
    hashed = hashlib.sha256()
    for batch in connection.sql(f"select concat({fields}, chr(10)) from {relation}").to_arrow_reader(BATCH_ROWS):
        hashed.update(_text_of(batch.column(0)))
    return hashed.hexdigest()


def _field(column: str, kind: str) -> str:
    if kind in _UNPRINTABLE:
        raise ValueError(
            f"column {column} is {kind}: only exact types can be published; cast it to DECIMAL in its model"
        )
    text = f'cast("{column}" as varchar)'
    if kind == "VARCHAR":
        for character, escaped in _ESCAPES:
            text = f"replace({text}, {_literal(character)}, {_literal(escaped)})"
    return f"coalesce({text}, {_literal(chr(92) + 'N')})"


def _literal(text: str) -> str:
    named = {"\t": "chr(9)", "\n": "chr(10)", "\r": "chr(13)"}
    return named.get(text, f"'{text}'")


def _text_of(column: pa.StringArray) -> memoryview:
    """The characters of a whole Arrow string column as one stretch of memory, copied nowhere."""
    width = 8 if str(column.type) == "large_string" else 4
    _, offsets, characters = column.buffers()
    if not len(column) or characters is None:
        return memoryview(b"")
    start, end = (_offset(offsets, (column.offset + row) * width, width) for row in (0, len(column)))
    return memoryview(characters)[start:end]


def _offset(offsets: pa.Buffer, at: int, width: int) -> int:
    return int.from_bytes(memoryview(offsets)[at : at + width], sys.byteorder)
