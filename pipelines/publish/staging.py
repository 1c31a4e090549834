"""Writes the public tables of the warehouse into a staging folder and measures both sides.

Keep out: whether the result may be published (verification.py, promotion.py).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.home.folder import Home
from pipelines.publish.contents import Contents, contents, rows_in_order
from pipelines.publish.contract import MARTS_FOLDER, Mart, keep_contract, marts
from pipelines.publish.current import part_folder
from pipelines.publish.digest import digest
from pipelines.publish.inputs import keep_inputs
from pipelines.publish.manifest import LevelCount, LevelCounts, Output, file_sha256

if TYPE_CHECKING:
    import duckdb

TIERS = "customer_tiers"


@dataclass(frozen=True)
class StagedOutput:
    """One mart as the warehouse holds it (`meant`) and as its file holds it (`staged`).

    in_order: rows of the file whose key comes after that of the row before. digest: of the file, row after row.
    """

    mart: Mart
    meant: Contents
    staged: Contents
    in_order: int
    digest: str
    file_sha256: str
    level_counts: LevelCounts

    def record(self) -> Output:
        """The output as the manifest keeps it."""
        return Output(
            rows=self.staged.rows,
            digest=self.digest,
            sha256=self.file_sha256,
            in_digest=self.mart.in_digest,
            level_counts=self.level_counts,
        )


@dataclass(frozen=True)
class Staged:
    """A snapshot that nobody reads yet."""

    seq: int
    folder: Path
    outputs: tuple[StagedOutput, ...]


def stage(home: Home, warehouse_file: Path, seq: int, contract: Path = MARTS_FOLDER) -> Staged:
    """Stage every public table of the warehouse's schema `marts` as Parquet in a total order, with the home's inputs.

    What an earlier attempt left under the same sequence is removed first. The warehouse is opened read-only.
    """
    import duckdb

    folder = part_folder(home, seq)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    keep_inputs(home, folder / "inputs")
    keep_contract(contract, folder)
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        outputs = tuple(_stage_mart(connection, mart, folder) for mart in marts(contract))
    return Staged(seq, folder, outputs)


def _stage_mart(connection: duckdb.DuckDBPyConnection, mart: Mart, folder: Path) -> StagedOutput:
    file = folder / f"{mart.name}.parquet"
    columns = ", ".join(f'"{name}"' for name in mart.column_names)
    order = ", ".join(f'"{name}" nulls first' for name in mart.primary_key)
    target = str(file).replace("'", "''")
    rows = f"select {columns} from marts.{mart.name} order by {order}"
    connection.execute(f"copy ({rows}) to '{target}' (format parquet, compression zstd)")
    written = f"read_parquet('{target}', hive_partitioning = false)"
    return StagedOutput(
        mart,
        contents(connection, f"marts.{mart.name}", mart.column_names),
        contents(connection, written, mart.column_names),
        rows_in_order(connection, written, mart.primary_key),
        digest(connection, written, mart.digest_columns),
        file_sha256(file),
        _level_counts(connection) if mart.name == TIERS else {},
    )


def _level_counts(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[LevelCount, ...]]:
    """Customers per policy and level, best first; those of a product category, or of groups, by themselves."""
    counts: dict[str, tuple[LevelCount, ...]] = {}
    query = f"""
        select
            policy_id || case scope_code when 'group' then ', groups' else '' end
            || case category_code when '*' then '' else ', ' || category_code end as policy,
            coalesce(level_code, status) as level,
            count(*)
        from marts.{TIERS}
        group by policy, level, level_rank order by policy, level_rank nulls last, level
    """
    for policy, level, count in connection.sql(query).fetchall():
        counts[policy] = (*counts.get(policy, ()), LevelCount(level=level, customers=count))
    return counts
