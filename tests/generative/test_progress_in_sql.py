"""The models tell what any customer lacks for the next level, under any valid policy, exactly as the reference does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given

from pipelines.policies.version import PolicyVersion
from tests.generative.any_criteria import Customer, customers
from tests.generative.any_policies import policies
from tests.generative.progressed_both_ways import by_reference, in_sql
from tests.generative.test_kinds_in_sql import IN_BUILDS


@IN_BUILDS
@given(policies(), customers())
def test_the_models_tell_gaps_as_the_reference_does(versions: list[PolicyVersion], people: list[Customer]) -> None:
    everyone = {version.id: people for version in versions}
    expected = by_reference(versions, everyone)
    with tempfile.TemporaryDirectory() as work:
        found = in_sql(versions, everyone, Path(work))
    differing = {
        key: (expected.get(key), found.get(key)) for key in expected | found if expected.get(key) != found.get(key)
    }
    assert differing == {}
    assert any(gaps for _, gaps in expected.values())
