"""Dagster's log of events in the home's SQLite files, over connections that stay open from statement to statement.

Dagster makes a new engine for every statement, so that SQLAlchemy compiles each one anew: that was a third of a small
refresh (docs/decisions/0030). Keep out what Tierline itself keeps of a run (`audit/`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, create_engine, event

# The index, a run and those inside it; a server that shows many runs holds no more files than these open.
KEPT_OPEN = 8
# A run that dies leaves the journal of its file behind: 400 kB, where SQLite's own 1,000 pages would be 4 MB.
JOURNAL_PAGES = 100


class EventLog(SqliteEventLogStorage):
    """The same files and rows as Dagster's own class, which can read and continue them."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, Engine] = {}
        # What a file once has, index or column, it keeps: Dagster asks before every event.
        self._found: set[str] = set()
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]) -> Self:
        """As dagster.yaml configures it."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock, self._engine(shard).begin() as connection:
            yield connection

    def _engine(self, shard: str) -> Engine:
        if shard not in self._engines:
            address = self.conn_string_for_shard(shard)
            engine = create_engine(address, connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS})
            event.listen(engine, "connect", _keep_journal_short)
            self._initdb(engine)
            while len(self._engines) >= KEPT_OPEN:
                self._engines.pop(next(iter(self._engines))).dispose()
            self._engines[shard] = engine
        return self._engines[shard]

    def has_secondary_index(self, name: str) -> bool:
        """Whether the index shard has it."""
        if name not in self._found and super().has_secondary_index(name):
            self._found.add(name)
        return name in self._found

    def _has_asset_key_col_on_connection(self, conn: Connection, column_name: str) -> bool:
        if column_name not in self._found and super()._has_asset_key_col_on_connection(conn, column_name):
            self._found.add(column_name)
        return column_name in self._found

    def dispose(self) -> None:
        """Stop watching and close every file."""
        super().dispose()
        with self._db_lock:
            for engine in self._engines.values():
                engine.dispose()
            self._engines.clear()


def _keep_journal_short(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute(f"pragma wal_autocheckpoint = {JOURNAL_PAGES}")
