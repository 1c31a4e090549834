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
        what = f"the policy `{version.id}` lies in the folder `{path.parent.name}`"
        yield error(version, ("id",), "misplaced", what, f"Write `id: {path.parent.name}`, or move the file")
    if path.stem != version.effective_from.isoformat():
        what = f"effective_from {version.effective_from} in a file named {path.name}"
        remedy = f"Rename the file to {version.effective_from}.yml, or correct the date"
        yield error(version, ("effective_from",), "misplaced", what, remedy)


def ends_after_it_begins(version: PolicyVersion) -> Iterator[Problem]:
    """effective_to is exclusive, so it lies after effective_from."""
    if version.effective_to and version.effective_to <= version.effective_from:
        what = f"effective_to {version.effective_to} is not after effective_from {version.effective_from}"
        remedy = "Write the first day on which the version is no longer in force, or leave it out"
        yield error(version, ("effective_to",), "date_order", what, remedy)


def overlapping(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Versions of one policy, given oldest first, that are in force on the same day."""
    for earlier, later in pairwise(versions):
        if earlier.effective_from == later.effective_from:
            what = f"two versions begin on {later.effective_from}, `{earlier.version}` and `{later.version}`"
            yield error(later, ("effective_from",), "versions_overlap", what, "Keep one of them")
        elif earlier.effective_to and earlier.effective_to > later.effective_from:
            what = f"in force until {earlier.effective_to}; version `{later.version}` begins on {later.effective_from}"
            remedy = f"Write `effective_to: {later.effective_from}`, or leave it out: the next version ends this one"
            yield error(earlier, ("effective_to",), "versions_overlap", what, remedy)


def named_twice(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Versions of one policy that bear the same version name."""
    seen: set[str] = set()
    for version in versions:
        if version.version in seen:
            what = f"another version of `{version.id}` is named `{version.version}` too"
            yield error(version, ("version",), "duplicate_version", what, "Give each version its own name")
        seen.add(version.version)
