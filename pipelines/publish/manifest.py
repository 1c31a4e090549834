"""The record that lies in every snapshot: what went in, what was checked, what came out, and what came before.

Add a field when an auditor needs it to rebuild or to trust a snapshot; give it a default, because old manifests stay
readable. Keep out: anything secret, and anything a reader could compute from the snapshot's own files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pipelines.home.problems import Problem, RefusedError

MANIFEST = "manifest.json"


class Frozen(BaseModel):
    """A value of the manifest; an unknown field is refused, so that a misspelt one is not lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Input(Frozen):
    """One landed file that the snapshot reads: where it came from, how many rows, their sums as exact text by table.

    reading_hash: the mapping and reading code that made rows of it; when it changes, the same file gives other rows.
    corrects: the file whose quarantined rows these replace.  waivers: under which it landed above its reject limits.
    """

    file_id: str
    source_code: str
    file_name: str
    sha256: str
    known_at: str
    reading_hash: str = ""
    rows_read: int = 0
    rows_ok: int = 0
    rows_quarantined: int = 0
    amounts: Mapping[str, str | None] = {}
    corrects: str | None = None
    waivers: tuple[str, ...] = ()


class PolicyUsed(Frozen):
    """One policy version in force and the hash of its meaning."""

    policy_id: str
    policy_version: str | None
    policy_hash: str | None


class MappingUsed(Frozen):
    """One source mapping and the hash of its meaning."""

    source_code: str
    mapping_hash: str


class WaiverKept(Frozen):
    """A waiver of the home: whose file or source, for which rows, by whom and why, from `since` to before `until`."""

    name: str
    file: str | None = None
    source: str | None = None
    reason: str
    because: str
    actor: str
    since: date
    until: date


class AcceptedCheck(Frozen):
    """A judgement that blocked, and that a person published past, for this snapshot only."""

    check: str
    relation: str
    stage: str
    actor: str
    reason: str


class LevelCount(Frozen):
    """How many customers hold a level; the status stands for the level of those who have none."""

    level: str
    customers: int


LevelCounts = Mapping[str, tuple[LevelCount, ...]]


class Output(Frozen):
    """One public table: rows, digest of its rows, sha256 of its file, customers per policy and level, best first."""

    rows: int
    digest: str
    sha256: str
    in_digest: bool = True
    level_counts: LevelCounts = {}


class PolicyRestated(Frozen):
    """What a restatement changed under one policy: customers with any other tier, and those with another level."""

    policy_id: str
    policy_version: str | None
    changed_customers: int
    changed_levels: int


class Restatement(Frozen):
    """What late rows changed in a published date: how many rows, and the outcome per policy."""

    late_rows: int
    policies: tuple[PolicyRestated, ...] = ()


class RunFacts(Frozen):
    """What the run knows before anything is staged.

    as_of: business date graded.  known_at: UTC text of the knowledge cut.  accounting: rows and sums by fate.
    supersedes: the snapshot this one corrects, for this reason.  restatement: when late rows are the reason.
    migration_baseline: the snapshot tier_migration compares with.  policies_before: versions in force before those of
    `policies`, which levels held since then may come from.  definitions: hash of every version of every points program
    (`points/…`) and of every vocabulary of segments (`segments/…`).  calendars: hash of every file below `calendar/`;
    None in a manifest made before they were kept.
    """

    snapshot_id: str
    as_of: date
    known_at: str | None
    published_at: datetime
    actor: str
    code_version: str
    inputs: tuple[Input, ...] = ()
    policies: tuple[PolicyUsed, ...] = ()
    policies_before: tuple[PolicyUsed, ...] = ()
    definitions: Mapping[str, str] = {}
    calendars: Mapping[str, str] | None = None
    mappings: tuple[MappingUsed, ...] = ()
    waivers: tuple[WaiverKept, ...] = ()
    settings: Mapping[str, Any] = {}
    accounting: Mapping[str, Any] = {}
    supersedes: int | None = None
    reason: str | None = None
    restatement: Restatement | None = None
    migration_baseline: int | None = None
    clock_replaced: bool = False


class Manifest(RunFacts):
    """The whole record. previous_manifest_sha256 chains it to the snapshot published before it.

    checks: what every gate said.  accepted: those that blocked and were published past.
    """

    seq: int
    checks: tuple[Mapping[str, Any], ...] = ()
    accepted: tuple[AcceptedCheck, ...] = ()
    outputs: Mapping[str, Output]
    previous_manifest_sha256: str | None = None

    @property
    def level_counts(self) -> LevelCounts:
        """Customers per policy and level, best first."""
        tiers = self.outputs.get("customer_tiers")
        return tiers.level_counts if tiers else {}


def manifest_text(manifest: Manifest) -> str:
    """Equal manifests, equal bytes: keys sorted, one space of indent, a newline at the end."""
    return json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot folder; RefusedError when it is missing or is not one that this version reads."""
    path = folder / MANIFEST
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        what, remedy = "the snapshot has no manifest", "Restore the folder from a backup, or name another snapshot"
    except ValidationError as error:
        first = error.errors()[0]
        what = f"the manifest cannot be read: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        remedy = "Restore it from a backup; if a newer tierline wrote it, use that version"
    raise RefusedError(Problem(what, str(path), remedy))


def file_sha256(path: Path) -> str:
    """The sha256 (hex) of a file's bytes, read in pieces."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
