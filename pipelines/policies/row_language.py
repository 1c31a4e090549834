"""The tables of LANGUAGE: what the further kinds, movement and benefits need in SQL, for any versions given.

Every table is keyed by policy_id and policy_version. Add a table by its schema, its maker and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import polars as pl

from pipelines.policies import row_combine, row_conditions, row_criteria, row_movement, row_relative
from pipelines.policies.row_schema import LANGUAGE
from pipelines.policies.version import PolicyVersion

MAKERS: dict[str, Callable[[PolicyVersion], Iterator[dict[str, Any]]]] = {
    "policy_share": row_relative.share_rows,
    "policy_cut": row_relative.cut_rows,
    "policy_combine": row_combine.combine_rows,
    "policy_level_points": row_combine.level_point_rows,
    "policy_score_band": row_combine.score_band_rows,
    "policy_cell": row_combine.cell_rows,
    "policy_line": row_criteria.line_rows,
    "policy_intent": row_criteria.intent_rows,
    "policy_condition": row_conditions.condition_rows,
    "policy_node_code": row_conditions.node_code_rows,
    "policy_criterion_code": row_criteria.criterion_code_rows,
    "policy_criterion_more": row_criteria.criterion_more_rows,
    "policy_movement": row_movement.movement_rows,
    "policy_succession": row_movement.succession_rows,
    "policy_level_alias": row_movement.alias_rows,
    "policy_category": row_movement.category_rows,
    "policy_benefit": row_movement.benefit_rows,
}


def language_rows(versions: Sequence[PolicyVersion]) -> dict[str, pl.DataFrame]:
    """Every table of LANGUAGE, by name, with the rows of these versions."""
    return {table: _frame(table, versions) for table in LANGUAGE}


def _frame(table: str, versions: Sequence[PolicyVersion]) -> pl.DataFrame:
    rows = [
        {"policy_id": version.id, "policy_version": version.version} | row
        for version in versions
        for row in MAKERS[table](version)
    ]
    schema = LANGUAGE[table]
    columns = {name: pl.Series(name, [row.get(name) for row in rows], dtype=kind) for name, kind in schema.items()}
    return pl.DataFrame(columns, schema=schema)
