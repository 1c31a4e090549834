"""The file BI tools open: one immutable DuckDB file per snapshot behind a symlink that is swapped by rename.

A reader that has the old file open keeps reading it. Keep out: which snapshot is CURRENT (current.py).
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipelines.home.durable import PART, part_beside, replace_durably, sync
from pipelines.home.folder import Home
from pipelines.publish.contract import Mart, kept_contract, marts
from pipelines.publish.current import snapshot_folder
from pipelines.publish.points_macro import TABLES, create_points_balance

if TYPE_CHECKING:
    import duckdb

# Clients of DuckDB 1.0 and later read this storage; the engine's own newest one they would not.
STORAGE_VERSION = "v1.0.0"
READ_ONLY = 0o444


def serving_link(home: Home) -> Path:
    """The name BI tools open."""
    return home.published / "serve" / "tiers.duckdb"


def serving_file(home: Home, seq: int) -> Path:
    """The serving file of one snapshot."""
    return home.published / "serve" / f"tiers-seq={seq}.duckdb"


def build_serving_file(home: Home, seq: int) -> Path:
    """Make the serving file of a snapshot from its Parquet files, unless it is there, and let the link name it."""
    target = serving_file(home, seq)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        # A folder of parts, because DuckDB writes a log beside the file that a kill would leave behind.
        with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.", suffix=PART) as folder:
            part = Path(folder) / target.name
            _write(part, snapshot_folder(home, seq))
            part.chmod(READ_ONLY)
            replace_durably(part, target)
    _swap_link(serving_link(home), target)
    return target


def _swap_link(link: Path, target: Path) -> None:
    # Relative, so that a home can be copied or moved.
    if link.is_symlink() and os.readlink(link) == target.name:
        return
    part = part_beside(link)
    part.unlink(missing_ok=True)
    part.symlink_to(target.name)
    os.replace(part, link)
    sync(link.parent)


def _write(file: Path, snapshot: Path) -> None:
    import duckdb

    with duckdb.connect(config={"temp_directory": str(file.parent)}) as connection:
        connection.execute(f"attach {_quoted(str(file))} as serve (storage_version '{STORAGE_VERSION}')")
        shown = marts(kept_contract(snapshot))
        for mart in shown:
            _write_mart(connection, mart, snapshot / f"{mart.name}.parquet")
        connection.execute("use serve")
        if {mart.name for mart in shown} >= TABLES:
            create_points_balance(connection)
        connection.execute("use memory")
        connection.execute("checkpoint serve")
        connection.execute("detach serve")


def _write_mart(connection: duckdb.DuckDBPyConnection, mart: Mart, parquet: Path) -> None:
    columns = ", ".join(f'"{column.name}" {column.data_type}' for column in mart.columns)
    names = ", ".join(f'"{name}"' for name in mart.column_names)
    connection.execute(f"create table serve.main.{mart.name} ({columns})")
    connection.execute(f"insert into serve.main.{mart.name} select {names} from {_rows_of(parquet)}")
    connection.execute(f"comment on table serve.main.{mart.name} is {_quoted(mart.description)}")
    for column in mart.columns:
        connection.execute(f'comment on column serve.main.{mart.name}."{column.name}" is {_quoted(column.description)}')


def _rows_of(parquet: Path) -> str:
    # The folder is named seq=N, which DuckDB would otherwise read as a column.
    return f"read_parquet({_quoted(str(parquet))}, hive_partitioning = false)"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
