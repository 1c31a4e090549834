"""Laws of the absolute kinds: more is never worse, equal customers are equal, and a gap that is closed is enough."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipelines.policies.grade import Values
from pipelines.policies.progress.outlook import progress
from pipelines.policies.reference.grader import grade
from pipelines.policies.reference.population import grade_population
from pipelines.policies.version import PolicyVersion
from tests.generative.rising_policies import AMOUNTS, NAMES, rising

CUSTOMERS = st.fixed_dictionaries(dict.fromkeys(NAMES, AMOUNTS))


def _rank(version: PolicyVersion, values: Values) -> int:
    return version.ranks.get(grade(version, values).level_code or "", len(version.levels) + 1)


@given(rising(), CUSTOMERS, st.sampled_from(NAMES), st.integers(0, 200))
def test_raising_a_number_never_lowers_the_level(
    version: PolicyVersion, values: dict[str, Decimal], name: str, more: int
) -> None:
    assert _rank(version, {**values, name: values[name] + more}) <= _rank(version, values)


@given(rising(), CUSTOMERS, st.permutations(range(10)))
def test_ten_identical_customers_have_one_level_in_any_order(
    version: PolicyVersion, values: dict[str, Decimal], order: list[int]
) -> None:
    grades = grade_population(version, {number: values for number in order})
    assert {found.level_code for found in grades.values()} == {grade(version, values).level_code}


@given(rising(), CUSTOMERS)
def test_closing_the_gaps_that_progress_tells_reaches_the_next_level(
    version: PolicyVersion, values: dict[str, Decimal]
) -> None:
    found = progress(version, values)
    alone = version.rule.kind == "scorecard"
    ways = [[gap] for gap in found.gaps] if alone else [found.gaps] if found.gaps else []
    for way in ways:
        closed = {**values, **{gap.criterion_id: gap.target for gap in way}}
        assert _rank(version, closed) <= version.ranks[found.next_level or ""]
