"""The pointer: which snapshots are kept, which one is CURRENT, and the one rename that moves it.

Keep out: making a snapshot (staging.py, promotion.py) and what follows the pointer (serve.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.publish.chain import last_manifest, snapshots_folder
from pipelines.publish.manifest import Manifest, file_sha256, read_manifest
from pipelines.publish.pin import Pin

_LINE = re.compile(r"seq=([1-9][0-9]*)\n")
_FOLDER = re.compile(r"seq=([1-9][0-9]*)")


def current_file(home: Home) -> Path:
    """The file of one line that names the CURRENT snapshot."""
    return home.published / "CURRENT"


def snapshot_folder(home: Home, seq: int) -> Path:
    """The folder of a published snapshot."""
    return snapshots_folder(home) / f"seq={seq}"


def part_folder(home: Home, seq: int) -> Path:
    """The folder in which a snapshot is staged before it is published."""
    return snapshots_folder(home) / f".seq={seq}.part"


def read_current(home: Home) -> int | None:
    """The sequence that CURRENT names, None before the first publication; RefusedError when the file is damaged."""
    try:
        text = current_file(home).read_text("utf-8")
    except FileNotFoundError:
        return None
    line = _LINE.fullmatch(text)
    if line is None:
        remedy = "Write one line such as seq=1 that names a folder under published/snapshots"
        raise RefusedError(Problem("CURRENT is not one line seq=N", str(current_file(home)), remedy))
    return int(line[1])


def kept_sequences(home: Home) -> list[int]:
    """The sequences of all published snapshots that were not pruned, in order."""
    folder = snapshots_folder(home)
    names = [_FOLDER.fullmatch(path.name) for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(int(name[1]) for name in names if name)


def kept_snapshots(home: Home) -> list[Manifest]:
    """The manifests of all published snapshots that were not pruned, in order of sequence."""
    return [read_manifest(snapshot_folder(home, seq)) for seq in kept_sequences(home)]


def next_seq(home: Home) -> int:
    """The sequence of the next publication: 1, 2, … in order of publication; that of a pruned one is not used again."""
    last = last_manifest(home)
    return last[0] + 1 if last else 1


def previous_manifest_sha256(home: Home) -> str | None:
    """The hash by which the next manifest is chained to the last one."""
    last = last_manifest(home)
    return file_sha256(last[1]) if last else None


def should_be_current(manifests: Iterable[Manifest], pin: Pin | None = None) -> int | None:
    """The pinned snapshot while its pin holds, else the newest sequence of the greatest as_of.

    Publishing an earlier date leaves the pointer where it is.
    """
    manifests = list(manifests)
    if pin and pin.holds(manifests):
        return pin.seq
    newest = max(manifests, key=lambda manifest: (manifest.as_of, manifest.seq), default=None)
    return newest.seq if newest else None


def move_current(home: Home, seq: int) -> bool:
    """Let CURRENT name `seq` by one rename; False when it does already. RefusedError when there is no such snapshot."""
    if not snapshot_folder(home, seq).is_dir():
        remedy = "Name one that `tierline snapshots` lists"
        raise RefusedError(Problem(f"there is no snapshot seq={seq}", str(snapshot_folder(home, seq)), remedy))
    if read_current(home) == seq:
        return False
    write_atomically(current_file(home), f"seq={seq}\n")
    return True
