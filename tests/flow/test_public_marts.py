"""What BI tools get: tables and columns in the order of the contract, their types and comments, behind one link."""

from __future__ import annotations

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import query

HEAD = ["snapshot_id", "as_of"]
POLICY = [*HEAD, "policy_id", "policy_version"]
SCOPE = ["scope_code", "category_code"]
COLUMNS = {
    "customer_tiers": [*POLICY, "customer_key", *SCOPE, "status", "level_code", "level_rank", "level_name_en"]
    + ["level_name_zh", "score", "computed_level_code", "is_provisional", "is_overridden", "since_on"],
    "customer_tier_reasons": [*POLICY, "customer_key", *SCOPE, "tested_level_code", "step_no", "criterion_id", "metric"]
    + ["window_id", "window_start_on", "window_end_on", "value", "value_code", "part", "whole"]
    + ["operator", "threshold", "threshold_on", "passed", "criterion_level_code", "points", "weight"]
    + ["missing_reason", "sentence_en", "sentence_zh"],
    "customer_tier_progress": [*POLICY, "customer_key", *SCOPE, "step_code", "criterion_id", "level_code"]
    + ["goal_level_code", "metric", "window_id", "value", "target", "gap", "unit", "unit_gap", "gap_en", "gap_zh"]
    + ["is_less_better", "is_enough_alone", "is_indicative", "blocked_by", "next_review_on", "days_left"]
    + ["projected_level_code", "is_at_risk"],
    "customer_metrics": [
        *HEAD,
        "customer_key",
        "metric",
        "window_id",
        "window_start_on",
        "window_end_on",
        "unit",
        "value",
    ],
    "customers": [*HEAD, "customer_key", "customer_type", "region_code", "store_code", "channel", "first_sale_on"]
    + ["is_registered", "customer_name"],
    "customer_codes": [*HEAD, "namespace", "customer_code", "customer_key", "valid_from", "valid_to"],
    "levels": [*POLICY, "level_rank", "level_code", "level_name_en", "level_name_zh", "bar_en", "bar_zh"],
    "level_benefits": [*POLICY, "level_code", "benefit_no", "benefit_code", "benefit_type", "benefit_name_en"]
    + ["benefit_name_zh", "pay_rate", "benefit_amount", "currency", "quantity", "valid_from", "valid_to"]
    + ["is_in_effect"],
    "document_benefits": [*POLICY, "namespace", "document_code", "sold_on", "customer_key", "level_code"]
    + ["benefit_code", "benefit_type", "benefit_name_en", "benefit_name_zh", "pay_rate", "benefit_amount", "currency"]
    + ["quantity", "is_stackable", "metric", "value", "operator", "threshold"],
    "policies": [*POLICY, "effective_from", "effective_to", "owner", "policy_hash"],
    "tier_summary": [
        *POLICY,
        *SCOPE,
        "status",
        "level_code",
        "customer_count",
        "customer_share",
        "value_amount",
        "value_share",
    ],
    "tier_cuts": [*POLICY, *SCOPE, "level_code", "level_rank", "criterion_id", "metric", "window_id", "window_start_on"]
    + ["window_end_on", "unit", "cut_value", "computed_on", "is_frozen", "customer_count", "population_count"],
    "tier_migration": [*POLICY, *SCOPE, "from_seq", "from_level_code", "to_level_code", "customer_count"],
    "snapshot": [*HEAD, "seq", "known_at", "published_at", "actor", "supersedes", "is_this"],
    "policy_versions": [*POLICY, "effective_from", "effective_to", "owner", "policy_hash"],
    "customer_tier_history": [*HEAD, "customer_key", "policy_id", "policy_version", *SCOPE, "status", "level_code"]
    + ["reason_code", "valid_from", "valid_to", "recorded_from", "recorded_to", "seq"],
    "customer_tier_changes": [*POLICY, "customer_key", *SCOPE, "changed_on", "from_level_code", "to_level_code"]
    + ["computed_level_code", "direction", "cause_code", "is_review", "is_overridden"],
    "review_summary": [*POLICY, "reviewed_on", *SCOPE, "direction", "cause_code", "customer_count"],
    "override_report": [*POLICY, "active_count", "expiring_count", "next_end_on", "unmatched_count"]
    + ["overridden_count", "customer_count", "overridden_share"],
    "late_rows": [*HEAD, "table_name", "file_id", "row_no", "change_code", "source_code", "business_on", "known_on"]
    + ["days_late", "first_changed_as_of", "last_changed_as_of", "changed_count", "is_within_horizon"],
    "customer_points": [
        *HEAD,
        "customer_key",
        "program_code",
        "program_version",
        "entry_no",
        "entered_on",
        "entry_kind",
    ]
    + ["points", "balance_points", "expires_on", "namespace", "document_code", "entry_code"],
    "customer_points_balance": [*HEAD, "customer_key", "program_code", "program_version", "program_name_en"]
    + ["program_name_zh", "balance_points", "open_points", "owed_points", "next_expires_on", "expiring_30_points"]
    + ["expiring_90_points", "earned_points", "year_earned_points", "last_entered_on"],
    "points_expiring": [*HEAD, "customer_key", "program_code", "expires_on", "points"],
    "points_liability": [*HEAD, "program_code", "program_version", "expires_on", "open_points", "customer_count"]
    + ["currency", "value_amount"],
    "customer_segments": [*HEAD, "segmentation_id", "customer_key", "segment_code", "segment_name_en"]
    + ["segment_name_zh", "member_code", "missing_reason"],
    "restatements": [*HEAD, "restated_as_of", "seq", "supersedes", "policy_id", "policy_version", "late_row_count"]
    + ["changed_customer_count", "changed_level_count", "reason"],
}


