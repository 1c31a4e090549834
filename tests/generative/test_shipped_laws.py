"""Laws of every shipped policy on the reference: more of what is good never lowers a level that compares nobody.

That the models agree with the reference at the same values is proven beside this, in test_boundaries.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest

from pipelines.policies.criteria import Criterion, WeightedCriterion
from pipelines.policies.kinds.groups import ConditionsRule
from pipelines.policies.kinds.registry import RELATIVE
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion
from tests.generative.boundary_table import Customer, boundary_values
from tests.unit.policies.shipped import every_version

# Days are the other way round: fewer to the decision, overdue or since the last purchase are better.
LESS_IS_BETTER = {"days_to_decision", "overdue_days_max", "recency_days"}
ABSOLUTE = [
    pytest.param(version, id=f"{version.id}-{version.version}")
    for version in every_version()
    if version.rule.kind not in (*RELATIVE, "attribute", "intent")
]


def _wanted_low(version: PolicyVersion) -> set[str | None]:
    """Criteria of which a condition asks for little: whoever never bought is a lead, and not a customer lost."""
    rule = version.rule
    roots = rule.levels.values() if isinstance(rule, ConditionsRule) else ()
    return {node.criterion for root in roots for node, _, _ in root.walk() if node.interval.upper is not None}


def _rank(version: PolicyVersion, customer: Customer) -> int | None:
    """The rank of the level; one below the lowest for a value in no band; None where a value is wanting."""
    found = grade(version, customer)
    if found.level_code:
        return version.ranks[found.level_code]
    return len(version.ranks) + 1 if found.reason in ("no_band", "unknown_threshold") else None


def _profiles(version: PolicyVersion, raised: Criterion) -> Iterator[Customer]:
    """What the other criteria may be: all at one place of their boundary tables, from the least to the greatest."""
    tables = {each.id: boundary_values(version, each) for each in version.rule.measured if each is not raised}
    known = {each: [value for value in table if value is not None] for each, table in tables.items()}
    for place in range(max((len(table) for table in known.values()), default=1)):
        yield {each: table[place % len(table)] for each, table in known.items()}


def _numbers(version: PolicyVersion, criterion: Criterion) -> list[Decimal]:
    """What the criterion may be raised from and to; a value in no band of a scorecard is unknown, and not low."""
    numbers = sorted(value for value in boundary_values(version, criterion) if isinstance(value, Decimal))
    bands = criterion.intervals if isinstance(criterion, WeightedCriterion) and criterion.bands else ()
    return [value for value in numbers if not bands or any(band.holds(value) for band in bands)]


@pytest.mark.parametrize("version", ABSOLUTE)
def test_raising_what_is_better_higher_never_lowers_the_level(version: PolicyVersion) -> None:
    measured = (each for each in version.rule.measured if each.metric and each.metric not in LESS_IS_BETTER)
    raised = [each for each in measured if each.id not in _wanted_low(version)]
    assert raised
    for criterion in raised:
        for others in _profiles(version, criterion):
            ranks = [_rank(version, {**others, criterion.id: value}) for value in _numbers(version, criterion)]
            known = [rank for rank in ranks if rank is not None]
            assert all(more <= less for less, more in pairwise(known)), (criterion.id, others, ranks)


@pytest.mark.parametrize("version", ABSOLUTE)
def test_equal_values_have_equal_levels_however_they_are_written(version: PolicyVersion) -> None:
    for criterion in version.rule.measured:
        for others in _profiles(version, criterion):
            for value in boundary_values(version, criterion):
                finer = value.quantize(Decimal("0.000001")) if isinstance(value, Decimal) else value
                same = {**others, criterion.id: finer}
                assert grade(version, same) == grade(version, {**others, criterion.id: value})
