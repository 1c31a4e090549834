"""The list that lies in a backup: every file with its hash, size and mode, every folder and link of the home.

Keep out: copying (backup.py, restore.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.home.problems import Problem, RefusedError

LIST = "backup.json"
CONTENT = "home"


class BackedUpFile(BaseModel):
    """One file, by its path below the home. mode: its permissions, of which the identity key has 0600."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str
    bytes: int
    mode: int


class BackupList(BaseModel):
    """What a backup holds. left: files that were still arriving in the inbox and are not in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home_format: int
    tierline_version: str
    made_at: str
    actor: str
    files: Mapping[str, BackedUpFile]
    folders: Mapping[str, int]
    links: Mapping[str, str]
    left: tuple[str, ...] = ()

    @property
    def bytes(self) -> int:
        """Size of all files."""
        return sum(file.bytes for file in self.files.values())


def describe(path: Path) -> BackedUpFile:
    """A file as it lies now."""
    with path.open("rb") as handle:
        sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
    found = path.stat()
    return BackedUpFile(sha256=sha256, bytes=found.st_size, mode=found.st_mode & 0o777)


def read_list(backup: Path) -> BackupList:
    """The list of a backup; RefusedError when the folder is none."""
    path = backup / LIST
    try:
        return BackupList.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        what, remedy = "not a backup: its list is missing", "Name a folder that `tierline backup` made"
    except ValidationError as error:
        what, remedy = f"the list cannot be read: {error.errors()[0]['msg']}", "Use another backup"
    raise RefusedError(Problem(what, str(path), remedy, "no_backup"))


def damaged(folder: Path, listed: Mapping[str, BackedUpFile]) -> Iterator[Problem]:
    """The listed files that are missing below `folder` or have other bytes."""
    for name, file in listed.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            yield Problem("the file is missing", str(path), "Use another backup", "damaged_backup")
        elif describe(path).sha256 != file.sha256:
            yield Problem("the file has other bytes than were backed up", str(path), "Use another backup", "damaged")
