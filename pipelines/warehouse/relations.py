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
from pipelines.home.problems import Problem, RefusedError
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
    connection: duckdb.DuckDBPyConnection,
    landing: Path,
    files: Mapping[str, Mapping[str, int]],
    new_files: Sequence[str],
) -> dict[str, int]:
    """Views landing.<table> over the landed `files`, and landing.new_<table> over those no snapshot has used yet.

    `files` says how many rows each file id gave to each table. Returns the rows of every canonical table; one without
    files is an empty relation. RefusedError when landed rows are not all there: a snapshot never lacks them in silence.
    """
    connection.execute("create schema if not exists landing")
    counts = {}
    for table in CANONICAL:
        feeding = [file_id for file_id, rows in files.items() if table in rows]
        _relate_files(connection, landing, table, table, feeding)
        _relate_files(connection, landing, f"new_{table}", table, [one for one in feeding if one in new_files])
        counts[table] = _count(connection, table, landing)
        expected = sum(rows.get(table, 0) for rows in files.values())
        if counts[table] != expected:
            raise _incomplete(f"{counts[table]} landed rows of {expected}", landing / table)
    return counts


def _count(connection: duckdb.DuckDBPyConnection, table: str, landing: Path) -> int:
    try:
        return int(connection.table(f"landing.{table}").count("*").fetchall()[0][0])
    except duckdb.Error as error:
        raise _incomplete(f"landed rows cannot be read: {str(error).splitlines()[0]}", landing / table) from error


def _relate_files(
    connection: duckdb.DuckDBPyConnection, landing: Path, name: str, table: str, files: Sequence[str]
) -> None:
    paths = [landing / table / f"{file_id}.parquet" for file_id in files]
    missing = next((path for path in paths if not path.is_file()), None)
    if missing:
        raise _incomplete("the landed rows of a file are gone", missing)
    if not paths:
        write_rows(landing, {f"no_{table}": pl.DataFrame(schema=CANONICAL[table])})
        paths = [landing / "rows" / f"no_{table}.parquet"]
    _view(connection, name, paths)


def _view(connection: duckdb.DuckDBPyConnection, name: str, paths: Sequence[Path]) -> None:
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    connection.execute(f'create or replace view landing."{name}" as select * from read_parquet([{listed}])')


def _incomplete(what: str, path: Path) -> RefusedError:
    return RefusedError(Problem(what, str(path), "Restore landing/ from a backup; nothing was published"))
