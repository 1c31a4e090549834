"""Every text that a home's runs wrote for others to read: published and landed files, records, logs, the warehouse.

Left out on purpose: the archive (the delivered bytes) and the quarantine (raw rows, for their owner only).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl

from pipelines.home.folder import Home


def written_texts(home: Home) -> Iterator[tuple[Path, str]]:
    """Each file with all the text in it; compressed tables are read as tables."""
    for folder in (home.landing, home.published, home.audit, home.warehouse, home.dagster):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, _text(path)


def _text(path: Path) -> str:
    if path.suffix == ".parquet":
        return _joined(pl.read_parquet(path, hive_partitioning=False))
    if path.suffix == ".duckdb":
        return "\n".join(_tables(path))
    return path.read_bytes().decode("utf-8", errors="replace")


def _tables(path: Path) -> Iterator[str]:
    connection = duckdb.connect(path, read_only=True)
    try:
        tables = connection.execute("select schema_name, table_name from duckdb_tables() where not internal").fetchall()
        for schema, table in tables:
            yield _joined(pl.DataFrame(connection.sql(f'from "{schema}"."{table}"').to_arrow_table()))
    finally:
        connection.close()


def _joined(rows: pl.DataFrame) -> str:
    texts = rows.select(pl.selectors.string())
    return "\n".join("\n".join(column.drop_nulls().unique()) for column in texts.iter_columns())