@pytest.mark.parametrize("mart", COLUMNS)
def test_a_table_has_the_columns_of_the_contract_in_their_order(shop: Home, mart: str) -> None:
    sql = "select column_name from duckdb_columns() where schema_name = 'main' and table_name = ? order by column_index"
    assert [name for (name,) in query(shop, sql, mart)] == COLUMNS[mart]


def test_the_serving_file_holds_the_public_tables_and_nothing_else(shop: Home) -> None:
    tables = query(
        shop,
        "select schema_name || '.' || table_name from duckdb_tables() union all "
        "select schema_name || '.' || view_name from duckdb_views() where not internal",
    )
    assert {name for (name,) in tables} == {f"main.{mart}" for mart in COLUMNS}


def test_no_column_is_a_floating_point_number(shop: Home) -> None:
    types = {name for (name,) in query(shop, "select distinct data_type from duckdb_columns() where not internal")}
    assert types <= {"VARCHAR", "BIGINT", "DATE", "BOOLEAN", "TIMESTAMP", "DECIMAL(38,6)"}


def test_every_table_and_column_is_described_in_english_and_chinese(shop: Home) -> None:
    rows = query(
        shop,
        "select table_name || '.' || column_name, comment from duckdb_columns() where not internal union all "
        "select table_name, comment from duckdb_tables() where not internal",
    )
    both = [
        name
        for name, comment in rows
        if comment and any("a" <= c <= "z" for c in comment) and any("一" <= c <= "鿿" for c in comment)
    ]
    assert sorted(both) == sorted(name for name, _ in rows)


def test_the_serving_file_is_behind_a_relative_link_to_an_immutable_file(shop: Home) -> None:
    link = shop.published / "serve" / "tiers.duckdb"
    assert link.is_symlink()
    assert link.readlink().parent.as_posix() == "."
    assert link.resolve().stat().st_mode & 0o222 == 0
    version = query(shop, "select tags['storage_version'] from duckdb_databases() where not internal")
    assert version[0][0].startswith("v1.0.0")
