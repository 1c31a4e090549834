"""What others got wrong, tried on every shipped policy: boundaries, zero, negative, missing, huge, identical."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.policies.criteria import BandedCriterion
from pipelines.policies.grade import Value, Values
from pipelines.policies.kinds.intent import HAS_INTENT, STAGE
from pipelines.policies.lint.groups import nodes
from pipelines.policies.reference.population import grade_population
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.shipped import every_version

CENT, HUGE = Decimal("0.01"), Decimal(10) ** 17
VERSIONS = [pytest.param(version, id=f"{version.id}-{version.version}") for version in every_version()]
MEASURED = [each for each in VERSIONS if any(one.metric for one in each.values[0].rule.measured)]


def _boundaries(version: PolicyVersion, criterion_id: str) -> list[Decimal]:
    """Each threshold of a criterion, a cent below and above it; nothing, less than nothing, and very much."""
    criterion = version.criterion(criterion_id)
    bands = criterion.intervals if isinstance(criterion, BandedCriterion) else []
    tested = [node.interval for node, _, _ in nodes(version) if node.criterion == criterion_id]
    ends = {end for interval in (*bands, *tested) for end in (interval.lower, interval.upper) if end is not None}
    steps = (-CENT, Decimal(0), CENT)
    return sorted({end + step for end in (*ends, Decimal(0)) for step in steps} | {-HUGE, HUGE})


def _rows(version: PolicyVersion) -> list[Values]:
    """For each criterion each boundary, the others held at nothing."""
    held: dict[str, Value] = {STAGE: "open", HAS_INTENT: "yes"}
    for criterion in version.rule.measured:
        codes = (*criterion.codes, *getattr(criterion, "map", {}))
        held[criterion.id] = codes[0] if codes else Decimal(0)
    numbers = [criterion.id for criterion in version.rule.measured if criterion.metric]
    return [{**held, one: value} for one in numbers for value in _boundaries(version, one)] or [held]


@pytest.mark.parametrize("version", VERSIONS)
def test_ten_identical_customers_are_in_one_level_at_every_boundary(version: PolicyVersion) -> None:
    for row in _rows(version):
        found = grade_population(version, {number: row for number in range(10)})
        assert len({(each.status, each.level_code, each.reason) for each in found.values()}) == 1


@pytest.mark.parametrize("version", VERSIONS)
def test_a_level_given_at_a_boundary_is_one_of_the_version_and_no_level_has_a_reason(version: PolicyVersion) -> None:
    for found in grade_population(version, dict(enumerate(_rows(version)))).values():
        assert (found.level_code in version.ranks) == (found.status == "rated")
        assert (found.reason is None) == (found.status == "rated")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_customer_of_whom_nothing_is_known_is_ungraded_unless_the_policy_says_lowest(version: PolicyVersion) -> None:
    (found,) = grade_population(version, {"somebody": {}}).values()
    if version.on_missing == "lowest":
        assert found.level_code == version.ranked_levels[-1].code
    else:
        assert (found.status, found.level_code) == ("ungraded", None)


@pytest.mark.parametrize("version", MEASURED)
def test_where_80_of_100_bought_once_equal_customers_stay_together(version: PolicyVersion) -> None:
    row, number = _rows(version)[0], next(each.id for each in version.rule.measured if each.metric)
    population = {each: {**row, number: Decimal(1 if each < 80 else each)} for each in range(100)}
    levels = {each: found.level_code for each, found in grade_population(version, population).items()}
    assert len({levels[each] for each in range(80)}) == 1
