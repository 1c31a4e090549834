"""Opens the warehouse file. It is private: one process of one home writes it, and no BI tool opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb


@contextmanager
def warehouse(file: Path, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a DuckDB file for the block; the file is free afterwards."""
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(file, read_only=read_only)
    try:
        connection.execute("set timezone = 'UTC'")
        yield connection
    finally:
        connection.close()


@contextmanager
def scratch() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to an empty database in memory for the block; for questions to published files."""
    with duckdb.connect() as connection:
        yield connection


def scalar(connection: duckdb.DuckDBPyConnection, query: str) -> object:
    """The one value of a query that returns one row."""
    rows = connection.execute(query).fetchall()
    if len(rows) != 1:
        raise LookupError(f"{len(rows)} rows from: {query}")
    return rows[0][0]


def row_counts(file: Path, relations: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Rows of each (schema, table or view), counted."""
    with warehouse(file, read_only=True) as connection:
        return {
            (schema, name): int(str(scalar(connection, f'select count(*) from "{schema}"."{name}"')))
            for schema, name in relations
        }


def table_sizes(file: Path) -> dict[tuple[str, str], int]:
    """Rows of every (schema, table) as the engine's catalogue tells them; a view has no size before it is read."""
    with warehouse(file, read_only=True) as connection:
        known = connection.execute("select schema_name, table_name, estimated_size from duckdb_tables()").fetchall()
    return {(schema, table): rows for schema, table, rows in known}
