"""Rows of tables policy_combine, policy_level_points, policy_score_band and policy_cell: kind combine.

The bands of its dimensions are rows of policy_band, as for every criterion that has bands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.bounds import resolve
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def combine_rows(version: PolicyVersion) -> Iterator[Row]:
    """How the grades become a level: one row."""
    rule = version.rule
    if isinstance(rule, CombineRule):
        how = {"how": rule.how, "primary_criterion_id": rule.primary}
        yield how | {"least_votes": rule.least_votes, "least_known": rule.least_known}


def level_point_rows(version: PolicyVersion) -> Iterator[Row]:
    """What a grade is worth, where grades are weighted."""
    if isinstance(version.rule, CombineRule):
        yield from ({"level_code": level, "points": each} for level, each in version.rule.level_points.items())


def score_band_rows(version: PolicyVersion) -> Iterator[Row]:
    """The bands on the weighted grades, best first."""
    if not isinstance(version.rule, CombineRule):
        return
    bands = version.rule.score_bands
    for number, (band, interval) in enumerate(zip(bands, resolve(bands), strict=True), start=1):
        yield {
            "band_no": number,
            "level_code": band.level,
            "lower": interval.lower,
            "is_lower_inclusive": interval.is_lower_inclusive,
            "upper": interval.upper,
            "is_upper_inclusive": interval.is_upper_inclusive,
        }


def cell_rows(version: PolicyVersion) -> Iterator[Row]:
    """The level of each pair of grades of a matrix."""
    if not isinstance(version.rule, CombineRule):
        return
    for first, row in version.rule.cells.items():
        for second, level in row.items():
            yield {"first_level_code": first, "second_level_code": second, "level_code": level}
