"""Kind combine: what each way of combining needs is stated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pipelines.home.problems import Problem
from pipelines.policies.kinds.combine import CombineRule, Dimension
from pipelines.policies.lint.finding import error
from pipelines.policies.lint.scorecard import WHOLES
from pipelines.policies.version import PolicyVersion


def combining_has_what_it_needs(version: PolicyVersion) -> Iterator[Problem]:
    """Weights, points and score bands; a primary dimension; a matrix of two dimensions."""
    rule = version.rule
    if not isinstance(rule, CombineRule):
        return
    needs = {
        "weighted": ("weight, level_points, score_bands", _is_weighted(rule, version)),
        "primary": ("primary", version.criterion(rule.primary or "") is not None),
        "matrix": ("cells", bool(rule.cells) and len(rule.criteria) == len(("rows", "columns"))),
    }
    needed, is_stated = needs.get(rule.how, ("", True))
    if not is_stated:
        yield error(version, ("rule", "how"), "combine", how=rule.how, needed=needed)
    if rule.least_known > len(rule.criteria):
        yield error(version, ("rule", "min_known"), "combine.known", least=rule.least_known, count=len(rule.criteria))


def dimension_weights_sum_to_a_whole(version: PolicyVersion) -> Iterator[Problem]:
    """Weights sum to 1 or to 100."""
    rule = version.rule
    if isinstance(rule, CombineRule) and rule.how == "weighted" and rule.total_weight not in WHOLES:
        weights = " + ".join(str(each.weight) for each in rule.criteria)
        yield error(version, ("rule", "criteria"), "weights", weights=weights, total=rule.total_weight)


def the_matrix_is_full(version: PolicyVersion) -> Iterator[Problem]:
    """Every pair of grades has a cell."""
    rule = version.rule
    if not isinstance(rule, CombineRule) or rule.how != "matrix" or len(rule.criteria) != len(("rows", "columns")):
        return
    for first, second in product(*(_grades(each) for each in rule.criteria)):
        if second not in rule.cells.get(first, {}):
            yield error(version, ("rule", "cells", first), "combine.cell", first=first, second=second)


def _is_weighted(rule: CombineRule, version: PolicyVersion) -> bool:
    weighed = all(each.weight is not None for each in rule.criteria)
    return weighed and bool(rule.score_bands) and version.ranks.keys() <= rule.level_points.keys()


def _grades(dimension: Dimension) -> list[str]:
    levels = [band.level for band in dimension.bands] + [category.level for category in dimension.map.values()]
    return list(dict.fromkeys(level for level in levels if level))
