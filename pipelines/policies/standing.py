"""What replays read and write: what one day's values give a customer, and what the customer then officially holds.

Values only; the order in which movement is decided stands in `replay.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipelines.policies.grade import NO_BAND, Grade

Direction = Literal["up", "down", "none"]


@dataclass(frozen=True)
class Computed:
    """What today's values give: a level, or None and why. `retained` names the levels whose retain condition holds.

    `is_excluded` = outside the population on that day.
    """

    level_code: str | None
    reason: str | None = None
    retained: frozenset[str] = frozenset()
    is_excluded: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether a value is missing, so that nothing can be said: below every band is an answer, not that."""
        return self.level_code is None and self.reason != NO_BAND


def computed(grade: Grade, retained: frozenset[str] = frozenset()) -> Computed:
    """A grade as a day's answer."""
    return Computed(grade.level_code, grade.reason, retained)


Answers = Mapping[tuple[str, date], Computed]
"""By version name and day: every day that the replay decides on, under the version in force (and a grandfather's)."""


@dataclass(frozen=True)
class Held:
    """What a customer holds after a day, `decided_on`: the whole memory of a replay.

    `level_code` is what movement gives, `official_code` what stands after overrides. `earned_on` = the day the level
    was reached or last confirmed; `forgiven` = failing reviews forgiven since; `given_by` = the version that gave it.
    """

    version: str | None = None
    level_code: str | None = None
    official_code: str | None = None
    since_on: date | None = None
    earned_on: date | None = None
    forgiven: int = 0
    given_by: str | None = None
    is_overridden: bool = False
    decided_on: date | None = None


@dataclass(frozen=True)
class Step:
    """One day of a replay, as history shows it."""

    on: date
    policy_version: str | None
    level_code: str | None
    computed_level_code: str | None
    from_level_code: str | None
    direction: Direction
    cause: str
    since_on: date | None
    is_review: bool
    is_provisional: bool = False
