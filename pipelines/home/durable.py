"""File writes that survive a crash: a reader sees the old file or the new one, never a part.

Every write of a home goes through here. A temporary file lies beside its target and is named
`.<name>.<pid>.part`, so that what a crash leaves can be known and removed.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PART = ".part"


def part_beside(target: Path) -> Path:
    """The name under which `target` is written before it is whole."""
    return target.with_name(f".{target.name}.{os.getpid()}{PART}")


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's names, survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_durably(part: Path, target: Path) -> None:
    """Give a finished part its name in one step, in place of what stood there."""
    sync(part)
    os.replace(part, target)
    sync(target.parent)


@contextmanager
def written_atomically(target: Path, mode: int = 0o644) -> Iterator[Path]:
    """Yield the part to write; when the block ends well it becomes `target`, otherwise it is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = part_beside(target)
    part.unlink(missing_ok=True)
    part.touch(mode=mode)
    try:
        yield part
        part.chmod(mode)
        replace_durably(part, target)
    finally:
        part.unlink(missing_ok=True)


def write_atomically(target: Path, content: bytes | str, mode: int = 0o644) -> None:
    """Write a whole small file, or leave the old one."""
    with written_atomically(target, mode) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


def remove_parts(folder: Path) -> list[Path]:
    """Remove what interrupted writes left below `folder`; the removed paths, for the log."""
    left = sorted(folder.rglob(f".*{PART}")) if folder.is_dir() else []
    for path in left:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    return left


def remove_parts_of_the_dead(folder: Path) -> list[Path]:
    """The same beside other writers: only files in `folder` itself, and none of a process that still runs."""
    left = [path for path in sorted(folder.glob(f".*{PART}")) if not _is_alive(_writer(path))]
    for path in left:
        path.unlink(missing_ok=True)
    return left


def _writer(part: Path) -> int:
    named = re.search(r"\.([0-9]+)" + re.escape(PART), part.name)
    return int(named[1]) if named else 0


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process > 0
