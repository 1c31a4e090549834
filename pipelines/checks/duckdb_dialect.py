"""The SQLAlchemy dialect `duckdb+gx://` through which Great Expectations reads DuckDB.

Importing this module registers the dialect. Add an override when a contract test shows that GX asks DuckDB something
duckdb-engine answers wrongly. Keep out: which checks run, and anything that writes.
"""

from __future__ import annotations

import atexit
import re
from typing import Any

import duckdb_engine
import sqlalchemy as sa
from sqlalchemy.dialects import registry

_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
_TYPES: dict[str, Any] = {
    "BIGINT": sa.BIGINT,
    "INTEGER": sa.INTEGER,
    "SMALLINT": sa.SMALLINT,
    "HUGEINT": sa.NUMERIC,
    "VARCHAR": sa.VARCHAR,
    "BOOLEAN": sa.BOOLEAN,
    "DATE": sa.DATE,
    "TIMESTAMP": sa.TIMESTAMP,
    "DOUBLE": sa.DOUBLE,
}
_COLUMNS = """
    select column_name, data_type, is_nullable, column_default
    from duckdb_columns()
    where database_name = current_database()
        and schema_name = coalesce(:schema, current_schema())
        and table_name = :table
    order by column_index
"""


class BufferedCursor(duckdb_engine.CursorWrapper):  # type: ignore[misc]  # it ships without types
    """A cursor that keeps its rows: GX reads them after it has closed the connection."""

    def __init__(self, connection: Any, wrapper: Any) -> None:
        super().__init__(connection, wrapper)
        self._native = connection
        self._description: list[Any] | None = None
        self._rows: list[Any] = []

    def execute(self, statement: str, parameters: Any = None, context: Any = None) -> None:
        """Run the statement and read all of its rows at once."""
        super().execute(statement, parameters, context)
        self._description = self._native.description
        self._rows = list(self._native.fetchall()) if self._description else []

    @property
    def description(self) -> list[Any] | None:
        """Columns of the last result."""
        return self._description

    @property
    def rowcount(self) -> int:
        """-1: DuckDB does not say how many rows a statement touched."""
        return -1

    def fetchall(self) -> list[Any]:
        """The rows not read yet."""
        return self.fetchmany(len(self._rows))

    def fetchone(self) -> Any:
        """The next row, or None."""
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """At most `size` further rows (1 by default)."""
        count = 1 if size is None else size
        taken, self._rows = self._rows[:count], self._rows[count:]
        return taken


class BufferedConnection(duckdb_engine.ConnectionWrapper):  # type: ignore[misc]
    """A connection whose cursors keep their rows."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._native = connection

    def cursor(self) -> BufferedCursor:
        """A new buffered cursor."""
        return BufferedCursor(self._native, self)


class Dialect(duckdb_engine.Dialect):  # type: ignore[misc]
    """duckdb-engine's dialect with buffered rows and columns read from DuckDB's own catalogue."""

    supports_statement_cache = False

    def connect(self, *arguments: Any, **options: Any) -> BufferedConnection:
        """Open the file; the rows of every later statement are buffered."""
        return BufferedConnection(super().connect(*arguments, **options)._ConnectionWrapper__c)

    def get_columns(
        self, connection: Any, table_name: str, schema: str | None = None, **_: Any
    ) -> list[dict[str, Any]]:
        """Columns of a table or view; PostgreSQL's catalogue queries miss views and decimals."""
        rows = connection.execute(sa.text(_COLUMNS), {"table": table_name, "schema": schema}).fetchall()
        if not rows:
            raise sa.exc.NoSuchTableError(table_name)
        return [
            {"name": name, "type": _type(text), "nullable": bool(nullable), "default": default, "autoincrement": False}
            for name, text, nullable, default in rows
        ]

    def get_pk_constraint(self, *_: Any, **__: Any) -> dict[str, Any]:
        """No primary key: GX does not need one, and PostgreSQL's catalogue query for it fails here."""
        return {"constrained_columns": [], "name": None}


def _type(text: str) -> Any:
    decimal = _DECIMAL.fullmatch(text)
    return sa.DECIMAL(int(decimal[1]), int(decimal[2])) if decimal else _TYPES.get(text, sa.types.NullType)()


def use_postgresql_operators(execution_engine: Any) -> None:
    """Let GX use PostgreSQL's regex and LIKE operators, which mean the same in DuckDB 2."""
    from sqlalchemy.dialects import postgresql

    # GX chooses operators by the module of the dialect and knows none for ours.
    execution_engine.dialect_module = postgresql


def _release_duckdb_types() -> None:
    # duckdb-engine's classes hold native DuckDB objects in reference cycles that outlive the interpreter, and
    # duckdb 2.0 then prints a "nanobind: leaked" block to stderr. Emptying its module at exit lets them go.
    vars(duckdb_engine).clear()


registry.register("duckdb.gx", __name__, "Dialect")
atexit.register(_release_duckdb_types)
