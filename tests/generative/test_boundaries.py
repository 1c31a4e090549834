"""The boundary table holds on DuckDB for every policy that Tierline ships, and the better band begins at its bound."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.lookup import LookupRule
from pipelines.policies.loader import read_version
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion
from tests.generative.boundary_table import OFF, boundary_customers
from tests.generative.graded_both_ways import Answers, by_reference, differences, in_sql

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "pipelines/home/templates/rulebook/policies", ROOT / "data/policies")


def _shipped() -> dict[str, PolicyVersion]:
    """Every version of every shipped policy, under an id of its own."""
    files = sorted(file for folder in FOLDERS for file in folder.glob("*/*.yml"))
    versions = {f"{file.parents[2].name}_{file.parent.name}_{file.stem[:4]}": read_version(file) for file in files}
    return {identifier: version.model_copy(update={"id": identifier}) for identifier, version in versions.items()}


SHIPPED = _shipped()
ALIKE = 10
ONCE = {version.id: boundary_customers(version) for version in SHIPPED.values()}
PEOPLE = {policy: customers * ALIKE for policy, customers in ONCE.items()}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answers, Answers]:
    """Answers of the reference and of the models to every boundary table: one build."""
    versions = list(SHIPPED.values())
    found = in_sql(versions, PEOPLE, Random(4), tmp_path_factory.mktemp("boundaries"))
    return by_reference(versions, PEOPLE), found


@pytest.mark.parametrize("version", [pytest.param(version, id=identifier) for identifier, version in SHIPPED.items()])
def test_the_models_give_the_levels_of_the_reference_at_every_boundary(
    version: PolicyVersion, both: tuple[Answers, Answers]
) -> None:
    expected, found = ({key: one for key, one in each.items() if key[0] == version.id} for each in both)
    assert len(expected) == len(PEOPLE[version.id])
    told = {str(PEOPLE[version.id][key[1]]): each for key, each in differences(expected, found).items()}
    assert told == {}


@pytest.mark.parametrize("policy", SHIPPED)
def test_ten_identical_customers_are_in_one_level_at_every_boundary(policy: str, both: tuple[Answers, Answers]) -> None:
    answers, apart = both[1], len(ONCE[policy])
    for number, customer in enumerate(ONCE[policy]):
        alike = {answers[policy, number + apart * copy] for copy in range(ALIKE)}
        assert len(alike) == 1, customer


@pytest.mark.parametrize("policy", [each.id for each in SHIPPED.values() if each.rule.kind in ("bands", "lookup")])
def test_a_level_begins_at_its_bound_and_not_a_cent_before(policy: str) -> None:
    rule = SHIPPED[policy].rule
    assert isinstance(rule, BandsRule | LookupRule)
    for band in rule.criterion.bands:
        if band.at_least is not None:
            before, at = (
                grade(SHIPPED[policy], {rule.criterion.id: band.at_least + step}).level_code
                for step in (-OFF, Decimal(0))
            )
            assert at == band.level != before
