"""What the staged files must satisfy: they hold the rows the warehouse meant. Keep out: what the rows say."""

from __future__ import annotations

from expectations.declaration import Expectation, Suite, always_present, no_rows_where

SINCE = "2026-11-22"

SUITE = Suite(
    relation="staged.output",
    row_key=("mart",),
    columns={
        "mart": "varchar",
        "rows_meant": "bigint",
        "rows_staged": "bigint",
        "rows_in_order": "bigint",
        "hash_meant": "varchar",
        "hash_staged": "varchar",
    },
    good_row={
        "mart": "customer_tiers",
        "rows_meant": 2,
        "rows_staged": 2,
        "rows_in_order": 2,
        "hash_meant": "aa",
        "hash_staged": "aa",
    },
    expectations=(
        always_present("mart", reason="an output without a name belongs to no table", since=SINCE),
        no_rows_where(
            "every_output_is_measured",
            "(rows_meant is null and rows_staged is null) or (hash_meant is null and hash_staged is null)",
            reason="an output that was not measured was not staged",
            since=SINCE,
            failing_case=({"rows_meant": None, "rows_staged": None},),
        ),
        no_rows_where(
            "row_counts_are_what_was_meant",
            "rows_meant is distinct from rows_staged",
            reason="a staged file with more or fewer rows is not the table that passed the gates",
            since=SINCE,
            failing_case=({"rows_staged": 1},),
        ),
        no_rows_where(
            "contents_are_what_was_meant",
            "hash_meant is distinct from hash_staged",
            reason="a staged file with other contents says something else than the table that passed the gates",
            since=SINCE,
            failing_case=({"hash_staged": "bb"},),
        ),
        no_rows_where(
            "every_row_has_its_own_key",
            "rows_in_order < rows_staged",
            reason="rows under one key, or out of its order, could give equal inputs another digest",
            since=SINCE,
            failing_case=({"rows_in_order": 1},),
        ),
        Expectation(
            "each_mart_is_staged_once",
            "expect_column_values_to_be_unique",
            {"column": "mart"},
            "block",
            "two files of one mart cannot both be published",
            SINCE,
            ({}, {}),
        ),
        Expectation(
            "something_is_staged",
            "expect_table_row_count_to_be_between",
            {"min_value": 1},
            "block",
            "a snapshot without a single mart is an interrupted one",
            SINCE,
            (),
        ),
    ),
)
