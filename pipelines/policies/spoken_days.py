"""For which days a snapshot as of D says what a tier was: the effective axis of the history of tiers.

A policy that holds levels says it for every day of its replay, since levels change on decided days only. One that does
not is asked on published dates: what was found on one of them stands until the next. Keep out: what the tier was, and
what earlier snapshots had said (models), and when it was recorded (publish/history_rows.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from pipelines.policies.evaluations import NO_OVERRIDES, Evaluation, OverridesOfPolicies, evaluations
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ONE_DAY

BEGINNING, END = date.min, date(9999, 12, 31)


@dataclass(frozen=True)
class Spoken:
    """What was found on `evaluated_on` stands before `stands_to`; nothing else is said before `said_to`.

    The two differ where a version of the policy ends, or one begins: from there on no tier is known.
    """

    policy_id: str
    evaluated_on: date
    said_to: date
    stands_to: date


def spoken_days(
    versions: Sequence[PolicyVersion],
    as_of: date,
    published: Iterable[date],
    overrides: OverridesOfPolicies = NO_OVERRIDES,
) -> list[Spoken]:
    """What a snapshot as of D says, by policy and day; `published`: the dates that were published before it."""
    later = min((day for day in published if day > as_of), default=END)
    of_policies = by_policy(versions)
    found: list[Spoken] = []
    levelling = [one for one in evaluations(versions, as_of, overrides) if _gives_levels(one)]
    for policy_id, days in groupby(levelling, key=lambda one: one.policy_id):
        found += _of_policy(of_policies[policy_id], list(days), later)
    return found


def silent_spans(spoken: Iterable[Spoken]) -> list[tuple[date, date]]:
    """The days of one policy of which nothing is said: pairs of first day and day after the last."""
    ends = [BEGINNING, *(day for one in spoken for day in (one.evaluated_on, one.said_to)), END]
    return [(first, last) for first, last in zip(ends[::2], ends[1::2], strict=True) if first < last]


def _gives_levels(one: Evaluation) -> bool:
    """Not what is evaluated for the sake of another evaluation, nor what grades documents and no customer."""
    return one.evaluation_id == one.day_id and not one.is_of_documents


def _of_policy(versions: Sequence[PolicyVersion], days: Sequence[Evaluation], later: date) -> Iterator[Spoken]:
    for one, following in pairwise(days):
        if _is_standing(one):
            yield Spoken(one.policy_id, one.evaluated_on, following.evaluated_on, following.evaluated_on)
    last = days[-1]
    said_to = _said_to(versions, last, later)
    yield Spoken(last.policy_id, last.evaluated_on, said_to, min(said_to, _changes_presence_on(versions, last)))


def _is_standing(one: Evaluation) -> bool:
    """Whether what is found on this day stands until the next one on which something is decided."""
    return one.version is None or one.version.holds_levels


def _said_to(versions: Sequence[PolicyVersion], last: Evaluation, later: date) -> date:
    if later == END:
        return END
    if last.is_replayed and _is_standing(last):
        # A later snapshot has replayed every day after this one itself.
        return last.evaluated_on + ONE_DAY
    held = (each.effective_from for each in versions if each.holds_levels)
    return min([later, *(day for day in held if day > last.evaluated_on)])


def _changes_presence_on(versions: Sequence[PolicyVersion], last: Evaluation) -> date:
    """The first day after it on which a version is in force and none was, or the reverse."""
    days = {each.effective_from for each in versions} | {each.effective_to for each in versions if each.effective_to}
    turns = (day for day in days if day > last.evaluated_on)
    return min((day for day in turns if (in_force(versions, day) is None) != (last.version is None)), default=END)
