"""Makes a home of a backup: verified before a byte is copied and after, whole or not at all.

The counterpart of backup.py. Keep out: what the list of a backup says (backup_list.py).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from pipelines.home.backup_list import CONTENT, BackupList, damaged, read_list
from pipelines.home.durable import sync
from pipelines.home.folder import Home
from pipelines.home.format import refuse_newer_format
from pipelines.home.new_folder import built_beside, refuse_what_is_taken
from pipelines.home.problems import RefusedError
from pipelines.home.run_log import logged_run
from pipelines.home.yaml_file import read_yaml


def restore(backup: Path, into: Path) -> tuple[Home, BackupList]:
    """Restore `backup` into the new or empty folder `into`; its first log says who did and from where.

    Raises:
        ConfigurationError: something lies at `into`, or a later version made the backup.
        RefusedError: a file of the backup is missing or damaged.
    """
    backup, into = backup.expanduser().resolve(), into.expanduser().resolve()
    refuse_what_is_taken(into, "Name a new or empty folder; a home that exists is never overwritten")
    listed = read_list(backup)
    if faults := list(damaged(backup / CONTENT, listed.files)):
        raise RefusedError(*faults)
    stored = Home(backup / CONTENT)
    refuse_newer_format(stored, read_yaml(stored.settings_file))
    with built_beside(into) as part, logged_run(Home(part), "restore", backup=str(backup), into=str(into)):
        _copy(backup / CONTENT, listed, part)
        if faults := list(damaged(part, listed.files)):
            raise RefusedError(*faults)
    return Home.at(into), listed


def _copy(content: Path, listed: BackupList, target: Path) -> None:
    for name in listed.folders:
        (target / name).mkdir(exist_ok=True)
    for name, file in listed.files.items():
        # The mode first: the identity key is never readable by others, not even half-way.
        os.close(os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(content / name, target / name)
        (target / name).chmod(file.mode)
        sync(target / name)
    for name, leads_to in listed.links.items():
        (target / name).symlink_to(leads_to)
    for name, mode in listed.folders.items():
        (target / name).chmod(mode)
