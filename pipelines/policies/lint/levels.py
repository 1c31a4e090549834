"""Levels: codes once, ranks 1 to n, and a number of levels that people can tell apart."""

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
        what = f"the level `{code}` stands twice"
        yield error(version, ("levels", number, "code"), "duplicate_level", what, "Keep one of them")


def ranks_run_from_one(version: PolicyVersion) -> Iterator[Problem]:
    """Ranks are 1 (best) to n, each once."""
    ranks = [level.rank for level in version.levels]
    seen: set[int] = set()
    for number, rank in enumerate(ranks):
        if rank in seen:
            what = f"rank {rank} is given to two levels"
            yield error(version, ("levels", number, "rank"), "rank", what, "Give each level its own rank, 1 = best")
        elif not 1 <= rank <= len(ranks):
            what = f"rank {rank} among {len(ranks)} levels"
            yield error(version, ("levels", number, "rank"), "rank", what, f"Use the ranks 1 to {len(ranks)}, 1 = best")
        seen.add(rank)


def levels_can_be_told_apart(version: PolicyVersion) -> Iterator[Problem]:
    """Fewer than three or more than five levels are unusual."""
    count = len(version.levels)
    if not FEWEST <= count <= MOST:
        what = f"{count} levels"
        yield warning(
            version, ("levels",), "level_count", what, f"Most systems have {FEWEST} to {MOST}; keep it if meant"
        )


def shares_may_move_by_some_points(version: PolicyVersion) -> Iterator[Problem]:
    """A share moves by more than 0 and at most 100 points, so another limit always or never blocks."""
    points = version.max_share_shift
    if points is not None and not 0 < points < EVERYBODY:
        what = f"`max_share_shift` of {points} points {'always' if points <= 0 else 'never'} blocks"
        yield error(version, ("max_share_shift",), "share_shift", what, "Write points between 0 and 100, such as 15")
