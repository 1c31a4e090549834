"""Grades plain values through the pipeline's own SQL: what `tierline policy grade` and the spec tests run.

A scratch warehouse gets the policies as rows and the values in place of the models that would compute them;
dbt then runs the tier models, and nothing else, on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from pipelines.home.folder import Home
from pipelines.policies.given_cuts import compared_already
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.rows.tables import policy_rows
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from pipelines.warehouse.dbt_runner import run_dbt
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.given import GivenValues
from pipelines.warehouse.given_cuts import NO_CUTS, CutsOfPolicies, by_cuts, cut_rows
from pipelines.warehouse.inputs import LINE_WEIGHTS
from pipelines.warehouse.relations import relate_rows, write_rows

LISTS = ("tier_policy__cuts",)
MODELS = [
    *(
        "valued",
        "banded",
        "weighed",
        "scored",
        "asked",
        "tested",
        "judged",
        "grouped",
        "chosen",
        "vetoes",
        "vetoed",
        "dimensions",
        "combined",
    ),
    *("compared", "shared", "ranked", "told", "intended", "outcome", "computed"),
]


AS_GIVEN = {
    "tier_customer__value": "given_value",
    "tier_customer__opportunity": "given_opportunity",
    "tier_level__frozen": "given_cut",
}
# Under kind event each given unit is a document, graded among the given values; the models' own documents are none.
NO_DOCUMENTS = {"tier_document__value": "given_value", "tier_document__subject": "given_value"}


def grade_values(
    versions: Sequence[PolicyVersion], values: pl.DataFrame, work: Path, cuts: CutsOfPolicies = NO_CUTS
) -> pl.DataFrame:
    """Grade each (policy, customer, category) of `values` under the one given version of its policy.

    `values`: policy_id, customer_id, category_code, criterion_id, value (text in the criterion's unit; NULL = missing).
    A criterion without a row is missing too; kind intent also reads `stage` and `has_intent`. Result: policy_id,
    customer_id, category_code, status, level_code, score, reason; one row per policy, customer and category, in that
    order. `work` is an empty folder for the build. Customers of a relative policy are compared with each
    other or, where `cuts` of it are given, by those, in base units; where they lack a category, nobody of it is.
    """
    home = Home(work)
    lay_out_values(home, versions, values, cuts)
    for _ in run_dbt(home, ["run", "--select", *LISTS, *(f"tier_customer__{model}" for model in MODELS)]):
        pass
    with warehouse(home.warehouse_file, read_only=True) as connection:
        return connection.sql(
            """select policy_id, customer_key as customer_id, category_code, status, level_code, score,
                computed.missing_reason as reason
            from tiers.tier_customer__computed as computed
            inner join landing.policy as policies on computed.evaluation_id = policies.evaluation_id
            where policies.is_as_of order by all"""
        ).pl()


def lay_out_values(
    home: Home, versions: Sequence[PolicyVersion], values: pl.DataFrame, cuts: CutsOfPolicies = NO_CUTS
) -> None:
    """The policies as rows, and the values where the models that compute them would stand; see `grade_values`."""
    home.create_run_folders()
    given = GivenValues(versions, values)
    frames = _policy_frames(versions, cuts) | {"given_value": given.values(), "given_population": given.asked}
    frames |= {"given_opportunity": given.opportunities(), "given_cut": cut_rows(versions, cuts)}
    write_rows(home.landing, frames)
    with warehouse(home.warehouse_file) as connection:
        relate_rows(connection, home.landing, frames)
        connection.execute("create schema if not exists tiers")
        for model, given_as in AS_GIVEN.items():
            connection.execute(f"create or replace view tiers.{model} as from landing.{given_as}")
        for table, like in NO_DOCUMENTS.items():
            connection.execute(f"create or replace view tiers.{table} as from landing.{like} where false")
        connection.execute(
            """create or replace view tiers.tier_customer__population as
            select p.evaluation_id, customer_id as customer_key, 'customer' as scope_code, category_code,
                'graded' as standing, cast(null as varchar) as standing_reason
            from landing.given_population as g inner join landing.policy as p on g.policy_id = p.policy_id"""
        )


def _of_its_day(version: PolicyVersion) -> PolicyVersion:
    """The same policy without frozen cuts: plain values are of one day, and so are the cuts made of them."""
    if not isinstance(version.rule, ParetoRule):
        return version
    return version.model_copy(update={"rule": version.rule.model_copy(update={"freeze_cuts": None})})


def _policy_frames(versions: Sequence[PolicyVersion], cuts: CutsOfPolicies) -> dict[str, pl.DataFrame]:
    graded = [_of_its_day(compared_already(each) if each.id in cuts else each) for each in versions]
    delivered = frozenset({*CANONICAL, LINE_WEIGHTS})
    made = [policy_rows([version], version.effective_from, delivered) for version in graded]
    frames = {table: pl.concat([each[table] for each in made]) for table in made[0]}
    return frames | {"policy": by_cuts(frames["policy"], cuts)}
