"""Every lint rule, in the order in which their problems are told. Add a rule here after writing it."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.lint import (
    approval,
    bands,
    benefits,
    combine,
    criteria,
    groups,
    kinds,
    levels,
    movement,
    placement,
    reach,
    relative,
    scorecard,
    shadowed,
    succession,
    windows,
)
from pipelines.policies.lint.finding import LintRule
from pipelines.policies.version import PolicyVersion

RULES: tuple[LintRule, ...] = (
    placement.lies_where_it_says,
    placement.ends_after_it_begins,
    placement.history_begins_in_force,
    approval.another_person_approves,
    approval.told_before_it_holds,
    approval.our_parameters_are_stated,
    levels.codes_are_unique,
    levels.aliases_name_one_level,
    levels.ranks_run_from_one,
    levels.levels_can_be_told_apart,
    levels.shares_may_move_by_some_points,
    criteria.ids_are_unique,
    criteria.metrics_exist,
    windows.windows_exist,
    windows.windows_have_their_files,
    windows.changes_of_level_begin_windows,
    criteria.units_fit,
    kinds.kinds_measure_what_they_can,
    kinds.documents_are_measured_in_events,
    kinds.averages_are_of_a_month,
    kinds.scope_fits_the_kind,
    kinds.documents_hold_no_levels,
    kinds.categories_belong_to_the_scope,
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
    scorecard.lines_have_an_exact_slope,
    combine.combining_has_what_it_needs,
    combine.dimension_weights_sum_to_a_whole,
    combine.the_matrix_is_full,
    relative.shares_sum_to_all,
    relative.cuts_rise,
    relative.levels_stand_best_first,
    groups.tests_name_criteria,
    groups.tests_name_codes,
    groups.tests_are_told_apart,
    groups.nesting_is_shallow,
    groups.tests_can_pass,
    groups.criteria_are_used,
    shadowed.better_levels_leave_somebody,
    movement.reviews_are_automatic,
    movement.movement_has_reviews,
    movement.movement_is_of_one_mind,
    movement.movement_names_levels,
    movement.retain_bars_are_of_the_customer,
    succession.successors_exist,
    benefits.benefits_are_sound,
)


def problems_of(version: PolicyVersion) -> Iterator[Problem]:
    """Every problem of one version, whatever other versions there are."""
    for rule in RULES:
        yield from rule(version)
