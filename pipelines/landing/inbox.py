"""The inbox: which files lie there, which have come to rest, and which mapping each belongs to."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from pipelines.home.durable import part_beside
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.landing.outcome import LeftFile
from pipelines.sources.mapping import Mapping

NANOSECONDS = 1_000_000_000


@dataclass(frozen=True)
class InboxFile:
    """A file as it lay when it was looked at. `name` is its path below the inbox; a write changes `stamp`."""

    path: Path
    name: str
    stamp: tuple[int, int, int]

    @property
    def changed_at(self) -> int:
        """Last change of content or place, in nanoseconds of the file system's clock."""
        return max(self.stamp[1:])

    def is_unchanged(self) -> bool:
        """Whether it still lies there, untouched since."""
        try:
            return _stamp(self.path) == self.stamp
        except FileNotFoundError:
            return False


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat(follow_symlinks=False)
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def inbox_files(home: Home) -> tuple[list[InboxFile], list[LeftFile]]:
    """Files by name, hidden ones left out; symbolic links are never followed, since they may lead anywhere."""
    files: list[InboxFile] = []
    links: list[LeftFile] = []
    for folder, subfolders, names in os.walk(home.inbox):
        linked = [name for name in subfolders if Path(folder, name).is_symlink()]
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in (*linked, *names):
            path = Path(folder, name)
            below = path.relative_to(home.inbox).as_posix()
            if name.startswith("."):
                continue
            if path.is_symlink():
                links.append(LeftFile(below, "symlink"))
            elif path.is_file():
                files.append(InboxFile(path, below, _stamp(path)))
    return sorted(files, key=lambda file: file.name), sorted(links, key=lambda link: link.file_name)


def inbox_file(home: Home, path: Path) -> InboxFile:
    """One file of the inbox as it lies there now."""
    return InboxFile(path, path.relative_to(home.inbox).as_posix(), _stamp(path))


def matching_mapping(name: str, mappings: Sequence[Mapping]) -> Mapping | None:
    """The mapping whose pattern fits; ConfigurationError when two do."""
    last = name.rpartition("/")[2]
    found = [mapping for mapping in mappings if fnmatchcase(name if "/" in mapping.file else last, mapping.file)]
    if len(found) > 1:
        names = " and ".join(f"sources/{mapping.name}.yml" for mapping in found)
        raise ConfigurationError(
            Problem(
                f"{names} both match this file", f"inbox/{name}", "Make their `file` patterns differ", "two_mappings"
            )
        )
    return found[0] if found else None


def wait_until_still(home: Home, files: Sequence[InboxFile], settle_seconds: float) -> list[InboxFile]:
    """The files untouched for `settle_seconds`, after at most one such wait. Ages are by the file system's clock."""
    if not files or settle_seconds <= 0:
        return [file for file in files if file.is_unchanged()]
    age_seconds = (_file_system_time(home) - max(file.changed_at for file in files)) / NANOSECONDS
    time.sleep(min(max(settle_seconds - age_seconds, 0), settle_seconds))
    newest = _file_system_time(home) - int(settle_seconds * NANOSECONDS)
    # A file stamped in the future is judged by standing still during the wait.
    slack = NANOSECONDS // 20
    return [file for file in files if file.is_unchanged() and (file.changed_at <= newest + slack or age_seconds < 0)]


def _file_system_time(home: Home) -> int:
    probe = part_beside(home.landing / "clock")
    probe.touch()
    try:
        return probe.stat().st_mtime_ns
    finally:
        probe.unlink()
