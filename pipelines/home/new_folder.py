"""A folder that appears whole or not at all: filled beside its place and renamed into it.

For what a person asks to be made where nothing lies yet: a home, a backup. Files inside a home go through durable.py.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.home.durable import PART, part_beside, sync
from pipelines.home.problems import ConfigurationError, Problem


def refuse_what_is_taken(folder: Path, remedy: str) -> None:
    """ConfigurationError when something lies at `folder`; an empty folder may."""
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        what = "not empty" if folder.is_dir() else "not a folder"
        raise ConfigurationError(Problem(what, str(folder), remedy, "folder_taken"))


@contextmanager
def built_beside(folder: Path, mode: int = 0o755) -> Iterator[Path]:
    """A folder to fill, which takes the name `folder` in one step when the block ends well.

    What a killed attempt left is removed first.
    """
    part = part_beside(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(folder)
        part.mkdir(mode=mode)
        yield part
        # An empty folder is replaced; one that somebody filled meanwhile is not.
        part.rename(folder)
        sync(folder.parent)
    except OSError as error:
        remedy = "Check its permissions and the room on the disk"
        raise ConfigurationError(Problem(f"cannot be made: {error.strerror}", str(folder), remedy)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    for part in folder.parent.glob(f".{folder.name}.*{PART}"):
        pid = part.name.removesuffix(PART).rpartition(".")[2]
        if pid.isdecimal() and not _is_alive(int(pid)):
            shutil.rmtree(part, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
