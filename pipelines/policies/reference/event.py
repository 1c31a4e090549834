"""Reference grading of kind `event`: the benefits of one document, and the bar by which it earned each of them.

What a document amounts to, and what was known of its customer on its day, is given. Which of several benefits it gets
stands in `document_benefit.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipelines.policies.document_benefit import Earned, granted
from pipelines.policies.grade import Values
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.kinds.groups import Node
from pipelines.policies.reference.grader import grade
from pipelines.policies.reference.groups import condition_holds
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion


@dataclass(frozen=True)
class Document:
    """One sale document: its metrics in base units, and the attributes of its customer on its day, by code."""

    sold_on: date
    metrics: Mapping[str, Decimal | None]
    attributes: Mapping[str, str | None]


@dataclass(frozen=True)
class Bar:
    """The test that a document met, in base units."""

    metric: str
    value: Decimal
    operator: str
    threshold: Decimal


def document_benefits(versions: Sequence[PolicyVersion], document: Document) -> list[tuple[Earned, Bar | None]]:
    """What a document gets under the versions in force on its day, the best single benefit first."""
    found = (in_force(of_policy, document.sold_on) for of_policy in by_policy(versions).values())
    applied = {version.id: version for version in found if version and isinstance(version.rule, EventRule)}
    earned = [each for version in applied.values() for each in _earned(version, document)]
    return [(each, met_bar(applied[each.policy_id], each.level_code, document)) for each in granted(earned)]


def met_bar(version: PolicyVersion, level: str, document: Document) -> Bar | None:
    """The first test of the document's own value, as the policy writes the level, that holds in groups that hold."""
    rule, values = version.rule, values_of(version, document)
    assert isinstance(rule, EventRule)
    for node in _holding(rule.levels[level], rule, values):
        criterion = version.criterion(node.criterion) if node.criterion else None
        if criterion and criterion.metric:
            tested = node.interval.times(unit_of(criterion.metric, criterion.unit, version.currency).factor)
            value = document.metrics[criterion.metric]
            assert value is not None and tested.operator and tested.threshold is not None
            return Bar(criterion.metric, value, tested.operator, tested.threshold)
    return None


def values_of(version: PolicyVersion, document: Document) -> Values:
    """The values of the criteria, each in the unit the policy writes."""
    found: dict[str, Decimal | str | None] = {}
    for criterion in version.rule.measured:
        if criterion.metric is None:
            found[criterion.id] = document.attributes.get(criterion.attribute or "")
        elif (value := document.metrics.get(criterion.metric)) is not None:
            found[criterion.id] = value / unit_of(criterion.metric, criterion.unit, version.currency).factor
    return found


def _earned(version: PolicyVersion, document: Document) -> Iterator[Earned]:
    level, day = grade(version, values_of(version, document)).level_code, document.sold_on
    for benefit in version.benefits:
        begins, ends = benefit.valid_from or version.effective_from, benefit.valid_to or version.effective_to
        if level in benefit.levels and begins <= day and (ends is None or day < ends):
            assert isinstance(version.rule, EventRule) and level
            yield Earned(version.id, level, benefit, version.rule.stackable)


def _holding(node: Node, rule: EventRule, values: Values) -> Iterator[Node]:
    """Every test that passes in groups that hold, in reading order."""
    if condition_holds(node, rule, values):
        yield node
        for child in node.children:
            yield from _holding(child, rule, values)
