"""Cuts that come along with given values, as rows of the model that would compute them.

Keep out: the values (given.py), and how a file of cuts is read (policies/given_cuts.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from pipelines.policies.given_cuts import CUSTOMER, GivenCuts
from pipelines.policies.version import PolicyVersion
from pipelines.warehouse.given import evaluation_id

GIVEN = "given"
CutsOfPolicies = Mapping[str, GivenCuts]
NO_CUTS: CutsOfPolicies = {}
COLUMNS = {
    "evaluation_id": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
    "level_rank": pl.Int64(),
    "frozen_on": pl.Date(),
    "least_value": pl.Decimal(38, 6),
    "customer_count": pl.Int64(),
    "population_count": pl.Int64(),
}


def cut_rows(versions: Sequence[PolicyVersion], cuts: CutsOfPolicies) -> pl.DataFrame:
    """A row per policy, category and level with a cut; on which day and among how many it was computed is not told."""
    rows = [
        (evaluation_id(version), CUSTOMER, category, version.ranks[level], None, value, None, None)
        for version in versions
        for category, of_levels in cuts.get(version.id, {}).items()
        for level, value in of_levels.items()
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def by_cuts(policies: pl.DataFrame, cuts: CutsOfPolicies) -> pl.DataFrame:
    """Rows of table policy that grade by the given cuts, where there are any of their policy."""
    given = pl.when(pl.col("policy_id").is_in(list(cuts))).then(pl.lit(GIVEN))
    return policies.with_columns(given.otherwise(pl.col("cuts_evaluation_id")).alias("cuts_evaluation_id"))
