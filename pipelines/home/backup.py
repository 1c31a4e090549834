"""Copies a home, and proves the copy by its hashes. Call it with the lock held: then no part of a run is in it.

Left out is what the next run makes again: the models' working state and Dagster's own storage. Add a folder to
MADE_AGAIN only when nothing is lost without it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipelines.home.backup_list import CONTENT, LIST, BackedUpFile, BackupList, damaged, describe
from pipelines.home.durable import PART, sync, write_atomically
from pipelines.home.folder import Home
from pipelines.home.format import home_format, installed_version
from pipelines.home.new_folder import built_beside, refuse_what_is_taken
from pipelines.home.problems import ConfigurationError, Problem, RefusedError
from pipelines.home.run_log import RunLog
from pipelines.home.run_record import run_folder
from pipelines.home.yaml_file import read_yaml


def back_up(home: Home, target: Path, log: RunLog) -> BackupList:
    """Make the backup `target`, a new or empty folder for its owner only: it holds the identity key.

    `log` says who makes it and when; it is not in the backup, since there it would never end.

    Raises:
        ConfigurationError: something lies at `target`, or it lies in the home.
        RefusedError: the copy does not have the bytes of the home.
    """
    target = target.expanduser().resolve()
    if target.is_relative_to(home.path):
        raise ConfigurationError(Problem("a backup cannot lie in the home", str(target), "Name a folder outside"))
    refuse_what_is_taken(target, "Name a new or empty folder, such as one named after the day")
    with built_beside(target, mode=0o700) as part:
        made = _copied(home, part / CONTENT, log)
        write_atomically(part / LIST, made.model_dump_json(indent=1) + "\n", mode=0o600)
    return made


def _copied(home: Home, content: Path, log: RunLog) -> BackupList:
    content.mkdir(mode=0o700)
    folders, links, files = {}, {}, {}
    left: list[str] = []
    for path in _entries(home, run_folder(home, log.run_id)):
        name = path.relative_to(home.path).as_posix()
        if path.is_symlink():
            links[name] = os.readlink(path)
        elif path.is_dir():
            folders[name] = path.stat().st_mode & 0o777
            (content / name).mkdir(mode=0o700)
        elif (file := _copy(path, content / name)) is not None:
            files[name] = file
        elif path.is_relative_to(home.inbox):
            left.append(name)
        else:
            raise RefusedError(Problem("the file changed while it was copied", str(path), "Back up again"))
    if faults := list(damaged(content, files)):
        raise RefusedError(*faults)
    return BackupList(
        home_format=home_format(read_yaml(home.settings_file)),
        tierline_version=installed_version(),
        made_at=log.started_at,
        actor=log.actor,
        files=files,
        folders=folders,
        links=links,
        left=tuple(left),
    )


def _entries(home: Home, own_log: Path) -> Iterator[Path]:
    """Everything of the home that a backup holds, folders before what is in them."""
    made_again = {home.warehouse, home.dagster, home.lock_file, own_log}
    for folder, subfolders, names in os.walk(home.path):
        below = [Path(folder, name) for name in sorted([*subfolders, *names])]
        kept = [path for path in below if path not in made_again and not path.name.endswith(PART)]
        subfolders[:] = [name for name in subfolders if Path(folder, name) in kept]
        # A pipe or a socket has no bytes to keep, and reading it would wait for ever.
        yield from (path for path in kept if path.is_symlink() or path.is_dir() or path.is_file())


def _copy(source: Path, target: Path) -> BackedUpFile | None:
    """Copy a file; None when it changed meanwhile, as only a delivery that is still arriving does."""
    try:
        before = describe(source)
        shutil.copyfile(source, target)
        after = describe(source)
    except FileNotFoundError:
        target.unlink(missing_ok=True)
        return None
    if before != after:
        target.unlink()
        return None
    target.chmod(before.mode)
    sync(target)
    return before
