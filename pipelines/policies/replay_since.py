"""The reference of movement where values are counted since the last change of level: each day needs the day before.

The order within a day stands in `replay.py`, the window in `windows.py`; what models do instead, in `evaluations.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pipelines.policies.replay import NOBODY, Case, replay
from pipelines.policies.standing import Answers, Held, Step


def replay_since(
    case: Case, days: Sequence[date], answered: Callable[[date, date | None], Answers]
) -> tuple[list[Step], Held]:
    """One step per day, oldest first, and what is held after the last.

    `answered` gives the answers of a day, from that day and the day of the last change of level before it (`since_on`,
    None while there is none).
    """
    steps: list[Step] = []
    held = NOBODY
    for day in days:
        found, held = replay(case, [day], answered(day, held.since_on), held)
        steps += found
    return steps, held
