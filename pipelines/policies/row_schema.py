"""The tables in which policies reach SQL: their columns and types. The rows are made in `rows.py`.

SCHEMAS are read by the models; LANGUAGE holds what the further kinds, movement and benefits need, made in
`row_language.py`. Add a column here and in every maker of that table; both change with the SQL that reads it.
"""

from __future__ import annotations

import polars as pl

SLOPE = pl.Decimal(38, 12)
TEXT, FLAG, COUNT, DAY = pl.String(), pl.Boolean(), pl.Int64(), pl.Date()
NUMBER = pl.Decimal(38, 6)
Schema = dict[str, pl.DataType]

_VERSION: Schema = {"policy_id": TEXT, "policy_version": TEXT}
_BOUNDS: Schema = {
    "lower": NUMBER,
    "is_lower_inclusive": FLAG,
    "upper": NUMBER,
    "is_upper_inclusive": FLAG,
}
_BAR: Schema = {"operator": TEXT, "threshold": NUMBER, "bar_en": TEXT, "bar_zh": TEXT}

SCHEMAS: dict[str, Schema] = {
    "policy": _VERSION
    | {"kind": TEXT, "name_en": TEXT, "name_zh": TEXT, "owner": TEXT, "effective_from": DAY, "effective_to": DAY}
    | {"policy_hash": TEXT, "on_missing": TEXT, "min_coverage": NUMBER, "cap_criterion_id": TEXT}
    | {"cap_levels_above": COUNT, "value_metric": TEXT, "value_window_id": TEXT, "max_share_shift": NUMBER}
    | {"missing_reason": TEXT},
    "policy_population": {"policy_id": TEXT, "customer_type": TEXT},
    "policy_level": _VERSION
    | {"level_code": TEXT, "level_rank": COUNT, "level_name_en": TEXT, "level_name_zh": TEXT}
    | {"bar_en": TEXT, "bar_zh": TEXT},
    "policy_criterion": _VERSION
    | {"criterion_id": TEXT, "criterion_no": COUNT, "metric": TEXT, "attribute_code": TEXT, "window_id": TEXT}
    | {"weight": NUMBER, "is_required": FLAG, "criterion_name_en": TEXT, "criterion_name_zh": TEXT}
    | {"unit_factor": NUMBER, "unit_en": TEXT, "unit_zh": TEXT},
    "policy_band": _VERSION
    | {"criterion_id": TEXT, "band_no": COUNT}
    | _BOUNDS
    | {"match_value": TEXT, "level_code": TEXT, "points": NUMBER}
    | _BAR,
    "policy_node": _VERSION
    | {"level_code": TEXT, "node_id": TEXT, "parent_id": TEXT, "depth": COUNT, "node_no": COUNT}
    | {"child_count": COUNT, "needed": COUNT, "criterion_id": TEXT, "test_id": TEXT}
    | _BOUNDS
    | _BAR,
}

LANGUAGE: dict[str, Schema] = {
    "policy_share": _VERSION
    | {"criterion_id": TEXT, "share_no": COUNT, "level_code": TEXT, "percent": NUMBER, "top_percent": NUMBER}
    | {"ties": TEXT},
    "policy_cut": _VERSION
    | {"criterion_id": TEXT, "cut_no": COUNT, "level_code": TEXT, "below_percent": NUMBER}
    | {"min_population": COUNT, "freeze_cuts": TEXT},
    "policy_combine": _VERSION
    | {"how": TEXT, "primary_criterion_id": TEXT, "least_votes": COUNT, "least_known": COUNT},
    "policy_level_points": _VERSION | {"level_code": TEXT, "points": NUMBER},
    "policy_score_band": _VERSION | {"band_no": COUNT, "level_code": TEXT} | _BOUNDS,
    "policy_cell": _VERSION | {"first_level_code": TEXT, "second_level_code": TEXT, "level_code": TEXT},
    "policy_line": _VERSION
    | {"criterion_id": TEXT, "least": NUMBER, "most": NUMBER, "least_points": NUMBER, "most_points": NUMBER}
    | {"slope": SLOPE},
    "policy_intent": _VERSION
    | {"criterion_id": TEXT, "overdue": TEXT, "intent_level_code": TEXT, "no_intent_level_code": TEXT},
    "policy_condition": _VERSION
    | {"purpose": TEXT, "condition_no": COUNT, "level_code": TEXT, "node_id": TEXT, "parent_id": TEXT}
    | {"depth": COUNT, "node_no": COUNT, "child_count": COUNT, "needed": COUNT, "criterion_id": TEXT, "test_id": TEXT}
    | _BOUNDS
    | _BAR,
    "policy_node_code": _VERSION | {"purpose": TEXT, "node_id": TEXT, "match_value": TEXT},
    "policy_criterion_code": _VERSION | {"criterion_id": TEXT, "match_value": TEXT},
    "policy_criterion_more": _VERSION
    | {"criterion_id": TEXT, "number_code": TEXT, "is_average": FLAG, "of_document": FLAG, "has_unknown_levels": FLAG},
    "policy_movement": _VERSION
    | {"scope_code": TEXT, "history_from": DAY, "review_every": TEXT, "review_day": TEXT, "upgrade_on": TEXT}
    | {"validity_months": COUNT, "grace_reviews": COUNT, "max_drop": COUNT, "sticky": TEXT, "floor_level_code": TEXT}
    | {"is_grandfathering": FLAG, "is_stackable": FLAG},
    "policy_succession": _VERSION | {"removed_level_code": TEXT, "level_code": TEXT},
    "policy_level_alias": _VERSION | {"level_code": TEXT, "alias": TEXT},
    "policy_category": _VERSION | {"category_code": TEXT},
    "policy_benefit": _VERSION
    | {"benefit_code": TEXT, "level_code": TEXT, "benefit_type": TEXT, "name_en": TEXT, "name_zh": TEXT}
    | {"pay_rate": NUMBER, "amount": NUMBER, "quantity": TEXT, "valid_from": DAY, "valid_to": DAY},
}
