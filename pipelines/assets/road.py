"""The whole road once per day, in date order: how a range of snapshots is made in one run.

The working tables of a home hold one day at a time, so each day is graded from the inbox to its publication before the
next begins, each as a run of the refresh job inside this one. Keep out: what a day's run does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.home.run_record import write_record


@dataclass(frozen=True)
class DayOutcome:
    """What became of one day. seq: its newest snapshot; None when it was refused. is_new: published just now.

    restatements: the earlier dates that its late rows made due, and what became of each.
    """

    run_id: str
    seq: int | None
    is_new: bool
    refused: tuple[str, ...] = ()
    restatements: tuple[Mapping[str, Any], ...] = ()


# Grades and publishes one day for the run with this id, under the lock that the caller holds.
Road = Callable[[date, str], DayOutcome]


def walk(home: Home, road: Road, run_id: str, days: Sequence[date]) -> Iterator[tuple[date, Mapping[str, Any]]]:
    """Each day in date order with what is shown of it; the run's record names them all.

    RefusedError at the first day that is refused: the days before it are published and stay so.
    """
    done: list[dict[str, Any]] = []
    for day in sorted(days):
        outcome = road(day, run_id)
        done.append({"as_of": day, **vars(outcome)})
        write_record(home, run_id, "days", done)
        if outcome.seq is None:
            what = f"{day} was refused: {', '.join(outcome.refused) or 'see its run'}"
            remedy = f"Mend it and start again from {day}; earlier days are published"
            raise RefusedError(Problem(what, f"audit/runs/{outcome.run_id}", remedy))
        yield day, {"seq": outcome.seq, "run": outcome.run_id}
