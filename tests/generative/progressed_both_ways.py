"""What made-up customers lack for their next level, by the reference and by the models in one build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import polars as pl

from pipelines.home.folder import Home
from pipelines.policies.grade import Values
from pipelines.policies.progress.gaps import Gap, unit_factor
from pipelines.policies.progress.outlook import Progress, progress
from pipelines.policies.progress.relative import relative_progress
from pipelines.policies.units import SMALLEST
from pipelines.policies.version import PolicyVersion
from pipelines.publish.metric_rows import metric_rows
from pipelines.warehouse.dbt_runner import run_dbt
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.grading import lay_out_values
from pipelines.warehouse.relations import relate_rows, write_rows
from tests.generative.graded_both_ways import People, given

IDENTITY = {"namespace": pl.String(), "customer_code": pl.String(), "customer_key": pl.String()}
Told = tuple[str, Mapping[str, tuple[Decimal, bool]]]
"""The next level, and by criterion the gap in base units and whether less is better."""
AllTold = dict[tuple[str, int], Told]


def by_reference(versions: Sequence[PolicyVersion], people: People) -> AllTold:
    """By policy and place of the customer; nothing for who has no better level."""
    return {
        (version.id, number): (found.next_level, {gap.criterion_id: _base(version, gap) for gap in found.gaps})
        for version in versions
        for number, found in _progress(version, dict(enumerate(people[version.id]))).items()
        if found.next_level
    }


def in_sql(versions: Sequence[PolicyVersion], people: People, work: Path) -> AllTold:
    """The same by the models."""
    home = Home(work)
    lay_out_values(home, versions, given(versions, people, Random(0)))
    frames = {"metric": metric_rows("CNY", frozenset()), "identity": pl.DataFrame(schema=IDENTITY)}
    write_rows(home.landing, frames)
    with warehouse(home.warehouse_file) as connection:
        relate_rows(connection, home.landing, frames)
    without = (
        "tier_customer__value tier_customer__population tier_customer__opportunity tier_document__* tier_level__frozen"
    )
    for _ in run_dbt(home, ["run", "--select", "+tier_customer__progress,tiers", "--exclude", *without.split()]):
        pass
    with warehouse(home.warehouse_file, read_only=True) as connection:
        rows = connection.sql(
            """select policy_id, customer_key, criterion_id, goal_level_code, gap, is_less_better
            from tiers.tier_customer__progress"""
        ).fetchall()
    found: AllTold = {(policy, int(customer)): (goal, {}) for policy, customer, _, goal, _, _ in rows}
    for policy, customer, criterion, _, gap, is_less in rows:
        if gap is not None:
            found[policy, int(customer)][1][criterion] = (gap, is_less)
    return found


def _progress(version: PolicyVersion, people: Mapping[int, Values]) -> Mapping[int, Progress]:
    if version.rule.kind in ("share", "pareto"):
        return relative_progress(version, people)
    return {number: progress(version, values) for number, values in people.items()}


def _base(version: PolicyVersion, gap: Gap) -> tuple[Decimal, bool]:
    criterion = version.criterion(gap.criterion_id)
    factor = unit_factor(criterion) if criterion else Decimal(1)
    return (gap.gap * factor).quantize(SMALLEST), gap.is_less_better
