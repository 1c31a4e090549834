"""Which snapshots are old enough to go, and taking them away; the manifest of each stays, so that the chain verifies.

A snapshot goes in one rename, after its manifest has been kept: a kill leaves it whole or gone, and pruning again does
the rest. The newest snapshot holds the history of all and stays. Add here what a kept snapshot needs.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pipelines.home.durable import sync, write_atomically
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.landing.ledger import Ledger
from pipelines.landing.places import archived_file
from pipelines.policies.windows import add_months
from pipelines.publish.chain import pruned_manifest
from pipelines.publish.current import kept_sequences, kept_snapshots, part_folder, read_current, snapshot_folder
from pipelines.publish.manifest import MANIFEST, Manifest
from pipelines.publish.pin import read_pin

_KEEP = re.compile(r"([1-9][0-9]{0,3})([dmy])")
_SERVING_FILE = re.compile(r"tiers-seq=([1-9][0-9]*)(?:-history=([1-9][0-9]*))?\.duckdb")


@dataclass(frozen=True)
class Pruned:
    """What went: sequences of snapshots, and the sha256 of archived deliveries."""

    snapshots: tuple[int, ...]
    archives: tuple[str, ...]


def kept_since(keep: str, newest: date) -> date:
    """The first as-of date to keep: `24m`, `2y` or `90d` before the newest one, never counted from the clock.

    A home that was not refreshed for years loses nothing by being pruned.
    """
    found = _KEEP.fullmatch(keep)
    if found is None:
        raise ConfigurationError(Problem(f"{keep!r} is no length of time", "--keep", "Write 24m, 2y or 90d"))
    count, unit = int(found[1]), found[2]
    try:
        return (
            newest - timedelta(days=count) if unit == "d" else add_months(newest, -count * (12 if unit == "y" else 1))
        )
    except (ValueError, OverflowError):
        return date.min


def old_snapshots(home: Home, keep: str) -> list[Manifest]:
    """The snapshots that may go: older by as_of, and neither CURRENT, pinned, the newest, nor that of a kept as_of."""
    manifests = kept_snapshots(home)
    since = kept_since(keep, max((one.as_of for one in manifests), default=date.max))
    pin = read_pin(home)
    held = {read_current(home), pin.seq if pin else None, *(one.seq for one in manifests[-1:])}
    kept_dates = {one.as_of for one in manifests if one.as_of >= since or one.seq in held}
    newest = {max(one.seq for one in manifests if one.as_of == day) for day in kept_dates}
    return [one for one in manifests if one.as_of < since and one.seq not in held | newest]


def prune(home: Home, keep: str, *, archives: bool) -> Pruned:
    """Take old snapshots away, and with `archives` the delivered files that no kept snapshot needs.

    Call it with the lock held, after `reconcile`.
    """
    old = old_snapshots(home, keep)
    for manifest in old:
        _take_away(home, manifest.seq)
    _remove_serving_files(home)
    gone = _unneeded_archives(home) if archives else []
    for path in gone:
        path.unlink()
    return Pruned(tuple(one.seq for one in old), tuple(path.name for path in gone))


def _take_away(home: Home, seq: int) -> None:
    folder = snapshot_folder(home, seq)
    write_atomically(pruned_manifest(home, seq), (folder / MANIFEST).read_bytes(), mode=0o444)
    part = part_folder(home, seq)
    os.rename(folder, part)
    sync(folder.parent)
    shutil.rmtree(part)


def _remove_serving_files(home: Home) -> None:
    """Of snapshots that are gone, and those whose history another file of the same snapshot continues."""
    kept = set(kept_sequences(home))
    files = sorted((home.published / "serve").glob("tiers-seq=*.duckdb"))
    found = {path: _SERVING_FILE.fullmatch(path.name) for path in files}
    named = {path: (int(name[1]), int(name[2] or 0)) for path, name in found.items() if name}
    latest = {seq: history for seq, history in sorted(named.values())}
    for path, (seq, history) in named.items():
        if seq not in kept or history < latest[seq]:
            path.unlink()


def _unneeded_archives(home: Home) -> list[Path]:
    """Archived files that no kept snapshot was made of and the next one would not be made of either."""
    needed = {one.sha256 for manifest in kept_snapshots(home) for one in manifest.inputs}
    # A pending file is still under way, a repeat stands for the landed file of the same bytes.
    needed |= {row.sha256 for row in Ledger(home).all() if row.status != "refused"}
    return [path for path in _archived(home) if path.name not in needed]


def _archived(home: Home) -> Iterable[Path]:
    names = (path.name for path in sorted(home.archive.glob("??/*")) if not path.name.startswith("."))
    return [archived_file(home, name) for name in names]
