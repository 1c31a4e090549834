"""Every reason row replays to the published level: the rows and the policy's text give it, nothing else is asked.

Any valid policies over any customers, a build an example. The shipped policies stand in `test_landed_rulebook.py`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given

from pipelines.policies.version import PolicyVersion
from tests.generative.any_criteria import Customer, customers
from tests.generative.any_policies import policies
from tests.generative.published_reasons import published_by_models, unreplayed
from tests.generative.test_kinds_in_sql import IN_BUILDS


@IN_BUILDS
@given(policies(), customers())
def test_the_reasons_of_every_customer_give_the_level_beside_them(
    versions: list[PolicyVersion], people: list[Customer]
) -> None:
    with tempfile.TemporaryDirectory() as work:
        rows, levels = published_by_models(versions, {version.id: people for version in versions}, Path(work))
    for version in versions:
        assert unreplayed(version, version.effective_from, rows, levels) == {}
