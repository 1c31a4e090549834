"""The third gate: the staged files are what the warehouse meant.

Keep out: what is compared (expectations/staged) and how (checks).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.checks.gate import run_gate
from pipelines.checks.result import GateResult
from pipelines.home.durable import PART
from pipelines.home.gate_rule import GateRules
from pipelines.publish.staging import Staged

RELATION = "staged.output"
_COLUMNS = """
    mart varchar, rows_meant bigint, rows_staged bigint, rows_in_order bigint, hash_meant varchar, hash_staged varchar
"""


def check_staged(staged: Staged, rules: GateRules | None = None) -> GateResult:
    """Run the staged suite over what was meant and what was staged. `rules`: how the home weighs checks."""
    with measured(staged) as file:
        return run_gate(file, "staged", [RELATION], rules=rules)


@contextmanager
def measured(staged: Staged) -> Iterator[Path]:
    """A DuckDB file with one row per output; it lies beside the snapshots as a part and is gone after the block."""
    import duckdb

    rows = [
        (o.mart.name, o.meant.rows, o.staged.rows, o.in_order, o.meant.hash_sum, o.staged.hash_sum)
        for o in staged.outputs
    ]
    with TemporaryDirectory(dir=staged.folder.parent, prefix=".measured.", suffix=PART) as folder:
        file = Path(folder) / "measured.duckdb"
        with duckdb.connect(str(file)) as connection:
            connection.execute("create schema staged")
            connection.execute(f"create table {RELATION} ({_COLUMNS})")
            if rows:
                connection.executemany(f"insert into {RELATION} values (?, ?, ?, ?, ?, ?)", rows)
        yield file
