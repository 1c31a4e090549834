"""Reference grading of kind `combine`: the grades of the dimensions, then one level made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipelines.policies.grade import LOW_COVERAGE, MISSING_REQUIRED, NO_BAND, Grade, Values, rated, ungraded
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.reference.bands import earned
from pipelines.policies.reference.scorecard import level_of_score, quotient, score_of
from pipelines.policies.version import PolicyVersion

Grades = dict[str, str]


def grade_combine(rule: CombineRule, version: PolicyVersion, values: Values) -> Grade:
    """The level that `how` makes of the grades; ungraded when too few are known."""
    grades = dimension_grades(rule, values)
    if any(each.required and each.id not in grades for each in rule.criteria) or _without_primary(rule, grades):
        return ungraded(MISSING_REQUIRED)
    if len(grades) < rule.least_known:
        return ungraded(LOW_COVERAGE)
    if rule.how == "weighted":
        return _weighted(rule, grades)
    level = _WAYS[rule.how](rule, version, grades)
    return rated(level) if level else ungraded(NO_BAND)


def dimension_grades(rule: CombineRule, values: Values) -> Grades:
    """The grade of every dimension that has one."""
    found = {each.id: earned(each, values) for each in rule.criteria}
    return {dimension: result.level for dimension, result in found.items() if result and result.level}


def median(ranks: Sequence[int]) -> int:
    """The middle rank; of an even number the lower, that is the worse, of the two in the middle."""
    return sorted(ranks)[len(ranks) // 2]


def _without_primary(rule: CombineRule, grades: Grades) -> bool:
    return rule.how == "primary" and (rule.primary not in grades or len(grades) == 1)


def _ranks(version: PolicyVersion, grades: Grades) -> list[int]:
    return [version.ranks[grade] for grade in grades.values()]


def _of_rank(version: PolicyVersion, rank: int) -> str:
    return next(level.code for level in version.levels if level.rank == rank)


def _worst(rule: CombineRule, version: PolicyVersion, grades: Grades) -> str:
    return _of_rank(version, max(_ranks(version, grades)))


def _best(rule: CombineRule, version: PolicyVersion, grades: Grades) -> str:
    return _of_rank(version, min(_ranks(version, grades)))


def _median(rule: CombineRule, version: PolicyVersion, grades: Grades) -> str:
    return _of_rank(version, median(_ranks(version, grades)))


def _primary(rule: CombineRule, version: PolicyVersion, grades: Grades) -> str:
    """The primary grade, moved by one where the others agree."""
    primary = version.ranks[grades[rule.primary or ""]]
    others = [version.ranks[grade] for dimension, grade in grades.items() if dimension != rule.primary]
    votes = sum(rank < primary for rank in others) - sum(rank > primary for rank in others)
    step = 0 if abs(votes) < rule.least_votes else -1 if votes > 0 else 1
    return _of_rank(version, primary + step)


def _matrix(rule: CombineRule, version: PolicyVersion, grades: Grades) -> str | None:
    first, second = (grades[each.id] for each in rule.criteria)
    return rule.cells.get(first, {}).get(second)


def _weighted(rule: CombineRule, grades: Grades) -> Grade:
    points = {dimension: rule.level_points.get(grade) for dimension, grade in grades.items()}
    weights = {each.id: each.weight for each in rule.criteria if each.weight is not None}
    total, weight = score_of(weights, points)
    if not weight:
        return ungraded(LOW_COVERAGE)
    level, score = level_of_score(rule.score_bands, total, weight), quotient(total, weight)
    return rated(level, score) if level else ungraded(NO_BAND, score)


_WAYS: dict[str, Callable[[CombineRule, PolicyVersion, Grades], str | None]] = {
    "worst": _worst,
    "best": _best,
    "median": _median,
    "primary": _primary,
    "matrix": _matrix,
}
