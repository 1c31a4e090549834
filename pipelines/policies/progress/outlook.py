"""What a customer lacks for the next level, and whether the level held is in danger: the reference of progress.

A gap is in the criterion's unit: reaching it exactly reaches the level. Relative kinds and kinds without numbers are in
`relative.py`; what one condition lacks, in `gaps.py`; what a score lacks, in `score.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.grade import Values
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.progress.gaps import Gap, gap_of_condition, gap_to
from pipelines.policies.progress.score import gaps_of_score
from pipelines.policies.reference.grader import grade
from pipelines.policies.retain import retained
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.standing import computed
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import Window


@dataclass(frozen=True)
class Progress:
    """The next better level and what each criterion lacks for it.

    All of `gaps` must be closed, but for a score: there each is what one criterion alone would need, and none means
    that no single one is enough. `is_indicative`: the level also depends on what others do. `is_reached`: the values
    give the level already, and a review is still to say so.
    """

    next_level: str | None
    gaps: tuple[Gap, ...] = ()
    is_indicative: bool = False
    is_reached: bool = False


@dataclass(frozen=True)
class Outlook:
    """Whether the level held would be kept at the next review, with values projected to it, and the days until then."""

    is_kept: bool
    at_risk: bool
    days_left: int


def progress(version: PolicyVersion, values: Values) -> Progress:
    """Progress from the level that the values give; nothing without a better level or a number to raise."""
    return progress_from(version, values, grade(version, values).level_code)


def progress_from(version: PolicyVersion, values: Values, held: str | None) -> Progress:
    """Progress from the level held officially, which the values may give no more, or exceed already."""
    better, current = next_better(version, held), grade(version, values).level_code
    if better is None:
        return Progress(None)
    if current is not None and version.ranks[current] <= version.ranks[better]:
        return Progress(better, is_reached=True)
    return Progress(better, lacking(version, values, better))


def next_better(version: PolicyVersion, level: str | None) -> str | None:
    """The level one rank better; the lowest one for a customer without any."""
    rank = version.ranks[level] - 1 if level else len(version.levels)
    return next((each.code for each in version.levels if each.rank == rank), None)


def lacking(version: PolicyVersion, values: Values, level: str) -> tuple[Gap, ...]:
    """What the values lack for a level that they do not give; nothing where no number says."""
    rule = version.rule
    is_weighted = isinstance(rule, CombineRule) and rule.how == "weighted"
    gaps = gaps_of_score if is_weighted else _GAPS.get(rule.kind)
    return gaps(version, values, level) if gaps else ()


def projected(amounts: Mapping[date, Decimal], asked: Window) -> Decimal:
    """The sum that will be in the window of the review when nothing is added: older days have left it by then."""
    inside = (amount for day, amount in amounts.items() if day < asked.end_on and day >= (asked.start_on or day))
    return sum(inside, Decimal(0))


def outlook(version: PolicyVersion, held: str, projected: Values, review_on: date, as_of: date) -> Outlook:
    """Whether `held` is kept on `review_on`, given the values as they stand once older sales have left the window.

    Grace, validity and floors are not counted: they forgive a failed review, but do not pass it. A missing value fails
    none.
    """
    found = grade(version, projected)
    qualifies = found.level_code is not None and version.ranks[found.level_code] <= version.ranks[held]
    is_unknown = computed(found).is_unknown
    is_kept = qualifies or is_unknown or held in retained(version, projected, found)
    is_kept = is_kept or version.movement.is_never_lowered
    return Outlook(is_kept, not is_kept, (review_on - as_of).days)


def lacking_to_keep(version: PolicyVersion, held: str, projected: Values) -> tuple[Gap, ...]:
    """What the projected values lack for the retain bar of `held`; without one, for the level itself."""
    node = version.movement.retain.get(held)
    if node is None:
        return lacking(version, projected, held)
    return _of_node(version, node, {**projected, TOTAL: grade(version, projected).score})


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
    return _of_node(version, node, values) if node else ()


def _of_node(version: PolicyVersion, node: Node, values: Values) -> tuple[Gap, ...]:
    found = gap_of_condition(node, version.rule.measured, values)
    return tuple(gap for gap in found or () if gap.gap)


_GAPS: dict[str, Callable[[PolicyVersion, Values, str], tuple[Gap, ...]]] = {
    "bands": _of_bands,
    "lookup": _of_bands,
    "groups": _of_conditions,
    "event": _of_conditions,
    "scorecard": gaps_of_score,
}
