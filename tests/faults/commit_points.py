"""The commit points of a home: each operation that changes, in one step, what the next reader or run will find.

The one list of them. A run that passes one which is not named here fails a test; add it here, in the order of a run,
and the tests kill there too. Before its commit point, whatever is being made is a part (`….part`) that nobody reads.
Not in the list is what belongs to tools and is healed by them: Dagster's history, dbt's target folder, DuckDB's file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from pipelines.landing.ledger import COLUMNS
from tests.faults.operations import Operation

# A part, or inside one; tools' own folders; the lock, which holds nothing.
NOBODYS = re.compile(
    r"(^|/)\.[^/]*\.part(/|$)|^\.dagster/(?!dagster\.yaml$)|^warehouse/(dbt/target|dbt/logs|tierline\.duckdb)|^\.lock$"
)
# What changes nothing that a reader or a run could find: folders, modes, and making sure of what was done.
INVISIBLE = frozenset({"read", "mkdir", "chmod", "fsync"})
LEDGER = "landing/ledger.sqlite"


@dataclass(frozen=True)
class CommitPoint:
    """One commit point: in which part of a run, by which operation, on which path. `note`: what is committed."""

    name: str
    room: str
    kind: str
    path: str
    note: str = ""

    def is_at(self, operation: Operation) -> bool:
        """Whether this operation is it."""
        found = operation.kind == self.kind and re.fullmatch(self.path, operation.path)
        return bool(found) and self.note in ("", committed(operation))


def _point(name: str, room: str, kind: str, path: str, note: str = "") -> CommitPoint:
    return CommitPoint(name, room, kind, path, note)


COMMIT_POINTS = (
    _point("Dagster's settings", "refresh", "rename", r"\.dagster/dagster\.yaml"),
    _point("the run's log", "refresh", "rename", r"audit/runs/[^/]+/run\.json"),
    _point("the run's date", "refresh", "rename", r"audit/runs/[^/]+/start\.json"),
    _point("a file is pending", "landing", "commit", LEDGER, "pending"),
    _point("rows have their name", "landing", "rename", r"landing/[a-z_]+/[0-9a-f]{16}\.parquet"),
    _point("rejected rows have their name", "landing", "rename", r"quarantine/rows/[0-9a-f]{16}\.parquet"),
    _point("a file is archived", "landing", "rename", r"archive/../[0-9a-f]{64}"),
    _point("a file leaves the inbox", "landing", "remove", r"inbox/.+"),
    _point("a file has landed", "landing", "commit", LEDGER, "landed"),
    _point("a file is put aside", "landing", "rename", r"quarantine/files/[^/]+"),
    _point("a file is refused", "landing", "commit", LEDGER, "refused"),
    _point("a file is a repeat", "landing", "commit", LEDGER, "repeat"),
    _point("rows are vouched for no more", "landing", "commit", LEDGER, "unvouched"),
    _point("rows go", "landing", "remove", r"landing/[a-z_]+/[0-9a-f]{16}\.parquet"),
    _point("rejected rows go", "landing", "remove", r"quarantine/rows/[0-9a-f]{16}\.parquet"),
    _point("a file put aside goes", "landing", "remove", r"quarantine/files/[^/]+"),
    _point("a pending file is forgotten", "landing", "commit", LEDGER, "forgotten"),
    _point("a file is given back", "landing", "rename", r"inbox/.+"),
    _point("what landed", "refresh", "rename", r"audit/runs/[^/]+/landing\.json"),
    _point("what is due", "refresh", "rename", r"audit/runs/[^/]+/due\.json"),
    _point("a date stands as it is", "restatement", "rename", r"audit/unchanged/\d{4}-\d\d-\d\d\.json"),
    _point("what a restating run found", "restatement", "rename", r"audit/runs/[^/]+/unchanged\.json"),
    _point("what became of due dates", "restatement", "rename", r"audit/runs/[^/]+/restatements\.json"),
    _point("what is planned", "refresh", "rename", r"audit/runs/[^/]+/plan\.json"),
    _point("the run's own rows", "refresh", "rename", r"landing/rows/[a-z_]+\.parquet"),
    _point("the landed gate", "refresh", "rename", r"audit/runs/[^/]+/gate_landed\.json"),
    _point("dbt's profile", "refresh", "rename", r"warehouse/dbt/profiles\.yml"),
    _point("the graded gate", "refresh", "rename", r"audit/runs/[^/]+/gate_graded\.json"),
    _point("what is staged", "refresh", "rename", r"audit/runs/[^/]+/staged\.json"),
    _point("the staged gate", "refresh", "rename", r"audit/runs/[^/]+/gate_staged\.json"),
    _point("the snapshot has its name", "publication", "rename", r"published/snapshots/seq=\d+"),
    _point("CURRENT moves", "publication", "rename", r"published/CURRENT"),
    _point("the pin goes", "publication", "remove", r"published/PIN\.json"),
    _point(
        "the serving file has its name", "publication", "rename", r"published/serve/tiers-seq=\d+-history=\d+\.duckdb"
    ),
    _point("the serving link turns", "publication", "rename", r"published/serve/tiers\.duckdb"),
    _point("what is published", "refresh", "rename", r"audit/runs/[^/]+/publication\.json"),
)


def names(*rooms: str) -> list[str]:
    """The names of the commit points of these parts of a run, in its order."""
    return [point.name for point in COMMIT_POINTS if point.room in rooms]


def committed(operation: Operation) -> str:
    """What a commit of the ledger says of a file: its status, `unvouched` or `forgotten`; '' of anything else."""
    if operation.kind != "commit" or operation.path != LEDGER:
        return ""
    statement, *values = json.loads(operation.note)
    if statement.startswith("delete"):
        return "forgotten"
    row = dict(zip(COLUMNS, values[0], strict=False))
    return "unvouched" if row["status"] == "landed" and not row["reading_hash"] else row["status"]


def point_at(operation: Operation) -> str | None:
    """The name of the commit point that an operation is, None when it commits nothing.

    LookupError for one that changes the home and is not in the list.
    """
    if operation.kind in INVISIBLE or NOBODYS.search(operation.path):
        return None
    for point in COMMIT_POINTS:
        if point.is_at(operation):
            return point.name
    raise LookupError(f"{operation}: name it in tests/faults/commit_points.py, or write it as a part")
