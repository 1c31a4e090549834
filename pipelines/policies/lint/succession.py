"""From one version to the next: no level that people may hold vanishes without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import error
from pipelines.policies.version import PolicyVersion


def removed_levels_have_successors(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Each level of a version, given oldest first, is in the next one or in its `succession`."""
    for earlier, later in pairwise(versions):
        for level in earlier.levels:
            if level.code not in later.ranks and level.code not in later.succession:
                yield error(later, ("levels",), "no_successor", level=level.code, version=earlier.version)
        for gone in later.succession:
            if gone not in earlier.ranks:
                yield error(later, ("succession", gone), "unknown_predecessor", level=gone)


def successors_exist(version: PolicyVersion) -> Iterator[Problem]:
    """A successor is a level of this version."""
    for gone, successor in version.succession.items():
        if successor is not None and successor not in version.ranks:
            levels = ", ".join(version.ranks)
            yield error(version, ("succession", gone), "unknown_level", level=successor, levels=levels)


def first_versions_follow_nothing(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Succession and grandfathering speak of the version before."""
    for version in versions[:1]:
        if version.succession:
            yield error(version, ("succession",), "no_predecessor", parameter="succession")
        if version.movement.grandfather:
            yield error(version, ("movement", "grandfather"), "no_predecessor", parameter="grandfather")
