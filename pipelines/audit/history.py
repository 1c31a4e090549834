"""What has been published so far and how the home stands, read from manifests and the ledger alone.

Add a fact here when it can be read without the warehouse: these answers must come at once. Keep out: explaining a
grade, and anything that writes.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder
from pipelines.landing.ledger import Ledger
from pipelines.publish.current import kept_snapshots, read_current, snapshot_folder
from pipelines.publish.manifest import Frozen, LevelCounts, Manifest, read_manifest
from pipelines.publish.pin import Pin, read_pin


class SnapshotLine(Frozen):
    """One published snapshot. rows: over all public tables.  levels: customers per policy and level.

    supersedes: the snapshot of the same date that it corrects, for this reason.
    """

    seq: int
    as_of: date
    published_at: datetime
    actor: str
    rows: int
    levels: LevelCounts
    supersedes: int | None
    reason: str | None
    is_current: bool


class FileCounts(Frozen):
    """Delivered files by what became of them, and what stands in quarantine (rows of landed files, whole files)."""

    landed: int = 0
    refused: int = 0
    repeated: int = 0
    pending: int = 0
    rows_quarantined: int = 0
    files_quarantined: int = 0
    waiting: int = 0


class HomeStatus(Frozen):
    """How a home stands. current: None before the first publication.  lock: who is writing, None when nobody is.

    pin: why readers see CURRENT and not the newest snapshot, None when CURRENT is free to move.
    """

    current: SnapshotLine | None
    pin: Pin | None
    known_at: str | None
    files: FileCounts
    lock: str | None


def snapshots(home: Home) -> list[SnapshotLine]:
    """Every published snapshot, the newest first."""
    current = read_current(home)
    return [_line(manifest, current) for manifest in reversed(kept_snapshots(home))]


def status(home: Home) -> HomeStatus:
    """The CURRENT snapshot, the files and the lock of a home; RefusedError when CURRENT is damaged."""
    seq = read_current(home)
    manifest = read_manifest(snapshot_folder(home, seq)) if seq is not None else None
    return HomeStatus(
        current=_line(manifest, seq) if manifest else None,
        pin=read_pin(home),
        known_at=manifest.known_at if manifest else None,
        files=_files(home),
        lock=lock_holder(home),
    )


def _line(manifest: Manifest, current: int | None) -> SnapshotLine:
    return SnapshotLine(
        seq=manifest.seq,
        as_of=manifest.as_of,
        published_at=manifest.published_at,
        actor=manifest.actor,
        rows=sum(output.rows for output in manifest.outputs.values()),
        levels=manifest.level_counts,
        supersedes=manifest.supersedes,
        reason=manifest.reason,
        is_current=manifest.seq == current,
    )


def _files(home: Home) -> FileCounts:
    rows = Ledger(home).all() if (home.landing / "ledger.sqlite").exists() else []
    counts = Counter(row.status for row in rows)
    return FileCounts(
        landed=counts["landed"],
        refused=counts["refused"],
        repeated=counts["repeat"],
        pending=counts["pending"],
        rows_quarantined=sum(row.rows_quarantined or 0 for row in rows if row.status == "landed"),
        files_quarantined=_count_files(home.quarantine / "files"),
        waiting=_count_files(home.inbox),
    )


def _count_files(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
