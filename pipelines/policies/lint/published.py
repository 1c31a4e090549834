"""What was published stands: a published version is never changed, and no version reaches back behind what was graded.

What snapshots say they were graded under is given; where they lie is no business of this room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipelines.home.problems import Problem
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.lint.finding import error, problem
from pipelines.policies.version import PolicyVersion

SHOWN = 12


@dataclass(frozen=True)
class PublishedUse:
    """One snapshot graded `as_of` under this version of a policy, whose file had this hash.

    `is_before`: under a later one, to which this version had handed the levels that people held.
    """

    as_of: date
    policy_id: str
    version: str
    hash: str
    is_before: bool = False


def published_versions_stand(
    versions: Sequence[PolicyVersion], uses: Sequence[PublishedUse], folder: Path
) -> Iterator[Problem]:
    """Every published version is there and unchanged, and published dates keep the version that graded them.

    `folder` is the policies folder, for what has no file any more. A published version may only be ended, by an
    effective_to after the last date graded under it. Versions before those in force stand where levels are held.
    """
    of_policies = by_policy(versions)
    of_uses: dict[str, list[PublishedUse]] = {}
    for use in uses:
        of_uses.setdefault(use.policy_id, []).append(use)
    for policy_id, of_policy in of_uses.items():
        found = of_policies.get(policy_id, [])
        held = any(version.holds_levels for version in found)
        for is_before in (False, True) if held else (False,):
            stated = [use for use in of_policy if use.is_before == is_before]
            yield from _gone(found, stated, folder)
            yield from _changed(found, stated)
        yield from _reaching_back(found, of_policy, held)


def _gone(versions: Sequence[PolicyVersion], uses: Sequence[PublishedUse], folder: Path) -> Iterator[Problem]:
    there = {version.version for version in versions}
    last = {use.version: use for use in sorted(uses, key=lambda each: each.as_of) if use.version not in there}
    for use in last.values():
        where, shown = str(folder / use.policy_id), use.hash[:SHOWN]
        yield problem(where, "published_gone", policy=use.policy_id, name=use.version, day=use.as_of, hash=shown)


def _changed(versions: Sequence[PolicyVersion], uses: Sequence[PublishedUse]) -> Iterator[Problem]:
    for version in versions:
        of_version = [use for use in uses if use.version == version.version]
        was = next((use.hash for use in of_version if use.hash not in _hashes_allowed(version, of_version)), None)
        if was is not None:
            yield error(
                version,
                ("version",),
                "published_changed",
                policy=version.id,
                name=version.version,
                was=was[:SHOWN],
                now=version.hash[:SHOWN],
            )


def _hashes_allowed(version: PolicyVersion, uses: Sequence[PublishedUse]) -> set[str]:
    """Its own; and that of the same version still without an end, when the end lies after what was graded under it."""
    end = version.effective_to
    if end is None or any(use.as_of >= end for use in uses):
        return {version.hash}
    return {version.hash, version.model_copy(update={"effective_to": None}).hash}


def _reaching_back(versions: Sequence[PolicyVersion], uses: Sequence[PublishedUse], held: bool) -> Iterator[Problem]:
    """A version that was never published and would have decided a published date, alone or by what people held."""
    published = {use.version for use in uses}
    for version in versions:
        if version.version in published:
            continue
        begun = [use.as_of for use in uses if version.effective_from <= use.as_of]
        if held or any(in_force(versions, day) is version for day in begun):
            graded = max(begun, default=None)
            if graded:
                yield error(version, ("effective_from",), "late_version", day=version.effective_from, graded=graded)
