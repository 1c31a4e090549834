"""What one criterion alone lacks for a level that a score gives, with all others held.

Only values at which something changes are tried: where a band begins or ends, where a straight line of points carries
the score over its bar, and where a veto is lifted. Each is graded whole, with cap, coverage and vetoes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from pipelines.policies.bounds import Interval, resolve
from pipelines.policies.criteria import BandedCriterion, Linear, WeightedCriterion
from pipelines.policies.grade import Values
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.progress.gaps import Gap, gap_to, number, smallest_step
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion

Scored = ScorecardRule | CombineRule


def gaps_of_score(version: PolicyVersion, values: Values, better: str) -> tuple[Gap, ...]:
    """The least change of each criterion that alone is enough; none for a criterion that cannot do it."""
    rule = version.rule
    assert isinstance(rule, ScorecardRule | CombineRule)
    found = (_of_criterion(version, rule, criterion, values, better) for criterion in rule.criteria)
    return tuple(gap for gap in found if gap)


def _of_criterion(
    version: PolicyVersion, rule: Scored, criterion: BandedCriterion, values: Values, better: str
) -> Gap | None:
    tried = _candidates(version, rule, criterion, values)
    enough = (each for each in tried if each.gap and _reaches(version, values, each, better))
    return min(enough, key=lambda each: (each.gap, each.is_less_better), default=None)


def _candidates(version: PolicyVersion, rule: Scored, criterion: BandedCriterion, values: Values) -> Iterator[Gap]:
    stretches = [*criterion.intervals, *_outside_vetoes(rule, criterion.id)]
    yield from (gap for gap in (gap_to(criterion, each, values) for each in stretches) if gap)
    value = number(values.get(criterion.id))
    if isinstance(criterion, WeightedCriterion) and criterion.linear and value is not None:
        for target in _solutions(version, rule, criterion, criterion.linear, values):
            yield Gap(criterion.id, value, target, abs(target - value), is_less_better=target < value)


def _outside_vetoes(rule: Scored, criterion_id: str) -> Iterator[Interval]:
    """The stretches on both sides of every bound that a veto sets to the criterion."""
    for veto in rule.vetoes if isinstance(rule, ScorecardRule) else ():
        for node, _, _ in veto.when.walk():
            if node.criterion == criterion_id and node.one_of is None:
                held = node.interval
                if held.lower is not None:
                    yield Interval(None, False, held.lower, not held.is_lower_inclusive)
                if held.upper is not None:
                    yield Interval(held.upper, not held.is_upper_inclusive, None, False)


def _solutions(
    version: PolicyVersion, rule: Scored, criterion: WeightedCriterion, line: Linear, values: Values
) -> Iterator[Decimal]:
    """The values around those at which the line carries the score over a bar, in steps of the metric."""
    points, weights = grade(version, values).points, {each.id: each.weight or 0 for each in rule.criteria}
    known = {each: Fraction(value) for each, value in points.items() if value is not None}
    others = sum((value * Fraction(weights[each]) for each, value in known.items() if each != criterion.id), Fraction())
    covered = Fraction(sum(weights[each] for each in known))
    slope, step = Fraction(line.slope(Decimal(1))), Fraction(smallest_step(criterion))
    stretches = resolve(rule.score_bands) if slope else ()
    bars = {end for each in stretches for end in (each.lower, each.upper) if end is not None}
    for bar in sorted(bars):
        wanted = (Fraction(bar) * covered - others) / Fraction(criterion.weight)
        first = floor((Fraction(line.least) + (wanted - Fraction(line.least_points)) / slope) / step) - 1
        tried = (_decimal((first + number) * step) for number in range(4))
        # Beyond its ends a line is flat: nothing changes there.
        yield from (each for each in tried if line.least <= each <= line.most)


def _reaches(version: PolicyVersion, values: Values, change: Gap, better: str) -> bool:
    level = grade(version, {**values, change.criterion_id: change.target}).level_code
    return level is not None and version.ranks[level] <= version.ranks[better]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
