"""Every lint rule, in the order in which their problems are told. Add a rule here after writing it."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.lint import bands, criteria, groups, levels, placement, reach, scorecard, shadowed
from pipelines.policies.lint.finding import LintRule
from pipelines.policies.version import PolicyVersion

RULES: tuple[LintRule, ...] = (
    placement.lies_where_it_says,
    placement.ends_after_it_begins,
    levels.codes_are_unique,
    levels.ranks_run_from_one,
    levels.levels_can_be_told_apart,
    levels.shares_may_move_by_some_points,
    criteria.ids_are_unique,
    criteria.metrics_exist,
    criteria.windows_exist,
    criteria.units_fit,
    bands.bands_lie_side_by_side,
    bands.score_bands_lie_side_by_side,
    bands.bands_stand_best_first,
    bands.bands_earn_what_the_kind_needs,
    bands.thresholds_can_be_kept,
    reach.named_levels_exist,
    reach.every_level_is_given,
    reach.scores_can_reach_their_bands,
    scorecard.weights_sum_to_a_whole,
    scorecard.coverage_can_be_reached,
    scorecard.cap_can_be_decided,
    groups.tests_name_criteria,
    groups.tests_are_told_apart,
    groups.nesting_is_shallow,
    groups.tests_can_pass,
    groups.criteria_are_used,
    shadowed.better_levels_leave_somebody,
)


def problems_of(version: PolicyVersion) -> Iterator[Problem]:
    """Every problem of one version, whatever other versions there are."""
    for rule in RULES:
        yield from rule(version)
