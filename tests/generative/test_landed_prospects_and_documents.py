"""Shipped policies of opportunities and of documents, from landed rows to levels, with `policy grade` beside them.

Neither grades a customer by one value a criterion: a prospect has the best of its opportunities, a document is graded
by itself. The values are those the models read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import duckdb
import polars as pl
import pytest

from pipelines.policies.grade import Value, Values
from pipelines.policies.reference.grader import grade, under_on_missing
from pipelines.policies.reference.intent import grade_customer
from pipelines.policies.units import unit_of
from pipelines.policies.values_file import GivenValue, read_values
from pipelines.policies.version import PolicyVersion
from pipelines.warehouse.grading import grade_values
from tests.flow.on_record import JUNE
from tests.generative.graded_both_ways import COLUMNS
from tests.generative.landed_answers import IN_FORCE, OF_DOCUMENTS, answers_of
from tests.generative.landed_rulebook import landed_rulebook
from tests.landed_build import build_landed
from tests.unit.policies.shipped import every_version

OF_INTENT = [policy for policy, version in IN_FORCE.items() if version.rule.kind == "intent"]
# The sample has documents of these years only: a policy that ended before them is graded as if it went on.
VERSIONS = [
    version.model_copy(update={"effective_to": None})
    for version in every_version()
    if version.id in (*OF_INTENT, *OF_DOCUMENTS)
]
LATEST = {version.id: version for version in VERSIONS}
LEVEL_OF_DOCUMENTS = """
    select customer_code || ' ' || chosen.category_code, level_code
    from tiers.tier_customer__chosen as chosen
    inner join landing.policy as policies using (evaluation_id)
    inner join landing.identity as identity on chosen.customer_key = identity.customer_key
    left join landing.policy_level as levels
        on chosen.evaluation_id = levels.evaluation_id and chosen.level_rank = levels.level_rank
    where chosen.scope_code = 'document' and policies.policy_id = ? and policies.policy_version = ?"""
VALUES_OF_DOCUMENTS = """
    select customer_code || ' ' || category_code, criterion_id, text_value, given.value
    from tiers.tier_document__value as given
    inner join landing.policy as policies using (evaluation_id)
    inner join landing.identity as identity on given.customer_key = identity.customer_key
    where policies.policy_id = ? and policies.policy_version = ?"""
OPPORTUNITIES = """
    select customer_code, stage, has_intent, days_to_decision
    from tiers.tier_customer__opportunity as told
    inner join landing.policy as policies using (evaluation_id)
    inner join landing.identity as identity on told.customer_key = identity.customer_key
    where policies.policy_id = ? and policies.is_as_of order by customer_code, opportunity_no"""
Levels = dict[str, str | None]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with build_landed(landed_rulebook(), VERSIONS, JUNE, tmp_path_factory.mktemp("landed")) as connection:
        yield connection


def _opportunities(built: duckdb.DuckDBPyConnection, version: PolicyVersion) -> dict[str, list[Values]]:
    """Every opportunity of a customer, the first to be decided first."""
    found: dict[str, list[Values]] = defaultdict(list)
    days_id = version.rule.measured[0].id
    for customer, stage, has_intent, days in built.execute(OPPORTUNITIES, [version.id]).fetchall():
        meant = None if has_intent is None else "yes" if has_intent else "no"
        exact = None if days is None else Decimal(days)
        found[customer].append({"stage": stage, "has_intent": meant, days_id: exact})
    return found


def _documents(built: duckdb.DuckDBPyConnection, version: PolicyVersion) -> dict[str, Values]:
    """What each document amounts to, in the unit of each criterion."""
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for document, name, text, value in built.execute(VALUES_OF_DOCUMENTS, [version.id, version.version]).fetchall():
        criterion = version.criterion(name)
        assert criterion is not None
        factor = unit_of(criterion.metric, criterion.unit, version.currency).factor if criterion.metric else 1
        found[document][name] = text if criterion.metric is None else None if value is None else value / factor
    return {document: dict(values) for document, values in found.items()}


def _levels_of_documents(built: duckdb.DuckDBPyConnection, version: PolicyVersion) -> Levels:
    return dict(built.execute(LEVEL_OF_DOCUMENTS, [version.id, version.version]).fetchall())


def _levels_of_prospects(built: duckdb.DuckDBPyConnection, policy: str) -> Levels:
    answers = answers_of(built)[policy].items()
    return {unit[0]: level for unit, (status, level, _) in answers if status in ("rated", "ungraded")}


@pytest.mark.parametrize("policy", OF_INTENT)
def test_prospects_have_the_levels_of_the_reference_on_the_opportunities_read(
    policy: str, built: duckdb.DuckDBPyConnection
) -> None:
    version, found = LATEST[policy], _levels_of_prospects(built, policy)
    told = _opportunities(built, version)
    expected = {each: under_on_missing(version, grade_customer(version, told.get(each, []))) for each in found}
    assert len({level for level in found.values() if level}) > 2
    assert found == {each: answer.level_code for each, answer in expected.items()}


@pytest.mark.parametrize("policy", OF_DOCUMENTS)
def test_documents_have_the_levels_of_the_reference_on_the_values_read(
    policy: str, built: duckdb.DuckDBPyConnection
) -> None:
    version = LATEST[policy]
    found, given = _levels_of_documents(built, version), _documents(built, version)
    assert len(found) > 20
    assert found == {each: grade(version, values).level_code for each, values in given.items()}


@pytest.fixture(scope="module")
def given(built: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Levels]:
    """The levels that `policy grade`'s reader and engine give the same values, a document as a line of its own."""
    folder, cells = tmp_path_factory.mktemp("given"), []
    for policy, version in LATEST.items():
        if policy in OF_DOCUMENTS:
            people = _documents(built, version)
        else:
            people = {each: own[0] for each, own in _opportunities(built, version).items() if len(own) == 1}
        (folder / f"{policy}.csv").write_text(_values_file(people), encoding="utf-8")
        cells += [(policy, *_cell(each)) for each in read_values(folder / f"{policy}.csv", version)]
    values = pl.DataFrame(cells, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    found: dict[str, Levels] = defaultdict(dict)
    for row in grade_values([*LATEST.values()], values, folder / "work").iter_rows(named=True):
        found[row["policy_id"]][row["customer_id"]] = row["level_code"]
    return found


def _values_file(people: dict[str, Values]) -> str:
    rows = [f"{who},{name},{_written(value)}" for who, own in people.items() for name, value in own.items()]
    return "\n".join(["customer_id,metric,value", *rows]) + "\n"


def _written(value: Value) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value or "")


def _cell(cell: GivenValue) -> tuple[str | None, ...]:
    return (*cell.subject, cell.criterion_id, None if cell.value is None else str(cell.value))


@pytest.mark.parametrize("policy", [*OF_INTENT, *OF_DOCUMENTS])
def test_policy_grade_gives_prospects_and_documents_the_levels_of_the_pipeline(
    policy: str, given: dict[str, Levels], built: duckdb.DuckDBPyConnection
) -> None:
    is_of_documents = policy in OF_DOCUMENTS
    of_models = _levels_of_documents(built, LATEST[policy]) if is_of_documents else _levels_of_prospects(built, policy)
    found = {who: level for who, level in of_models.items() if who in given[policy]}
    assert len(found) > 5
    assert given[policy] == found
