"""The tables in which policies reach SQL: their columns and types. The rows are made in `tables.py`.

Add a column here and in every maker of that table; both change with the SQL that reads it.
"""

from __future__ import annotations

import polars as pl

TEXT, FLAG, COUNT, DAY = pl.String(), pl.Boolean(), pl.Int64(), pl.Date()
NUMBER, SLOPE = pl.Decimal(38, 6), pl.Decimal(38, 12)
Schema = dict[str, pl.DataType]

_EVALUATION: Schema = {"evaluation_id": TEXT, "policy_id": TEXT, "policy_version": TEXT}
_BOUNDS: Schema = {
    "lower": NUMBER,
    "is_lower_inclusive": FLAG,
    "upper": NUMBER,
    "is_upper_inclusive": FLAG,
}
_BAR: Schema = {"operator": TEXT, "threshold": NUMBER, "bar_en": TEXT, "bar_zh": TEXT}

SCHEMAS: dict[str, Schema] = {
    "policy": _EVALUATION
    | {"evaluated_on": DAY, "is_as_of": FLAG, "is_review": FLAG, "is_replayed": FLAG, "is_between": FLAG}
    | {"asked_by_evaluation_id": TEXT, "cuts_evaluation_id": TEXT, "is_projection": FLAG, "scope_code": TEXT}
    | {"changed_on": DAY, "since_window_id": TEXT, "supposed_window_id": TEXT}
    | {"kind": TEXT, "name_en": TEXT, "name_zh": TEXT, "owner": TEXT, "effective_from": DAY, "effective_to": DAY}
    | {"policy_hash": TEXT, "on_missing": TEXT, "min_coverage": NUMBER, "cap_criterion_id": TEXT}
    | {"cap_levels_above": COUNT, "value_metric": TEXT, "value_window_id": TEXT, "max_share_shift": NUMBER}
    | {"prospects": TEXT, "categories": TEXT}
    | {"missing_reason": TEXT, "outcome_name_en": TEXT, "outcome_name_zh": TEXT}
    | {"how": TEXT, "min_known": COUNT, "primary_criterion_id": TEXT, "least_votes": COUNT}
    | {"ties": TEXT, "min_population": COUNT, "is_stackable": FLAG}
    | {
        "is_reviewed": FLAG,
        "holds_levels": FLAG,
        "no_rank": COUNT,
        "rises_daily": FLAG,
        "is_never_lowered": FLAG,
        "valid_since": DAY,
    }
    | {"grace_reviews": COUNT, "max_drop": COUNT, "floor_rank": COUNT},
    "policy_population": _EVALUATION | {"customer_type": TEXT},
    "policy_level": _EVALUATION
    | {"level_code": TEXT, "level_rank": COUNT, "level_name_en": TEXT, "level_name_zh": TEXT}
    | {"bar_en": TEXT, "bar_zh": TEXT},
    "policy_criterion": _EVALUATION
    | {"criterion_id": TEXT, "criterion_no": COUNT, "metric": TEXT, "attribute_code": TEXT, "window_id": TEXT}
    | {"weight": NUMBER, "is_required": FLAG, "criterion_name_en": TEXT, "criterion_name_zh": TEXT}
    | {"line_least": NUMBER, "line_most": NUMBER, "line_least_points": NUMBER, "line_slope": SLOPE}
    | {"has_unknown_bar": FLAG, "codes": TEXT, "unit_factor": NUMBER, "unit_en": TEXT, "unit_zh": TEXT}
    | {"unit_factor_en": NUMBER, "smallest_step": NUMBER},
    "policy_band": _EVALUATION
    | {"criterion_id": TEXT, "band_no": COUNT}
    | _BOUNDS
    | {"match_value": TEXT, "level_code": TEXT, "points": NUMBER}
    | _BAR,
    "policy_cut": _EVALUATION | {"cut_no": COUNT, "level_code": TEXT, "percent": NUMBER},
    "policy_cell": _EVALUATION | {"first_level_code": TEXT, "second_level_code": TEXT, "level_code": TEXT},
    "policy_carry": _EVALUATION | {"from_version": TEXT, "from_rank": COUNT, "to_rank": COUNT, "is_same_level": FLAG},
    "policy_override": _EVALUATION
    | {"override_no": COUNT, "namespace": TEXT, "customer_code": TEXT, "category_code": TEXT, "kind": TEXT}
    | {"level_rank": COUNT, "precedence": COUNT, "valid_to": DAY, "is_expiring": FLAG},
    "policy_benefit": _EVALUATION
    | {"level_code": TEXT, "benefit_no": COUNT, "benefit_code": TEXT, "benefit_type": TEXT}
    | {"benefit_name_en": TEXT, "benefit_name_zh": TEXT, "pay_rate": NUMBER, "benefit_amount": NUMBER}
    | {"currency": TEXT, "quantity": TEXT, "valid_from": DAY, "valid_to": DAY, "is_in_effect": FLAG},
    "policy_node": _EVALUATION
    | {"purpose": TEXT, "level_code": TEXT, "node_id": TEXT, "parent_id": TEXT, "depth": COUNT, "node_no": COUNT}
    | {"codes": TEXT, "child_count": COUNT, "needed": COUNT, "criterion_id": TEXT, "test_id": TEXT}
    | _BOUNDS
    | _BAR,
}
