"""Reads `overrides/<policy>.yml` and says what is wrong with it.

What one override means stands in `overrides.py`. A customer is named by its code, and by `namespace` where two sources
name customers alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.home.yaml_file import YamlDocument, read_yaml, validate
from pipelines.policies.fields import Part
from pipelines.policies.in_force import by_policy
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.lint.finding import problem
from pipelines.policies.loader import read_version
from pipelines.policies.overrides import Override
from pipelines.policies.version import PolicyVersion


class OverrideFile(Part):
    """Every override of one policy."""

    overrides: tuple[Override, ...] = ()


def load_overrides(folder: Path, versions: Sequence[PolicyVersion]) -> dict[str, tuple[Override, ...]]:
    """The overrides of every policy of a home, by policy id; ConfigurationError with the faults of all files."""
    found: dict[str, tuple[Override, ...]] = {}
    problems: list[Problem] = []
    of_policies = by_policy(versions)
    for path in sorted(folder.glob("*.yml")):
        if path.stem not in of_policies:
            problems.append(problem(str(path), "override_of_nothing", policy=path.stem))
            continue
        try:
            found[path.stem] = tuple(read_overrides(path, of_policies[path.stem]))
        except ConfigurationError as refused:
            problems.extend(refused.problems)
    if problems:
        raise ConfigurationError(*problems)
    return found


def lint_overrides(paths: Sequence[Path]) -> Iterator[Problem]:
    """What is wrong with files of overrides, each held against the policy of its name in the home it lies in."""
    for path in paths:
        policies = Home(path.absolute().parents[1]).policies
        try:
            versions = [read_version(each) for each in sorted((policies / path.stem).glob("*.yml"))]
            if versions:
                read_overrides(path, versions)
            else:
                yield problem(str(path), "override_of_nothing", policy=path.stem)
        except ConfigurationError as refused:
            yield from refused.problems


def read_overrides(path: Path, versions: Sequence[PolicyVersion]) -> list[Override]:
    """The overrides of one policy, whose versions are given; ConfigurationError with every fault."""
    document = read_yaml(path)
    found = validate(document, OverrideFile).overrides
    problems = [*_faults(document, found, versions), *_overlapping(document, found)]
    if problems:
        raise ConfigurationError(*problems)
    return list(found)


def _faults(
    document: YamlDocument, overrides: Sequence[Override], versions: Sequence[PolicyVersion]
) -> Iterator[Problem]:
    if overrides and any(isinstance(version.rule, EventRule) for version in versions):
        yield problem(document.where(("overrides",)), "override_of_documents", policy=versions[0].id)
    for number, each in enumerate(overrides):
        place = ("overrides", number)
        if each.approved_by.strip().casefold() == each.requested_by.strip().casefold():
            yield problem(document.where((*place, "approved_by")), "own_approver", who=each.approved_by)
        if each.valid_to <= each.valid_from:
            yield problem(document.where((*place, "valid_to")), "override_ends_early", day=each.valid_to)
        elif each.is_too_long:
            yield problem(document.where((*place, "valid_to")), "override_too_long", day=each.valid_to)
        if each.level and not any(version.level_named(each.level) for version in versions):
            levels = ", ".join(sorted({level.code for version in versions for level in version.levels}))
            yield problem(document.where((*place, "level")), "unknown_level", level=each.level, levels=levels)
        if unknown := _unknown_category(each, versions):
            yield problem(document.where((*place, "category")), "unknown_category", category=unknown)


def _unknown_category(each: Override, versions: Sequence[PolicyVersion]) -> str | None:
    """Its category, where the policy lists its categories, or has none, and this is not among them."""
    if each.category == "*" or any(version.scope == "category" and not version.categories for version in versions):
        return None
    return None if any(each.category in version.categories for version in versions) else each.category


def _overlapping(document: YamlDocument, overrides: Sequence[Override]) -> Iterator[Problem]:
    """A fault names where the overrides stand, never the customer, whose code may be personal."""
    for (first, one), (number, other) in combinations(enumerate(overrides), 2):
        if one.overlaps(other):
            where, line = document.where(("overrides", number)), document.where(("overrides", first)).rsplit(":", 1)[-1]
            yield problem(where, "overrides_overlap", kind=other.kind, line=line, day=one.valid_to)
