"""Which version of each policy is in force on a date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.policies.version import PolicyVersion


def by_policy(versions: Sequence[PolicyVersion]) -> dict[str, list[PolicyVersion]]:
    """Versions of each policy, oldest first; policies in the order of their ids."""
    found: dict[str, list[PolicyVersion]] = {}
    for version in sorted(versions, key=lambda each: (each.id, each.effective_from)):
        found.setdefault(version.id, []).append(version)
    return found


def in_force(versions: Sequence[PolicyVersion], as_of: date) -> PolicyVersion | None:
    """The version of one policy in force at `as_of`: the latest that has begun, unless it has ended."""
    begun = [version for version in versions if version.effective_from <= as_of]
    latest = max(begun, key=lambda version: version.effective_from, default=None)
    return latest if latest and latest.is_in_force(as_of) else None


def all_in_force(versions: Sequence[PolicyVersion], as_of: date) -> list[PolicyVersion]:
    """The version in force of every policy that has one, in the order of policy ids."""
    chosen = (in_force(of_policy, as_of) for of_policy in by_policy(versions).values())
    return [version for version in chosen if version]
