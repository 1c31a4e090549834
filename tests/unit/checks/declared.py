"""Builds the scratch relation of a declared case: rows laid over the suite's good row, in a DuckDB file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.declaration import Row, Suite


def write_case(file: Path, suite: Suite, rows: Sequence[Row]) -> None:
    schema = suite.relation.split(".")[0]
    columns = ", ".join(f"{name} {kind}" for name, kind in suite.columns.items())
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"create schema if not exists {schema}")
        connection.execute(f"drop table if exists {suite.relation}")
        connection.execute(f"create table {suite.relation} ({columns})")
        for row in rows:
            whole = {**suite.good_row, **row}
            values = ", ".join("?" for _ in suite.columns)
            connection.execute(
                f"insert into {suite.relation} values ({values})", [whole.get(name) for name in suite.columns]
            )
