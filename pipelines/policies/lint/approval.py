"""Who wrote, reviewed and approved a version, when it was announced and revised, and what in it is ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipelines.home.problems import Problem
from pipelines.policies.fields import Name
from pipelines.policies.lint.finding import error, warning
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import add_months

REVISED_EVERY_MONTHS = 24
KEYS = ("id", "code", "level", "criterion")


def another_person_approves(version: PolicyVersion) -> Iterator[Problem]:
    """Nobody reviews or approves what they wrote, and nobody does both."""
    author, reviewer, approver = (
        name.strip().casefold() if name else None for name in (version.author, version.reviewed_by, version.approved_by)
    )
    if approver and approver == author:
        did = Name(en="approved", zh="批准")
        yield error(version, ("approved_by",), "own_approval", who=version.approved_by, did=did)
    elif approver and approver == reviewer:
        did = Name(en="approved", zh="批准")
        yield error(version, ("approved_by",), "own_approval.reviewer", who=version.approved_by, did=did)
    if reviewer and reviewer == author:
        did = Name(en="reviewed", zh="审议")
        yield error(version, ("reviewed_by",), "own_approval", who=version.reviewed_by, did=did)


def told_before_it_holds(version: PolicyVersion) -> Iterator[Problem]:
    """A version is approved and announced no later than the day it comes into force."""
    start = version.effective_from
    if version.approved_on and version.approved_on > start:
        yield error(version, ("approved_on",), "late_approval", day=version.approved_on, start=start)
    if version.announced_on and version.announced_on > start:
        yield error(version, ("announced_on",), "late_announcement", day=version.announced_on, start=start)


def revised_lately(version: PolicyVersion, as_of: date) -> Iterator[Problem]:
    """The version in force was revised, or else began, at most two years before."""
    day = version.revised_on or version.effective_from
    if as_of > add_months(day, REVISED_EVERY_MONTHS):
        place = ("revised_on",) if version.revised_on else ("effective_from",)
        yield warning(version, place, "stale_revision", day=day, as_of=as_of)


def our_parameters_are_stated(version: PolicyVersion) -> Iterator[Problem]:
    """Each path of `ours` leads to something the file states: rule.criteria.sales.weight, movement.max_drop."""
    stated = version.document.data if version.document else version.model_dump(mode="json", exclude_defaults=True)
    for number, path in enumerate(version.ours):
        if not _leads_somewhere(stated, path.split(".")):
            yield error(version, ("ours", number), "unknown_parameter", parameter=path)


def _leads_somewhere(stated: object, path: Sequence[str]) -> bool:
    """A list is walked by the id, code, level or criterion of its entries."""
    if not path:
        return True
    first, rest = path[0], path[1:]
    if isinstance(stated, Mapping):
        return first in stated and _leads_somewhere(stated[first], rest)
    entries = stated if isinstance(stated, list) else []
    named = [each for each in entries if isinstance(each, Mapping) and first in (each.get(key) for key in KEYS)]
    return any(_leads_somewhere(each, rest) for each in named)
