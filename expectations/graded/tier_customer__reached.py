"""What every graded customer must satisfy. Keep out: which level is right (tests/spec)."""

from __future__ import annotations

from expectations.declaration import Expectation, Suite, always_present, no_rows_where

SINCE = "2026-11-22"
KEY = ("policy_id", "customer_key", "scope_code", "category_code")
_KEY_LIST = ", ".join(KEY)

SUITE = Suite(
    relation="tiers.tier_customer__reached",
    row_key=KEY,
    columns={
        "policy_id": "varchar",
        "customer_key": "varchar",
        "scope_code": "varchar",
        "category_code": "varchar",
        "status": "varchar",
        "level_code": "varchar",
        "level_rank": "bigint",
        "missing_reason": "varchar",
    },
    good_row={
        "policy_id": "p1",
        "customer_key": "k1",
        "scope_code": "customer",
        "category_code": "*",
        "status": "rated",
        "level_code": "gold",
        "level_rank": 1,
    },
    passing_rows=(
        {},
        {"customer_key": "k2", "level_code": "basic", "level_rank": 2},
        {
            "customer_key": "k3",
            "status": "ungraded",
            "level_code": None,
            "level_rank": None,
            "missing_reason": "missing_value",
        },
    ),
    expectations=(
        *(
            always_present(column, reason="a grade without its whole key belongs to nobody", since=SINCE)
            for column in KEY
        ),
        no_rows_where(
            "one_grade_per_customer",
            f"({_KEY_LIST}) in (select ({_KEY_LIST}) from {{batch}} group by {_KEY_LIST} having count(*) > 1)",
            reason="a customer with two levels under one policy has none",
            since=SINCE,
            failing_case=({}, {}),
        ),
        always_present("status", reason="a customer is graded or says why not", since=SINCE),
        Expectation(
            "status_is_known",
            "expect_column_values_to_be_in_set",
            {"column": "status", "value_set": ["rated", "ungraded", "not_evaluated", "excluded", "prospect", "erased"]},
            "block",
            "readers count customers by status; another word would be counted nowhere",
            SINCE,
            ({"status": "new", "level_code": None, "level_rank": None},),
        ),
        no_rows_where(
            "rated_customers_have_a_level",
            "status = 'rated' and level_code is null",
            reason="rated means that a level was computed",
            since=SINCE,
            failing_case=({"level_code": None, "level_rank": None},),
        ),
        no_rows_where(
            "levels_are_known_to_their_policy",
            "level_code is not null and level_rank is null",
            reason="a level that the policy does not list has no rank and no name",
            since=SINCE,
            failing_case=({"level_rank": None},),
        ),
        no_rows_where(
            "only_rated_customers_have_a_level",
            "status in ('ungraded', 'not_evaluated', 'prospect', 'erased') and level_code is not null",
            reason="a level beside a status that denies it would be read as a grade",
            since=SINCE,
            failing_case=({"status": "prospect"},),
        ),
        no_rows_where(
            "ungraded_customers_say_why",
            "status in ('ungraded', 'not_evaluated') and missing_reason is null",
            reason="nobody is left without a level and without a reason",
            since=SINCE,
            failing_case=({"status": "ungraded", "level_code": None, "level_rank": None},),
        ),
        Expectation(
            "somebody_is_graded",
            "expect_table_row_count_to_be_between",
            {"min_value": 1},
            "warn",
            "a home without customers publishes empty tiers; true on a first day, a fault later",
            SINCE,
            (),
        ),
    ),
)
