"""The chain of manifests: every one names the hash of the one before, also when its snapshot has been pruned.

Keep out: what a manifest says (manifest.py) and which snapshots may go (retention.py).
"""

from __future__ import annotations

import re
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import Problem
from pipelines.publish.manifest import MANIFEST, Manifest, file_sha256

_SNAPSHOT = re.compile(r"seq=([1-9][0-9]*)")


def snapshots_folder(home: Home) -> Path:
    """Where the snapshots lie that are kept."""
    return home.published / "snapshots"


def pruned_manifest(home: Home, seq: int) -> Path:
    """Where the manifest of a snapshot stays that has been pruned; the same bytes as before."""
    return home.published / "pruned" / f"seq={seq}.json"


def manifest_files(home: Home) -> dict[int, Path]:
    """The manifest of every snapshot that was ever published, by sequence; the kept snapshot's own comes first."""
    kept = {seq: folder / MANIFEST for seq, folder in _numbered(snapshots_folder(home), "").items()}
    pruned = _numbered(home.published / "pruned", ".json")
    return dict(sorted((pruned | kept).items()))


def last_manifest(home: Home) -> tuple[int, Path] | None:
    """The newest sequence that was ever published, and its manifest."""
    found = manifest_files(home)
    return max(found.items()) if found else None


def all_manifests(home: Home) -> list[Manifest]:
    """What every snapshot said that was ever published, pruned ones too, in order of sequence."""
    return [Manifest.model_validate_json(path.read_bytes()) for path in manifest_files(home).values()]


def chain_faults(home: Home) -> list[Problem]:
    """Where the chain does not hold: a manifest that is missing, changed, or not one."""
    faults: list[Problem] = []
    before: Path | None = None
    remedy = "Restore it from a backup of the home"
    for number, (seq, path) in enumerate(manifest_files(home).items(), start=1):
        if seq != number:
            return [*faults, Problem(f"the manifest of seq={number} is missing", str(home.published), remedy)]
        try:
            named = Manifest.model_validate_json(path.read_bytes()).previous_manifest_sha256
        except (FileNotFoundError, ValueError):
            return [*faults, Problem("the manifest cannot be read", str(path), remedy)]
        if named != (file_sha256(before) if before else None):
            faults.append(Problem("it does not name the manifest before it", str(path), remedy))
        before = path
    return faults


def _numbered(folder: Path, ending: str) -> dict[int, Path]:
    paths = folder.iterdir() if folder.is_dir() else ()
    named = {path: _SNAPSHOT.fullmatch(path.name.removesuffix(ending)) for path in paths if path.name.endswith(ending)}
    return {int(match[1]): path for path, match in named.items() if match}
