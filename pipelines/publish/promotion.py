"""The last steps of a publication: manifest, promotion by rename, CURRENT, serving file; and their healing.

Every step can be killed: CURRENT names the old snapshot or the new one, and `reconcile` at the next start does the
rest. Keep out: what is in a snapshot (staging.py) and orchestration (assets.py).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from expectations.declaration import Stage
from pipelines.checks.result import GateResult
from pipelines.home.durable import remove_parts, sync
from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.publish.current import (
    kept_snapshots,
    move_current,
    previous_manifest_sha256,
    read_current,
    should_be_current,
    snapshot_folder,
)
from pipelines.publish.manifest import MANIFEST, AcceptedCheck, Manifest, RunFacts, manifest_text
from pipelines.publish.pin import read_pin, remove_pin
from pipelines.publish.serve import READ_ONLY, build_serving_file
from pipelines.publish.staging import Staged

STAGES: tuple[Stage, ...] = ("landed", "graded", "staged")


@dataclass(frozen=True)
class Publication:
    """What became of a publication. is_current: whether CURRENT now names it (not, for an earlier as_of)."""

    manifest: Manifest
    folder: Path
    is_current: bool


def publish(
    home: Home, staged: Staged, facts: RunFacts, gates: list[GateResult], *, serves_duckdb: bool = True
) -> Publication:
    """Publish a staged snapshot whose gates are all passed; RefusedError, and nothing changed, when one is not."""
    passed = {gate.stage for gate in gates if gate.passed}
    closed = [stage for stage in STAGES if stage not in passed]
    if closed:
        what = f"gate {', '.join(closed)} is not passed"
        raise RefusedError(Problem(what, str(staged.folder), "See the failed checks; CURRENT stays where it was"))
    manifest = _manifest(home, staged, facts, gates)
    folder = _promote(home, staged, manifest)
    reconcile(home, serves_duckdb=serves_duckdb)
    return Publication(manifest, folder, read_current(home) == manifest.seq)


def reconcile(home: Home, *, serves_duckdb: bool = True) -> list[Path]:
    """Finish what a killed publication left: parts removed, CURRENT and the serving file as they should be.

    A pin is followed while it holds, and removed when a later date has ended it. Called at every start, under the
    home's lock. `serves_duckdb`: whether the home publishes a file for BI tools. Returns the removed paths.
    """
    removed = remove_parts(home.published)
    manifests, pin = kept_snapshots(home), read_pin(home)
    seq = should_be_current(manifests, pin)
    if seq is not None:
        move_current(home, seq)
        if pin and not pin.holds(manifests):
            remove_pin(home)
        if serves_duckdb:
            build_serving_file(home, seq)
    return removed


def _manifest(home: Home, staged: Staged, facts: RunFacts, gates: list[GateResult]) -> Manifest:
    return Manifest(
        **facts.model_dump(),
        seq=staged.seq,
        checks=tuple(check for gate in gates for check in gate.record()),
        accepted=tuple(one for gate in gates for one in _accepted(gate)),
        outputs={output.mart.name: output.record() for output in staged.outputs},
        previous_manifest_sha256=previous_manifest_sha256(home),
    )


def _accepted(gate: GateResult) -> Iterator[AcceptedCheck]:
    for one in gate.results:
        if one.accepted:
            yield AcceptedCheck(check=one.name, relation=one.relation, stage=gate.stage, **vars(one.accepted))


def _promote(home: Home, staged: Staged, manifest: Manifest) -> Path:
    (staged.folder / MANIFEST).write_text(manifest_text(manifest), "utf-8")
    for path in sorted(staged.folder.rglob("*"), reverse=True):
        if path.is_file():
            path.chmod(READ_ONLY)
        sync(path)
    sync(staged.folder)
    folder = snapshot_folder(home, staged.seq)
    os.rename(staged.folder, folder)
    sync(folder.parent)
    return folder
