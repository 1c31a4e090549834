"""Under which policy versions snapshots were graded, from their manifests; and whether those versions still stand.

A pruned snapshot counts too: its manifest stays. What it means that a version stands: `policies/lint/published.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.lint.published import PublishedUse, published_versions_stand
from pipelines.policies.loader import policy_files, read_version
from pipelines.policies.named import by_home
from pipelines.policies.version import PolicyVersion
from pipelines.publish.chain import manifest_files


def policy_uses(home: Home) -> list[PublishedUse]:
    """One entry per snapshot and version in force, or in force before; a manifest that is damaged is told elsewhere."""
    found: dict[PublishedUse, None] = {}
    for path in manifest_files(home).values():
        try:
            stated = json.loads(path.read_bytes())
            day, policies = date.fromisoformat(stated["as_of"]), stated["policies"]
            uses = _uses(day, policies, False) + _uses(day, stated.get("policies_before", ()), True)
        except (OSError, ValueError, KeyError, TypeError):
            continue
        found.update(dict.fromkeys(uses))
    return list(found)


def _uses(day: date, stated: Sequence[Mapping[str, str | None]], is_before: bool) -> list[PublishedUse]:
    parts = [(one["policy_id"], one["policy_version"], one["policy_hash"]) for one in stated]
    return [
        PublishedUse(day, policy, version, hashed, is_before)
        for policy, version, hashed in parts
        if policy and version and hashed
    ]


def changed_after_publication(home: Home, versions: Sequence[PolicyVersion]) -> list[Problem]:
    """What no longer stands of the published versions of a home."""
    return list(published_versions_stand(versions, policy_uses(home), home.policies))


def lint_against_published(paths: Sequence[Path], home_named: Path | None) -> list[Problem]:
    """The same, about the named files only, each in the home it lies in or the one named."""
    found: list[Problem] = []
    for home, files in by_home(paths, home_named).items():
        if home is None or not manifest_files(home):
            continue
        every = {path.resolve() for path in policy_files(home.policies)}
        versions = [version for path in sorted(every | {each.resolve() for each in files}) for version in _read(path)]
        named = {str(path.resolve()): str(path) for path in files}
        for told in changed_after_publication(home, versions):
            file, _, line = told.where.rpartition(":")
            if file in named:
                found.append(replace(told, where=f"{named[file]}:{line}"))
    return found


def _read(path: Path) -> Iterator[PolicyVersion]:
    try:
        yield read_version(path)
    except ConfigurationError:
        return
