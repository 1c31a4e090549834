"""Sees every file operation of this process below a folder just before it happens, where it can fail or be killed.

Python tells of opens, renames, removals and the like through its audit hook; fsync and commits of SQLite are wrapped.
What DuckDB and Polars write by themselves is not seen. Watching cannot be ended: only a child that is forked for one
round may watch. Keep out: what an operation means to a home (commit_points.py).
"""

from __future__ import annotations

import json
import os
import sqlite3
import sqlite3.dbapi2
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
# Audit event -> the argument that is the path it changes, and the one that is the folder that path is relative to.
CHANGES = {
    "os.rename": (1, 3),
    "os.remove": (0, 1),
    "os.rmdir": (0, 1),
    "os.mkdir": (0, 2),
    "os.chmod": (0, 2),
    "os.symlink": (1, 2),
    "os.link": (1, 3),
    "os.truncate": (0, None),
}


@dataclass(frozen=True)
class Operation:
    """What is about to happen: `kind` (open, read, rename, remove, fsync, commit, …), to which path, `note` on it.

    `path` is relative to the watched folder. `note`: the old name of what is renamed; the last statement of what is
    committed, with its values, as JSON.
    """

    kind: str
    path: str
    note: str = ""


def watch(folder: Path, told: Callable[[Operation], None]) -> None:
    """Call `told` before every operation below `folder` from here on; what it raises, the operation raises."""
    root = f"{folder}/"

    def tell(kind: str, path: object, note: object = "") -> None:
        text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
        if text.startswith(root):
            told(Operation(kind, text.removeprefix(root), str(note).removeprefix(root)))

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            tell("open" if (arguments[2] or 0) & WRITING else "read", arguments[0])
        elif event in CHANGES:
            at, inside = CHANGES[event]
            path = _placed(arguments[at], arguments[inside] if inside else -1)
            if event not in ("os.remove", "os.rmdir") or os.path.lexists(path):
                tell(event.removeprefix("os."), path, arguments[0] if event == "os.rename" else "")

    _watch_fsync(tell)
    _watch_sqlite(tell)
    sys.addaudithook(audit)


def _placed(path: Any, folder: int) -> Any:
    """The absolute path of a name that may be relative to an open folder, or may itself be an open file."""
    if isinstance(path, int):
        return os.readlink(f"/proc/self/fd/{path}")
    if folder != -1 and not os.path.isabs(path):
        return os.path.join(os.readlink(f"/proc/self/fd/{folder}"), os.fsdecode(path))
    return path


def _watch_fsync(tell: Callable[..., None]) -> None:
    fsync = os.fsync

    def told_fsync(handle: int) -> None:
        tell("fsync", _placed(handle, -1))
        fsync(handle)

    os.fsync = told_fsync


def _watch_sqlite(tell: Callable[..., None]) -> None:
    connect = sqlite3.connect

    class Told(sqlite3.Connection):
        """A connection whose commits are told, with the text of the last change and its values."""

        last: tuple[Any, ...] = ()
        file: Any = ""

        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            if not arguments[0].lstrip().startswith(("select", "alter", "create")):
                self.last = arguments
            return super().execute(*arguments)

        def commit(self) -> None:
            tell("commit", self.file, json.dumps(self.last, default=str))
            super().commit()

    def told_connect(database: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(database, **options | {"factory": Told})
        connection.file = os.fspath(database)
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = told_connect
