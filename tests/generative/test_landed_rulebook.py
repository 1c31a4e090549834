"""What others got wrong, for every shipped policy through the real models, from landed rows to levels, in one build.

80 % one-time buyers, rows after the date, a sale returned whole, and the reference on the very values the models read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.policies.reference.population import grade_population
from pipelines.policies.values_file import GivenValue, read_values
from pipelines.warehouse import profile
from pipelines.warehouse.grading import grade_values
from tests.flow.on_record import JUNE
from tests.generative.graded_both_ways import COLUMNS
from tests.generative.landed_answers import (
    ALONE,
    IN_FORCE,
    OF_CUSTOMERS,
    OF_DOCUMENTS,
    Answer,
    Unit,
    answers_of,
    values_file,
    values_of,
)
from tests.generative.landed_rulebook import landed_rulebook, one_timers, rearranged, twin_of
from tests.generative.published_reasons import Levels, read, unreplayed
from tests.generative.reason_rows import Row
from tests.generative.replayed_changes import Standing, replayed_steps
from tests.landed_build import build_landed
from tests.unit.policies.shipped import every_version, versions_of

MARTS = ("customer_tiers", "customer_tier_reasons", "customer_tier_changes")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    work = tmp_path_factory.mktemp("landed-rulebook")
    with build_landed(landed_rulebook(), every_version(), JUNE, work, marts=MARTS) as connection:
        yield connection


@pytest.fixture(scope="module")
def answers(built: duckdb.DuckDBPyConnection) -> dict[str, dict[Unit, Answer]]:
    return answers_of(built)


def test_the_order_of_rows_their_files_and_the_number_of_threads_change_nothing(
    answers: dict[str, dict[Unit, Answer]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile, "THREADS", 1)
    monkeypatch.setitem(profile.ENGINE_SETTINGS, "threads", 5)
    with build_landed(rearranged(landed_rulebook()), every_version(), JUNE, tmp_path) as connection:
        found = answers_of(connection)
    assert {policy: found[policy] for policy in OF_CUSTOMERS} == {policy: answers[policy] for policy in OF_CUSTOMERS}


@pytest.mark.parametrize("policy", ALONE)
def test_levels_from_landed_rows_are_those_of_the_reference_on_the_values_read(
    policy: str, built: duckdb.DuckDBPyConnection, answers: dict[str, dict[Unit, Answer]]
) -> None:
    version, found = IN_FORCE[policy], {k: v for k, v in answers[policy].items() if v[0] in ("rated", "ungraded")}
    people = values_of(built, version)
    assert len(found) > 20
    for part in {unit[1:] for unit in found}:
        graded = {unit: people[unit] for unit in found if unit[1:] == part}
        expected = grade_population(version, graded)
        told = {u: (found[u], g) for u, g in expected.items() if found[u] != (g.status, g.level_code, g.reason)}
        assert told == {}


@pytest.mark.parametrize("policy", OF_CUSTOMERS)
def test_a_row_after_the_date_changes_nothing_and_equal_customers_have_equal_levels(
    policy: str, answers: dict[str, dict[Unit, Answer]]
) -> None:
    found = answers[policy]
    of_the_sample = [unit for unit in found if unit[0].startswith("C")]
    assert len(of_the_sample) > 20
    assert {unit: found[twin_of(unit[0]), *unit[1:]] for unit in of_the_sample} == {u: found[u] for u in of_the_sample}


@pytest.mark.parametrize("policy", OF_CUSTOMERS)
def test_where_80_of_100_bought_once_they_stay_together(policy: str, answers: dict[str, dict[Unit, Answer]]) -> None:
    levels: dict[str, set[Answer]] = defaultdict(set)
    for (customer, _, category), answer in answers[policy].items():
        if customer in one_timers():
            levels[category].add(answer)
    assert {category: len(each) for category, each in levels.items()} == dict.fromkeys(levels, 1)
    assert levels


@pytest.fixture(scope="module")
def given(built: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[Unit, Answer]]:
    """The answers of `policy grade`'s reader and engine to the values of every customer, a file a policy, one build."""
    folder, cells = tmp_path_factory.mktemp("given"), []
    for policy in ALONE:
        (folder / f"{policy}.csv").write_text(values_file(built, IN_FORCE[policy]), encoding="utf-8")
        cells += [(policy, *_text(each)) for each in read_values(folder / f"{policy}.csv", IN_FORCE[policy])]
    values = pl.DataFrame(cells, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")
    found: dict[str, dict[Unit, Answer]] = defaultdict(dict)
    for row in grade_values([IN_FORCE[policy] for policy in ALONE], values, folder / "work").iter_rows(named=True):
        unit = row["customer_id"], "customer", row["category_code"]
        found[row["policy_id"]][unit] = row["status"], row["level_code"], row["reason"]
    return found


def _text(cell: GivenValue) -> tuple[str | None, ...]:
    return (*cell.subject, cell.criterion_id, None if cell.value is None else str(cell.value))


@pytest.mark.parametrize("policy", OF_DOCUMENTS)
def test_a_policy_of_documents_gives_no_customer_a_level(policy: str, answers: dict[str, dict[Unit, Answer]]) -> None:
    assert policy not in answers


@pytest.mark.parametrize("policy", ALONE)
def test_policy_grade_gives_the_levels_of_the_pipeline(
    policy: str, given: dict[str, dict[Unit, Answer]], answers: dict[str, dict[Unit, Answer]]
) -> None:
    found = {unit: answer for unit, answer in answers[policy].items() if answer[0] in ("rated", "ungraded")}
    told = {unit: (answer, found.get(unit)) for unit, answer in given[policy].items() if unit in found}
    assert len(told) > 20
    assert {unit: both for unit, both in told.items() if both[0] != both[1]} == {}


def test_whoever_returned_all_of_500_has_spent_nothing_and_never_came(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.sql(
        """select metric, value from metrics.met_customer__value inner join landing.identity using (customer_key)
        where customer_code = 'C105' and evaluated_on = date '2026-06-30' and scope_code = 'customer'
            and category_code = '*' and window_id in ('lifetime', 'rolling_12_months')
            and metric in ('net_spend', 'sale_count', 'recency_days')"""
    ).fetchall()
    assert set(rows) == {("net_spend", Decimal(0)), ("sale_count", Decimal(0)), ("recency_days", None)}


@pytest.fixture(scope="module")
def published(built: duckdb.DuckDBPyConnection) -> tuple[list[Row], Levels]:
    return read(built, "marts.customer_tier_reasons", "marts.customer_tiers")


@pytest.mark.parametrize("policy", OF_CUSTOMERS)
def test_the_published_reasons_of_every_customer_give_the_level_beside_them(
    policy: str, published: tuple[list[Row], Levels]
) -> None:
    version = IN_FORCE.get(policy, versions_of(policy)[-1])
    assert unreplayed(version, JUNE, *published) == {}


@pytest.mark.parametrize("policy", [each for each in OF_CUSTOMERS if any(v.holds_levels for v in versions_of(each))])
def test_the_published_steps_of_every_customer_give_the_official_level(
    policy: str, built: duckdb.DuckDBPyConnection
) -> None:
    steps: dict[Unit, list[Row]] = defaultdict(list)
    for row in built.sql(f"from marts.customer_tier_changes where policy_id = '{policy}'").pl().to_dicts():
        steps[row["customer_key"], row["scope_code"], row["category_code"]].append(row)
    versions = {version.version: version for version in versions_of(policy)}
    levels = built.sql(
        f"""select customer_key, scope_code, category_code, level_code, since_on, is_overridden
        from marts.customer_tiers where policy_id = '{policy}'"""
    ).fetchall()
    told = {tuple(row[:3]): Standing(*row[3:]) for row in levels}
    assert {unit: replayed_steps(versions, (), steps[unit]) for unit in told} == told
