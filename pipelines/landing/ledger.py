"""The ledger: landing/ledger.sqlite, one row per delivered file. The memory of landing and the source of every K.

A change of status is one transaction. Reading needs no lock and makes no file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from datetime import datetime, timedelta
from typing import Any

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.landing.ledger_row import LedgerRow, Status

JSON_COLUMNS = frozenset({"table_rows", "amounts", "constants", "transforms", "warnings", "replaced", "waivers"})
WHOLE_NUMBERS = frozenset({"bytes", "rows_read", "rows_ok", "rows_quarantined"})
COLUMNS = tuple(item.name for item in fields(LedgerRow) if item.name != "entry_no")


SCHEMA = f"""
create table if not exists delivery (
    entry_no integer primary key autoincrement,
    {", ".join(f"{name} {'integer' if name in WHOLE_NUMBERS else 'text'}" for name in COLUMNS)}
);
create unique index if not exists landed_once on delivery (file_id) where status = 'landed';
create index if not exists by_file on delivery (file_id);
create index if not exists by_content on delivery (sha256);
"""


__all__ = ["Ledger", "LedgerRow"]


class Ledger:
    """Reads and writes the ledger of a home."""

    def __init__(self, home: Home) -> None:
        self.path = home.landing / "ledger.sqlite"

    def all(self) -> list[LedgerRow]:
        """Every row, in the order the files came."""
        return self._select("", ())

    def with_status(self, status: Status) -> list[LedgerRow]:
        """Rows of one status, in the order the files came."""
        return self._select("where status = ?", (status,))

    def landed(self, known_at: str | None = None) -> list[LedgerRow]:
        """Files whose rows count, known at or before `known_at` when given; ordered by file_id."""
        rows = [row for row in self.with_status("landed") if known_at is None or row.known_at <= known_at]
        return sorted(rows, key=lambda row: row.file_id)

    def latest_known_at(self, limit: str | None = None) -> str | None:
        """K: the greatest known_at of landed files, at or before `limit`; None when nothing has landed."""
        return max((row.known_at for row in self.landed(limit)), default=None)

    def next_known_at(self, moment: datetime) -> str:
        """Since when a file that comes in at `moment` is known: never before what landed, though the clock be set back.

        A snapshot read everything known at its K; a later file must not slip in below that K.
        """
        latest = self._latest_known_at()
        if latest is not None and moment < latest:
            moment = latest + timedelta(microseconds=1)
        return moment.isoformat(timespec="microseconds")

    def of_file(self, file_id: str) -> list[LedgerRow]:
        """Every delivery of the same bytes, source and name constants."""
        return self._select("where file_id = ?", (file_id,))

    def of_content(self, sha256: str) -> list[LedgerRow]:
        """Every delivery of the same bytes."""
        return self._select("where sha256 = ?", (sha256,))

    def add(self, row: LedgerRow) -> LedgerRow:
        """Write a new row; the row with its number."""
        places = ", ".join("?" * len(COLUMNS))
        with self._transaction() as connection:
            cursor = connection.execute(f"insert into delivery ({', '.join(COLUMNS)}) values ({places})", _values(row))
        return replace(row, entry_no=cursor.lastrowid)

    def update(self, row: LedgerRow) -> None:
        """Replace a row by its number, in one transaction."""
        assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
        with self._transaction() as connection:
            connection.execute(f"update delivery set {assignments} where entry_no = ?", (*_values(row), row.entry_no))

    def remove(self, row: LedgerRow) -> None:
        """Forget a pending row whose file never came in."""
        with self._transaction() as connection:
            connection.execute("delete from delivery where entry_no = ? and status = 'pending'", (row.entry_no,))

    def _latest_known_at(self) -> datetime | None:
        found = self._read("select max(known_at) from delivery where status = 'landed'", ())
        return datetime.fromisoformat(found[0][0]) if found and found[0][0] else None

    def _select(self, where: str, values: tuple[str, ...]) -> list[LedgerRow]:
        known = self._known_columns()
        columns = ", ".join(name if name in known else f"null as {name}" for name in COLUMNS)
        query = f"select {columns}, entry_no from delivery {where} order by entry_no"
        return [_row(found) for found in self._read(query, values)]

    def _known_columns(self) -> set[str]:
        """The columns this file has: one that an earlier version wrote may lack the newest until it is written to."""
        return {found[0] for found in self._read("select name from pragma_table_info('delivery')", ())}

    def _read(self, query: str, values: tuple[str, ...]) -> list[tuple[Any, ...]]:
        # An empty file is one whose first transaction was interrupted.
        if not self.path.is_file() or self.path.stat().st_size == 0:
            return []
        connection = sqlite3.connect(self.path)
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        finally:
            connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(self.path)
        try:
            connection.executescript(SCHEMA)
            for name in sorted(set(COLUMNS) - self._known_columns()):
                connection.execute(f"alter table delivery add column {name} text")
            yield connection
            connection.commit()
        except sqlite3.Error as error:
            raise self._unusable(error) from error
        finally:
            connection.close()

    def _unusable(self, error: sqlite3.Error) -> RefusedError:
        remedy = "Make room if the disk is full; put a damaged ledger back from a backup; then run again"
        return RefusedError(Problem(f"the ledger cannot be used: {error}", str(self.path), remedy, "ledger_unusable"))


def _values(row: LedgerRow) -> tuple[Any, ...]:
    values = asdict(row)
    return tuple(_as_json(values[name]) if name in JSON_COLUMNS else values[name] for name in COLUMNS)


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _row(found: tuple[Any, ...]) -> LedgerRow:
    named = dict(zip((*COLUMNS, "entry_no"), found, strict=True))
    known = {name: value for name, value in named.items() if value is not None}
    return LedgerRow(**{name: json.loads(value) if name in JSON_COLUMNS else value for name, value in known.items()})
