"""The models grade any customers under any valid policy exactly as the reference does.

Each example is one build for all its policies, so that few builds try many of them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines.policies.version import PolicyVersion
from tests.generative.any_criteria import REPEATED, Customer, customers
from tests.generative.any_policies import KINDS, policies
from tests.generative.graded_both_ways import Answers, by_reference, differences, in_sql

# A build takes seconds: a failing example is worth more than a small one, and a slow one is no failure.
IN_BUILDS = settings(
    deadline=None,
    max_examples=5,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def _graded(versions: Sequence[PolicyVersion], people: Sequence[Customer], order: Random) -> Answers:
    with tempfile.TemporaryDirectory() as work:
        return in_sql(versions, {version.id: people for version in versions}, order, Path(work))


@IN_BUILDS
@given(policies(), customers(), st.randoms(use_true_random=False))
def test_the_models_grade_as_the_reference_does_and_equal_customers_alike(
    versions: list[PolicyVersion], people: list[Customer], order: Random
) -> None:
    assert {version.rule.kind for version in versions} == KINDS
    found = _graded(versions, people, order)
    expected = by_reference(versions, {version.id: people for version in versions})
    assert differences(expected, found) == {}
    for version in versions:
        levels = [found[version.id, number] for number in range(len(people))]
        assert levels[:REPEATED] == levels[-REPEATED:]


@settings(IN_BUILDS, max_examples=2)
@given(policies(), customers())
def test_the_order_of_rows_changes_no_level(versions: list[PolicyVersion], people: list[Customer]) -> None:
    assert _graded(versions, people, Random(1)) == _graded(versions, people, Random(2))
