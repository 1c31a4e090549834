"""Makes what models read: views in schema `landing`, over Parquet files that are named one by one.

A view lists exactly the files of this snapshot, so that a file landed later, or a part left by a crash, is never read.
Add a relation by giving its rows to `write_rows`; canonical tables come from sources/canonical.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipelines.home.durable import written_atomically
from pipelines.sources.canonical import CANONICAL


def write_rows(landing: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    """Write each frame as landing/rows/<name>.parquet, whole or not at all."""
    for name, frame in frames.items():
        with written_atomically(landing / "rows" / f"{name}.parquet") as part:
            frame.write_parquet(part, compression="zstd", compression_level=1)


def relate_rows(connection: duckdb.DuckDBPyConnection, landing: Path, names: Iterable[str]) -> None:
    """A view landing.<name> over each file that `write_rows` wrote."""
    connection.execute("create schema if not exists landing")
    for name in names:
        _view(connection, name, [landing / "rows" / f"{name}.parquet"])


def relate_canonical(
    connection: duckdb.DuckDBPyConnection, landing: Path, files: Sequence[str], new_files: Sequence[str]
) -> dict[str, int]:
    """Views landing.<table> over the landed `files`, and landing.new_<table> over those no snapshot has used yet.

    Both are lists of file ids. Returns the rows of every canonical table; one without files is an empty relation.
    """
    connection.execute("create schema if not exists landing")
    counts = {}
    for table in CANONICAL:
        _relate_files(connection, landing, table, table, files)
        _relate_files(connection, landing, f"new_{table}", table, new_files)
        counts[table] = connection.table(f"landing.{table}").count("*").fetchall()[0][0]
    return counts


def _relate_files(
    connection: duckdb.DuckDBPyConnection, landing: Path, name: str, table: str, files: Sequence[str]
) -> None:
    paths = [path for file_id in files if (path := landing / table / f"{file_id}.parquet").exists()]
    if not paths:
        write_rows(landing, {f"no_{table}": pl.DataFrame(schema=CANONICAL[table])})
        paths = [landing / "rows" / f"no_{table}.parquet"]
    _view(connection, name, paths)


def _view(connection: duckdb.DuckDBPyConnection, name: str, paths: Sequence[Path]) -> None:
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    connection.execute(f'create or replace view landing."{name}" as select * from read_parquet([{listed}])')
