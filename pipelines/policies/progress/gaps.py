"""How far one value is from a stretch, a condition or the least value that is enough.

The best way through a condition is the one with the smallest relative gap. Keep levels out of here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from pipelines.policies.bounds import Interval
from pipelines.policies.criteria import Criterion, Linear
from pipelines.policies.grade import Quotient, Value, Values
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.metrics import KNOWN_METRICS

WHOLE, CENT, FINEST = Decimal(1), Decimal("0.01"), Decimal("0.000001")


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
        """The gap as a part of the target; the gap itself where the target is 0."""
        return self.gap / abs(self.target) if self.target else self.gap


def gap_from(criterion_id: str, value: Decimal, target: Decimal) -> Gap:
    """The gap to a value that is enough, 0 when it is reached."""
    return Gap(criterion_id, value, target, max(Decimal(0), target - value))


def gap_to(criterion: Criterion, target: Interval, values: Values) -> Gap | None:
    """The gap to a stretch; None when the value is missing or is no number."""
    value = _number(values.get(criterion.id))
    if value is None:
        return None
    step = _step(criterion)
    if target.lower is not None and not Interval(target.lower, target.is_lower_inclusive, None, False).holds(value):
        return gap_from(criterion.id, value, target.lower if target.is_lower_inclusive else target.lower + step)
    if target.upper is not None and not target.holds(value):
        end = target.upper if target.is_upper_inclusive else target.upper - step
        return Gap(criterion.id, value, end, value - end, is_less_better=True)
    return Gap(criterion.id, value, value, Decimal(0))


def gap_of_condition(node: Node, rule: ConditionsRule, values: Values) -> Sequence[Gap] | None:
    """The gaps on the nearest way to a condition; None when nobody can say, or no number opens it."""
    if node.otherwise:
        return ()
    if node.criterion is None:
        ways = [gap_of_condition(child, rule, values) for child in node.children]
        known = sorted((way for way in ways if way is not None), key=_distance)
        return _widest([gap for way in known[: node.needed] for gap in way]) if len(known) >= node.needed else None
    value = values.get(node.criterion)
    if node.one_of is not None:
        return () if value in node.one_of else None
    criterion = next(each for each in rule.criteria if each.id == node.criterion)
    found = gap_to(criterion, node.interval, values)
    return None if found is None else (found,)


def least_value(line: Linear, is_enough: Callable[[Decimal], bool]) -> Decimal | None:
    """The least value on a line that is enough, to the millionth; None when its end is not."""
    low, high = line.least, line.most
    if not is_enough(high):
        return None
    if is_enough(low):
        return low
    while high - low > FINEST:
        middle = ((low + high) / 2).quantize(FINEST, ROUND_CEILING)
        if middle == high:
            break
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def _widest(gaps: Sequence[Gap]) -> Sequence[Gap]:
    """One gap a criterion: closing the widest closes those of its other tests."""
    found: dict[str, Gap] = {}
    for gap in gaps:
        if gap.criterion_id not in found or gap.gap > found[gap.criterion_id].gap:
            found[gap.criterion_id] = gap
    return list(found.values())


def _distance(way: Sequence[Gap]) -> Decimal:
    return sum((gap.relative for gap in way), Decimal(0))


def _number(value: Value) -> Decimal | None:
    if isinstance(value, Quotient):
        return value.dividend / value.divisor
    return value if isinstance(value, Decimal) else None


def _step(criterion: Criterion) -> Decimal:
    """The smallest step of the metric: by so much a bound that is excluded must be passed."""
    metric = KNOWN_METRICS.get(criterion.metric or "")
    if metric and metric.is_whole:
        return WHOLE
    return CENT if metric and metric.dimension == "money" else FINEST
