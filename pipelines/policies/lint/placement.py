"""A policy file lies where its content says: `<id>/<effective-from>.yml`; and its dates are in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import error
from pipelines.policies.version import PolicyVersion


def lies_where_it_says(version: PolicyVersion) -> Iterator[Problem]:
    """The folder is the policy's id, the file name its first day."""
    if version.document is None:
        return
    path = version.document.path.absolute()
    if path.parent.name != version.id:
        yield error(version, ("id",), "misplaced", policy=version.id, folder=path.parent.name)
    if path.stem != version.effective_from.isoformat():
        yield error(version, ("effective_from",), "misplaced.date", day=version.effective_from, file=path.name)


def ends_after_it_begins(version: PolicyVersion) -> Iterator[Problem]:
    """effective_to is exclusive, so it lies after effective_from."""
    start, end = version.effective_from, version.effective_to
    if end and end <= start:
        yield error(version, ("effective_to",), "date_order", end=end, start=start)


def history_begins_in_force(version: PolicyVersion) -> Iterator[Problem]:
    """Nobody can hold a level before the version that says so."""
    start, history = version.effective_from, version.history_from
    if history and history < start:
        yield error(version, ("history_from",), "date_order.history", day=history, start=start)


def overlapping(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Versions of one policy, given oldest first, that are in force on the same day."""
    for earlier, later in pairwise(versions):
        day = later.effective_from
        if earlier.effective_from == day:
            yield error(
                later, ("effective_from",), "versions_overlap", day=day, one=earlier.version, other=later.version
            )
        elif earlier.effective_to and earlier.effective_to > day:
            end = earlier.effective_to
            yield error(earlier, ("effective_to",), "versions_overlap.end", end=end, other=later.version, day=day)


def named_twice(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Versions of one policy that bear the same version name."""
    seen: set[str] = set()
    for version in versions:
        if version.version in seen:
            yield error(version, ("version",), "duplicate_version", policy=version.id, version=version.version)
        seen.add(version.version)
