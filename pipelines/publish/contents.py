"""Measures of a table that need no sorting: whether two relations hold the same rows, and whether rows stand by key.

Keep out: the digest, which is compared with other runs and machines (digest.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Contents:
    """How many rows a relation has, and the sum of their hashes: equal where the rows are, in whatever order.

    hash_sum: for comparison within one run; another version of the engine hashes otherwise.
    """

    rows: int
    hash_sum: str


def contents(connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[str]) -> Contents:
    """What `columns` hold over all rows of `relation` (a name or a read_parquet call)."""
    names = ", ".join(f'"{name}"' for name in columns)
    query = f"select count(*), cast(coalesce(sum(hash({names})), 0) as varchar) from {relation}"
    rows, hash_sum = connection.sql(query).fetchall()[0]
    return Contents(rows, hash_sum)


def rows_in_order(connection: duckdb.DuckDBPyConnection, relation: str, key: Sequence[str]) -> int:
    """How many rows have a greater key, NULL first, than the row they stand behind, and the first: at best all."""
    key_of_row = "row(" + ", ".join(f'"{name}" is not null, "{name}"' for name in key) + ")"
    query = f"""
        select count(*) filter (where previous_key is null or previous_key < row_key)
        from (select {key_of_row} as row_key, lag({key_of_row}) over () as previous_key from {relation})
    """
    return int(connection.sql(query).fetchall()[0][0])
