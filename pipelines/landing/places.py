"""Where a delivered file and its rows lie, and how they move from place to place without a moment of loss."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path

from pipelines.home.durable import sync, written_atomically
from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow


def archived_file(home: Home, sha256: str) -> Path:
    """The unchanged bytes of a landed file."""
    return home.archive / sha256[:2] / sha256


def refused_file(home: Home, row: LedgerRow) -> Path:
    """The unchanged bytes of a refused file, under a name a person recognises."""
    return home.quarantine / "files" / f"{row.sha256[:12]}__{Path(row.file_name).name}"


def refused_copies(home: Home, sha256: str) -> list[Path]:
    """Every refused file of the same content, whatever its name."""
    return sorted((home.quarantine / "files").glob(f"{sha256[:12]}__*"))


def landed_table(home: Home, table: str, file_id: str) -> Path:
    """Canonical rows of one file and table."""
    return home.landing / table / f"{file_id}.parquet"


def rejected_rows(home: Home, file_id: str) -> Path:
    """Rejected rows of one file, with their raw text; readable by their owner only."""
    return home.quarantine / "rows" / f"{file_id}.parquet"


def content_hash(path: Path) -> str:
    """sha256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def move(source: Path, target: Path) -> None:
    """Rename; across file systems copy, fsync, and only then unlink. Repeating a finished move is harmless."""
    if source == target:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy(source, target)
        source.unlink()
    sync(target.parent)
    sync(source.parent)


def copy(source: Path, target: Path) -> None:
    """A second file with the same bytes, whole or not at all."""
    if source != target:
        with written_atomically(target) as part:
            shutil.copyfile(source, part)


def remove(path: Path) -> None:
    """Take a file away if it is there."""
    path.unlink(missing_ok=True)
