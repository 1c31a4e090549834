"""What a customer lacks for the next level, and whether the level held is in danger: the reference of progress.

A gap is in the criterion's unit: reaching it exactly reaches the level. Relative kinds and kinds without numbers are in
`relative.py`; what one condition lacks, in `gaps.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.grade import Values
from pipelines.policies.kinds.groups import ConditionsRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.progress.gaps import Gap, gap_from, gap_of_condition, gap_to, least_value
from pipelines.policies.reference.grader import grade
from pipelines.policies.retain import retained
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import window


@dataclass(frozen=True)
class Progress:
    """The next better level and what each criterion lacks for it.

    All of `gaps` must be closed, but for a score: there each is what one criterion alone would need, and none means
    that no single one is enough. `is_indicative`: the level also depends on what others do.
    """

    next_level: str | None
    gaps: tuple[Gap, ...] = ()
    is_indicative: bool = False


@dataclass(frozen=True)
class Outlook:
    """Whether the level held would be kept at the next review, with values projected to it, and the days until then."""

    is_kept: bool
    at_risk: bool
    days_left: int


def progress(version: PolicyVersion, values: Values) -> Progress:
    """Progress from the level that the values give; nothing without a better level or a number to raise."""
    current = grade(version, values).level_code
    better = next_better(version, current)
    gaps = _GAPS.get(version.rule.kind)
    if better is None or gaps is None:
        return Progress(better)
    return Progress(better, gaps(version, values, better))


def next_better(version: PolicyVersion, level: str | None) -> str | None:
    """The level one rank better; the lowest one for a customer without any."""
    rank = version.ranks[level] - 1 if level else len(version.levels)
    return next((each.code for each in version.levels if each.rank == rank), None)


def projected(amounts: Mapping[date, Decimal], window_id: str, review_on: date) -> Decimal:
    """The sum that will be in the window on the review date when nothing is added: older days have left it by then."""
    asked = window(window_id, review_on)
    inside = (amount for day, amount in amounts.items() if day < asked.end_on and day >= (asked.start_on or day))
    return sum(inside, Decimal(0))


def outlook(version: PolicyVersion, held: str, projected: Values, review_on: date, as_of: date) -> Outlook:
    """Whether `held` is kept on `review_on`, given the values as they stand once older sales have left the window."""
    found = grade(version, projected)
    qualifies = found.level_code is not None and version.ranks[found.level_code] <= version.ranks[held]
    is_kept = qualifies or held in retained(version, projected, found) or version.movement.is_never_lowered
    return Outlook(is_kept, not is_kept, (review_on - as_of).days)


def _of_bands(version: PolicyVersion, values: Values, better: str) -> tuple[Gap, ...]:
    criterion = version.rule.measured[0]
    assert isinstance(criterion, BandedCriterion)
    intervals = zip(criterion.bands, criterion.intervals, strict=True)
    target = next((interval for band, interval in intervals if band.level == better), None)
    found = gap_to(criterion, target, values) if target else None
    return (found,) if found else ()


def _of_conditions(version: PolicyVersion, values: Values, better: str) -> tuple[Gap, ...]:
    rule = version.rule
    assert isinstance(rule, ConditionsRule)
    node = rule.levels.get(better)
    found = gap_of_condition(node, rule, values) if node else None
    return tuple(gap for gap in found or () if gap.gap)


def _of_score(version: PolicyVersion, values: Values, better: str) -> tuple[Gap, ...]:
    """For each criterion the least change that reaches the level, with all others held."""
    rule = version.rule
    assert isinstance(rule, ScorecardRule)
    found: list[Gap] = []
    for criterion in rule.criteria:
        if criterion.linear:
            value = values.get(criterion.id)
            least = least_value(criterion.linear, partial(_reaches, version, values, criterion.id, better))
            reached = gap_from(criterion.id, value, least) if isinstance(value, Decimal) and least is not None else None
            found += [reached] if reached and reached.gap else []
            continue
        candidates = [gap_to(criterion, target, values) for target in criterion.intervals]
        enough = [each for each in candidates if each and _reaches(version, values, criterion.id, better, each.target)]
        found += sorted(enough, key=lambda each: each.gap)[:1]
    return tuple(found)


def _reaches(version: PolicyVersion, values: Values, criterion_id: str, better: str, value: Decimal) -> bool:
    level = grade(version, {**values, criterion_id: value}).level_code
    return level is not None and version.ranks[level] <= version.ranks[better]


_GAPS: dict[str, Callable[[PolicyVersion, Values, str], tuple[Gap, ...]]] = {
    "bands": _of_bands,
    "lookup": _of_bands,
    "groups": _of_conditions,
    "event": _of_conditions,
    "scorecard": _of_score,
}
