"""Grades plain values through the pipeline's own SQL: what `tierline policy grade` and the spec tests run.

A scratch warehouse gets the policies as rows and the values in place of the two models that would compute them;
dbt then runs the tier models, and nothing else, on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import polars as pl

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.criteria import Criterion
from pipelines.policies.evaluations import evaluations
from pipelines.policies.rows.tables import policy_rows
from pipelines.policies.units import to_base, unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from pipelines.warehouse.dbt_runner import run_dbt
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.inputs import LINE_WEIGHTS
from pipelines.warehouse.relations import relate_rows, write_rows

MODELS = [
    *(
        "valued",
        "banded",
        "weighed",
        "scored",
        "asked",
        "tested",
        "grouped",
        "chosen",
        "vetoes",
        "vetoed",
        "dimensions",
        "combined",
    ),
    *("compared", "ranked", "outcome", "computed"),
]
UNIT_KEY = ["policy_id", "customer_id", "category_code"]
VALUES = {
    "evaluation_id": pl.String(),
    "customer_key": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
    "criterion_id": pl.String(),
    "value": pl.Decimal(38, 6),
    "text_value": pl.String(),
    "dividend": pl.Decimal(38, 6),
    "divisor": pl.Int64(),
}


def grade_values(versions: Sequence[PolicyVersion], values: pl.DataFrame, work: Path) -> pl.DataFrame:
    """Grade each (policy, customer, category) of `values` under the one given version of its policy.

    `values`: policy_id, customer_id, category_code, criterion_id, value (text in the criterion's unit; NULL = missing).
    A criterion without a row is missing too. Result: policy_id, customer_id, category_code, status, level_code, score,
    reason; one row per policy, customer and category, in that order. `work` is an empty folder for the build.
    """
    home = Home(work)
    home.create_run_folders()
    frames = _policy_frames(versions)
    asked = values.select(UNIT_KEY).unique().sort(UNIT_KEY)
    write_rows(home.landing, frames | {"given_value": _given(versions, values, asked), "given_population": asked})
    with warehouse(home.warehouse_file) as connection:
        relate_rows(connection, home.landing, [*frames, "given_value", "given_population"])
        connection.execute("create schema if not exists tiers")
        connection.execute("create or replace view tiers.tier_customer__value as from landing.given_value")
        connection.execute(
            """create or replace view tiers.tier_customer__population as
            select p.evaluation_id, customer_id as customer_key, 'customer' as scope_code, category_code,
                'graded' as standing, cast(null as varchar) as standing_reason
            from landing.given_population as g inner join landing.policy as p on g.policy_id = p.policy_id"""
        )
    for _ in run_dbt(home, ["run", "--select", "tier_policy__cuts", *(f"tier_customer__{model}" for model in MODELS)]):
        pass
    with warehouse(home.warehouse_file, read_only=True) as connection:
        return connection.sql(
            """select policy_id, customer_key as customer_id, category_code, status, level_code, score,
                computed.missing_reason as reason
            from tiers.tier_customer__computed as computed
            inner join landing.policy as policies on computed.evaluation_id = policies.evaluation_id
            where policies.is_as_of order by all"""
        ).pl()


def _policy_frames(versions: Sequence[PolicyVersion]) -> dict[str, pl.DataFrame]:
    made = [
        policy_rows([version], version.effective_from, frozenset({*CANONICAL, LINE_WEIGHTS})) for version in versions
    ]
    return {table: pl.concat([frames[table] for frames in made]) for table in made[0]}


def _given(versions: Sequence[PolicyVersion], values: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """A row for every asked unit and criterion, in the base unit of its metric; NULL when not given."""
    told = {tuple(row[:4]): row[4] for row in values.select(*UNIT_KEY, "criterion_id", "value").iter_rows()}
    by_id = {version.id: version for version in versions}
    evaluation_ids = {version.id: _evaluation_id(version) for version in versions}
    rows = [
        (evaluation_ids[policy], customer, "customer", category, criterion.id)
        + _value(by_id[policy], criterion, customer, told.get((policy, customer, category, criterion.id)))
        for policy, customer, category in asked.iter_rows()
        for criterion in by_id[policy].rule.measured
    ]
    return pl.DataFrame(rows, schema=VALUES, orient="row")


def _evaluation_id(version: PolicyVersion) -> str:
    found = evaluations([version], version.effective_from)
    return next(each.evaluation_id for each in found if each.is_as_of)


def _value(
    version: PolicyVersion, criterion: Criterion, customer: str, text: str | None
) -> tuple[Decimal | str | int | None, ...]:
    """Columns value, text_value, dividend and divisor."""
    if text is None or criterion.metric is None:
        return None, text, None, 1
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        where = f"customer {customer}, metric {criterion.id}"
        raise ConfigurationError(
            Problem(f"{text!r} is not a number", where, "Write it like 1234.50, or leave it empty")
        ) from error
    value = to_base(number, unit_of(criterion.metric, criterion.unit, version.currency))
    return value, None, value, 1
