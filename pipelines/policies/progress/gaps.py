"""How far one value is from a stretch, or all values from a condition.

The best way through a condition is the one with the smallest relative gap. Keep levels out of here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from pipelines.policies.bounds import Interval
from pipelines.policies.criteria import Criterion
from pipelines.policies.grade import Quotient, Value, Values
from pipelines.policies.kinds.groups import Node
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.units import SMALLEST, UNITS, base_step

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Gap:
    """What one criterion lacks: `target` - `value`, or `value` - `target` where less is better (`is_less_better`)."""

    criterion_id: str
    value: Decimal
    target: Decimal
    gap: Decimal
    is_less_better: bool = False

    @property
    def relative(self) -> Decimal:
        """The gap as a part of the target, to the millionth; the gap itself where the target is 0."""
        part = self.gap / abs(self.target) if self.target else self.gap
        return part.quantize(SMALLEST, ROUND_HALF_EVEN)


def gap_from(criterion_id: str, value: Decimal, target: Decimal) -> Gap:
    """The gap to a value that is enough, 0 when it is reached."""
    return Gap(criterion_id, value, target, max(NOTHING, target - value))


def gap_to(criterion: Criterion, target: Interval, values: Values) -> Gap | None:
    """The gap to a stretch; None when the value is missing or is no number."""
    return _gap_to(criterion.id, smallest_step(criterion), target, values)


def gap_of_condition(node: Node, criteria: Sequence[Criterion], values: Values) -> Sequence[Gap] | None:
    """The gaps on the nearest way to a condition; None when nobody can say, or no number opens it.

    `values` may hold the score as `total`.
    """
    if node.otherwise:
        return ()
    if node.criterion is None:
        ways = [gap_of_condition(child, criteria, values) for child in node.children]
        known = sorted((way for way in ways if way is not None), key=_distance)
        return _widest([gap for way in known[: node.needed] for gap in way]) if len(known) >= node.needed else None
    if node.one_of is not None:
        return () if values.get(node.criterion) in node.one_of else None
    if node.criterion == TOTAL:
        found = _gap_to(TOTAL, SMALLEST, node.interval, values)
    else:
        found = gap_to(next(each for each in criteria if each.id == node.criterion), node.interval, values)
    return None if found is None else (found,)


def smallest_step(criterion: Criterion) -> Decimal:
    """The smallest step of the criterion's metric, in the unit that the criterion is written in."""
    return base_step(criterion.metric) / unit_factor(criterion)


def unit_factor(criterion: Criterion) -> Decimal:
    """How many of the metric's own unit make one of the criterion's."""
    unit = UNITS.get(criterion.unit or "")
    return unit.factor if unit else Decimal(1)


def number(value: Value) -> Decimal | None:
    """A value as a number; None for a code or a missing one."""
    if isinstance(value, Quotient):
        return value.dividend / value.divisor
    return value if isinstance(value, Decimal) else None


def _gap_to(criterion_id: str, step: Decimal, target: Interval, values: Values) -> Gap | None:
    value = number(values.get(criterion_id))
    if value is None:
        return None
    if target.lower is not None and not Interval(target.lower, target.is_lower_inclusive, None, False).holds(value):
        return gap_from(criterion_id, value, target.lower if target.is_lower_inclusive else target.lower + step)
    if target.upper is not None and not target.holds(value):
        end = target.upper if target.is_upper_inclusive else target.upper - step
        return Gap(criterion_id, value, end, value - end, is_less_better=True)
    return Gap(criterion_id, value, value, NOTHING)


def _widest(gaps: Sequence[Gap]) -> Sequence[Gap]:
    """One gap a criterion: closing the widest closes those of its other tests."""
    found: dict[str, Gap] = {}
    for gap in gaps:
        if gap.criterion_id not in found or gap.gap > found[gap.criterion_id].gap:
            found[gap.criterion_id] = gap
    return list(found.values())


def _distance(way: Sequence[Gap]) -> Decimal:
    return sum((gap.relative for gap in way), NOTHING)
