"""The boundary table of a policy: every threshold, just off it on both sides, zero, negative, missing and huge.

Peers got these wrong; so they are made for every policy from its own bounds, in the unit its author writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from pipelines.policies.bounds import Interval
from pipelines.policies.criteria import BandedCriterion, Criterion, WeightedCriterion
from pipelines.policies.grade import Value
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.version import PolicyVersion

OFF = Decimal("0.01")
BEYOND_ANY_BOUND: tuple[Value, ...] = (Decimal(0), -OFF, Decimal(-250000), Decimal(10**16), None)
Customer = dict[str, Value]


def boundary_customers(version: PolicyVersion) -> list[Customer]:
    """Each value of each criterion, once with the least and once with the greatest known value of all others.

    Where a rule is told more than criteria, every value with every word, and with one that it does not know.
    """
    tables = {criterion.id: boundary_values(version, criterion) for criterion in version.rule.measured}
    if version.rule.told:
        tables |= {name: [*words, "NO_SUCH_WORD", None] for name, words in version.rule.told.items()}
        return [dict(zip(tables, values, strict=True)) for values in product(*tables.values())]
    least = {each: _known(table)[0] for each, table in tables.items()}
    greatest = {each: _known(table)[-1] for each, table in tables.items()}
    others = [least, greatest] if len(tables) > 1 else [least]
    return [{**rest, each: value} for each, table in tables.items() for value in table for rest in others]


def boundary_values(version: PolicyVersion, criterion: Criterion) -> list[Value]:
    """The values to try: around each threshold, or each code the policy names and one it does not."""
    if criterion.attribute is not None:
        named = criterion.map if isinstance(criterion, BandedCriterion) else {}
        return [*(named or criterion.codes), "NO_SUCH_CODE", None]
    around = {bound + step for bound in thresholds(version, criterion) for step in (-OFF, Decimal(0), OFF)}
    return [*sorted(around), *BEYOND_ANY_BOUND]


def thresholds(version: PolicyVersion, criterion: Criterion) -> set[Decimal]:
    """Every bound that the rule, and what it retains, sets to a criterion."""
    found = {bound for interval in _intervals(version, criterion) for bound in (interval.lower, interval.upper)}
    if isinstance(criterion, WeightedCriterion) and criterion.linear:
        found |= {criterion.linear.least, criterion.linear.most}
    return {bound for bound in found if bound is not None}


def _intervals(version: PolicyVersion, criterion: Criterion) -> Iterator[Interval]:
    if isinstance(criterion, BandedCriterion):
        yield from criterion.intervals
    yield from (node.interval for root in _conditions(version) for node, _, _ in root.walk() if _is_of(node, criterion))


def _conditions(version: PolicyVersion) -> Iterator[Node]:
    rule = version.rule
    yield from version.movement.retain.values()
    if isinstance(rule, ConditionsRule):
        yield from rule.levels.values()
    if isinstance(rule, ScorecardRule):
        yield from (veto.when for veto in rule.vetoes)


def _is_of(node: Node, criterion: Criterion) -> bool:
    return node.criterion == criterion.id


def _known(table: list[Value]) -> list[Value]:
    numbers = sorted(value for value in table if isinstance(value, Decimal))
    codes = [value for value in table if isinstance(value, str)]
    return [*numbers[:-1], *codes[:-1]]
