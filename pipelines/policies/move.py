"""One day of movement for one level: upgrade, keep, validity, grace, drop, in this order.

Exclusions, overrides and new versions are dealt with before and after, in `replay.py`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipelines.policies.standing import Computed, Held
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import add_months


def move(
    version: PolicyVersion, held: Held, today: Computed, grandfather: str | None, day: date, is_review: bool, cause: str
) -> tuple[Held, str]:
    """What movement gives on `day`, and why; `cause` is returned when nothing is decided.

    `grandfather` is the level that the version which gave the level would give today, where that still counts.
    """
    if not version.holds_levels:
        return _given(version, held, today.level_code, day), "computed"
    if today.is_unknown:
        return held, "unknown" if is_review else cause
    if _is_better(version, today.level_code, held.level_code):
        may_rise = is_review or version.movement.rises_daily
        first = held.level_code is None
        return (
            (_given(version, held, today.level_code, day), "first" if first else "upgrade")
            if may_rise
            else (
                held,
                cause,
            )
        )
    if not is_review or held.level_code is None:
        return held, cause
    return _reviewed(version, held, today, grandfather, day)


def rank_of(version: PolicyVersion, level: str | None) -> int:
    """Rank of a level; below the lowest for none."""
    return version.ranks[level] if level else len(version.levels) + 1


def _reviewed(
    version: PolicyVersion, held: Held, today: Computed, grandfather: str | None, day: date
) -> tuple[Held, str]:
    movement = version.movement
    if (kept := _kept(version, held, today, grandfather)) is not None:
        return replace(held, earned_on=day, forgiven=0), kept
    if movement.is_never_lowered:
        return held, "sticky"
    if movement.validity_months and held.earned_on and day < add_months(held.earned_on, movement.validity_months):
        return held, "valid"
    if held.forgiven < movement.grace_reviews:
        return replace(held, forgiven=held.forgiven + 1), "grace"
    return _dropped(version, held, today, day)


def _kept(version: PolicyVersion, held: Held, today: Computed, grandfather: str | None) -> str | None:
    """Why a review was passed; None when it failed."""
    rank = rank_of(version, held.level_code)
    if rank_of(version, today.level_code) <= rank:
        return "qualified"
    if held.level_code in today.retained:
        return "retained"
    return "grandfathered" if grandfather and rank_of(version, grandfather) <= rank else None


def _dropped(version: PolicyVersion, held: Held, today: Computed, day: date) -> tuple[Held, str]:
    movement, rank, target = version.movement, rank_of(version, held.level_code), rank_of(version, today.level_code)
    if movement.max_drop is not None:
        target = min(target, rank + movement.max_drop)
    if movement.floor is not None:
        target = min(target, max(rank, rank_of(version, movement.floor)))
    if target == rank:
        return held, "floor"
    level = next((each.code for each in version.levels if each.rank == target), None)
    return _given(version, held, level, day), "drop"


def _given(version: PolicyVersion, held: Held, level: str | None, day: date) -> Held:
    """The customer with this level: the version that gave it, and the day, are remembered when it changes."""
    if level == held.level_code:
        return held
    return replace(held, level_code=level, given_by=version.version, earned_on=day, forgiven=0)


def _is_better(version: PolicyVersion, one: str | None, other: str | None) -> bool:
    return rank_of(version, one) < rank_of(version, other)
