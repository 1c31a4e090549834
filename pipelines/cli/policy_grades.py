"""What `tierline policy grade` prints: one answer per customer, in the order of the values file."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.policies.given_cuts import GivenCuts
from pipelines.policies.kinds.registry import RELATIVE
from pipelines.policies.reference.grader import grade
from pipelines.policies.values_file import GivenValue, by_subject, read_values
from pipelines.policies.version import PolicyVersion

COLUMNS = ("customer_id", "category_code", "level", "reason")
HEADINGS_ZH = ("客户编号", "品类", "等级", "原因")
VALUES: dict[str, type[pl.String]] = dict.fromkeys(
    ("policy_id", "customer_id", "category_code", "criterion_id", "value"), pl.String
)


def graded(version: PolicyVersion, values: Path, cuts: GivenCuts | None = None) -> list[dict[str, Any]]:
    """Status, level, reason and score from the SQL models, and the points of each criterion; by cuts that are known."""
    from pipelines.warehouse.grading import grade_values

    cells = read_values(values, version)
    with tempfile.TemporaryDirectory(prefix="tierline-grade-") as work:
        answers = grade_values(
            [version], _as_frame(version, cells), Path(work), {} if cuts is None else {version.id: cuts}
        )
    found = {(row["customer_id"], row["category_code"]): row for row in answers.iter_rows(named=True)}
    return [_answer(version, given, found[subject]) for subject, given in by_subject(cells).items()]


def as_rows(grades: Sequence[dict[str, Any]]) -> list[list[object]]:
    """The grades as the cells of a table."""
    return [[each[column] for column in COLUMNS] for each in grades]


def _answer(version: PolicyVersion, given: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    return {
        "customer_id": row["customer_id"],
        "category_code": row["category_code"],
        "status": row["status"],
        "level": row["level_code"],
        "reason": row["reason"],
        "score": row["score"],
        "points": {} if version.rule.kind in RELATIVE else dict(grade(version, given).points),
    }


def _as_frame(version: PolicyVersion, cells: Sequence[GivenValue]) -> pl.DataFrame:
    rows = [
        (version.id, *cell.subject, cell.criterion_id, None if cell.value is None else str(cell.value))
        for cell in cells
    ]
    return pl.DataFrame(rows, schema=VALUES, orient="row")
