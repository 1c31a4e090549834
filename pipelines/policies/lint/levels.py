"""Levels: codes and aliases once, ranks 1 to n, and a number of levels that people can tell apart."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import error, repeated, warning
from pipelines.policies.version import PolicyVersion

FEWEST, MOST = 3, 5
EVERYBODY = 100


def codes_are_unique(version: PolicyVersion) -> Iterator[Problem]:
    """Each level code stands once."""
    for number, code in repeated([level.code for level in version.levels]):
        yield error(version, ("levels", number, "code"), "duplicate_level", level=code)


def aliases_name_one_level(version: PolicyVersion) -> Iterator[Problem]:
    """An alias is no other level's code, name or alias."""
    owners: dict[str, str] = {}
    for level in version.levels:
        for text in (level.code, level.shown.en, level.shown.zh):
            owners.setdefault(text, level.code)
    for number, level in enumerate(version.levels):
        for alias in level.aliases:
            if owners.setdefault(alias, level.code) != level.code:
                yield error(version, ("levels", number, "aliases"), "alias", alias=alias)


def ranks_run_from_one(version: PolicyVersion) -> Iterator[Problem]:
    """Ranks are 1 (best) to n, each once."""
    ranks = [level.rank for level in version.levels]
    seen: set[int] = set()
    for number, rank in enumerate(ranks):
        place = ("levels", number, "rank")
        if rank in seen:
            yield error(version, place, "rank", rank=rank)
        elif not 1 <= rank <= len(ranks):
            yield error(version, place, "rank.outside", rank=rank, count=len(ranks))
        seen.add(rank)


def levels_can_be_told_apart(version: PolicyVersion) -> Iterator[Problem]:
    """Fewer than three or more than five levels are unusual."""
    count = len(version.levels)
    if not FEWEST <= count <= MOST:
        yield warning(version, ("levels",), "level_count", count=count, fewest=FEWEST, most=MOST)


def shares_may_move_by_some_points(version: PolicyVersion) -> Iterator[Problem]:
    """A share moves by more than 0 and at most 100 points, so another limit always or never blocks."""
    points = version.max_share_shift
    if points is not None and points <= 0:
        yield error(version, ("max_share_shift",), "share_shift", points=points)
    elif points is not None and points >= EVERYBODY:
        yield error(version, ("max_share_shift",), "share_shift.never", points=points)
