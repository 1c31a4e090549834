"""The file BI tools open: one immutable DuckDB file behind a symlink that is swapped by rename.

It holds the tables of CURRENT and, of those that tell of all snapshots, the newest; its name says both sequences. A
reader that has an old file open keeps reading it. Keep out: which snapshot is CURRENT (current.py).
"""

from __future__ import annotations

import os
from collections.abc import Sequence, Set
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipelines.home.durable import PART, part_beside, replace_durably, sync
from pipelines.home.folder import Home
from pipelines.publish.bitemporal import TABLES as HISTORY_TABLES
from pipelines.publish.bitemporal import create_tier_at
from pipelines.publish.contract import Mart, kept_contract, marts
from pipelines.publish.current import kept_sequences, snapshot_folder
from pipelines.publish.points_macro import TABLES as POINTS_TABLES
from pipelines.publish.points_macro import create_points_balance

if TYPE_CHECKING:
    import duckdb

# Clients of DuckDB 1.0 and later read this storage; the engine's own newest one they would not.
STORAGE_VERSION = "v1.0.0"
READ_ONLY = 0o444
# The column that marks, among all snapshots, the one whose tables stand beside it.
SHOWN = "is_this"


def serving_link(home: Home) -> Path:
    """The name BI tools open."""
    return home.published / "serve" / "tiers.duckdb"


def serving_file(home: Home, seq: int) -> Path:
    """The serving file that shows snapshot `seq`, with the history until the newest one."""
    return home.published / "serve" / f"tiers-seq={seq}-history={kept_sequences(home)[-1]}.duckdb"


def build_serving_file(home: Home, seq: int) -> Path:
    """Make the serving file that shows a snapshot from Parquet files, unless it is there, and let the link name it."""
    target = serving_file(home, seq)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        # A folder of parts, because DuckDB writes a log beside the file that a kill would leave behind.
        with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.", suffix=PART) as folder:
            part = Path(folder) / target.name
            _write(part, seq, _shown(home, seq))
            part.chmod(READ_ONLY)
            replace_durably(part, target)
    _swap_link(serving_link(home), target)
    return target


def _shown(home: Home, seq: int) -> list[tuple[Mart, Path]]:
    """Each table with its file: of CURRENT, but of all snapshots where the newest one tells of all."""
    newest = snapshot_folder(home, kept_sequences(home)[-1])
    current = snapshot_folder(home, seq)
    of_current = {mart.name: (mart, current) for mart in marts(kept_contract(current)) if not mart.of_all_snapshots}
    of_all = {mart.name: (mart, newest) for mart in marts(kept_contract(newest)) if mart.of_all_snapshots}
    shown = sorted((of_current | of_all).items())
    return [(mart, folder / f"{name}.parquet") for name, (mart, folder) in shown]


def _swap_link(link: Path, target: Path) -> None:
    # Relative, so that a home can be copied or moved.
    if link.is_symlink() and os.readlink(link) == target.name:
        return
    part = part_beside(link)
    part.unlink(missing_ok=True)
    part.symlink_to(target.name)
    os.replace(part, link)
    sync(link.parent)


def _write(file: Path, seq: int, shown: Sequence[tuple[Mart, Path]]) -> None:
    import duckdb

    with duckdb.connect(config={"temp_directory": str(file.parent)}) as connection:
        connection.execute(f"attach {_quoted(str(file))} as serve (storage_version '{STORAGE_VERSION}')")
        for mart, parquet in shown:
            _write_mart(connection, mart, parquet, seq)
        connection.execute("use serve")
        _create_macros(connection, {mart.name for mart, _ in shown})
        connection.execute("use memory")
        connection.execute("checkpoint serve")
        connection.execute("detach serve")


def _create_macros(connection: duckdb.DuckDBPyConnection, tables: Set[str]) -> None:
    """The questions that a client may ask of these tables, in the schema in use."""
    if tables >= HISTORY_TABLES:
        create_tier_at(connection)
    if tables >= POINTS_TABLES:
        create_points_balance(connection)


def _write_mart(connection: duckdb.DuckDBPyConnection, mart: Mart, parquet: Path, seq: int) -> None:
    columns = ", ".join(f'"{column.name}" {column.data_type}' for column in mart.columns)
    names = ", ".join(
        # Which snapshot is shown may have changed since the table of all of them was written.
        f"seq = {seq}" if mart.of_all_snapshots and name == SHOWN else f'"{name}"'
        for name in mart.column_names
    )
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
