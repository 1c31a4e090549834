"""What was published stands: a published version is never changed, and no new one reaches back behind it.

The hashes and dates of what was published are given; where they are kept is no business of this room.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import error
from pipelines.policies.version import PolicyVersion


@dataclass(frozen=True)
class Published:
    """What snapshots hold of one policy: the hash of each version by its name, and the latest date they graded."""

    hashes: Mapping[str, str]
    latest_as_of: date


def published_versions_stand(
    versions: Sequence[PolicyVersion], published: Mapping[str, Published]
) -> Iterator[Problem]:
    """Every published version is unchanged, and a new one comes into force after the last date graded."""
    for version in versions:
        known = published.get(version.id)
        if known is None:
            continue
        was = known.hashes.get(version.version)
        if was is not None and was != version.hash:
            yield error(version, ("version",), "published_changed", policy=version.id, name=version.version)
        if was is None and version.effective_from <= known.latest_as_of:
            day, graded = version.effective_from, known.latest_as_of
            yield error(version, ("effective_from",), "late_version", day=day, graded=graded)
