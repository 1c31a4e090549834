"""What the published tables must hold in every snapshot: whole keys, all combinations, reasons in words."""

from __future__ import annotations

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import manifest, query

METRICS = {"net_spend", "gross_spend", "return_amount", "excluded_amount", "ordered_amount", "ordered_gross_amount"}
METRICS |= {"paid_amount", "sale_count", "recency_days", "tenure_months", "quantity", "weight_kg"}
KEYS = {
    "customer_tiers": "policy_id, customer_key, scope_code, category_code",
    "customer_tier_reasons": "policy_id, customer_key, scope_code, category_code, tested_level_code, criterion_id",
    "customer_tier_progress": "policy_id, customer_key, scope_code, category_code, step_code, criterion_id",
    "customer_metrics": "customer_key, metric, window_id",
    "customers": "customer_key",
    "customer_codes": "namespace, customer_code, valid_from",
    "levels": "policy_id, level_code",
    "level_benefits": "policy_id, level_code, benefit_code",
    "document_benefits": "policy_id, namespace, document_code, customer_key, benefit_code",
    "customer_points": "customer_key, program_code, entry_no",
    "customer_points_balance": "customer_key, program_code",
    "points_expiring": "customer_key, program_code, expires_on",
    "points_liability": "program_code, expires_on",
    "customer_segments": "segmentation_id, customer_key",
    "customer_tier_history": "policy_id, customer_key, scope_code, category_code, valid_from, seq",
    "policy_versions": "policy_id, policy_version",
    "override_report": "policy_id",
    "tier_cuts": "policy_id, scope_code, category_code, level_code",
    "tier_summary": "policy_id, scope_code, category_code, status, level_code",
}


@pytest.mark.parametrize("mart", KEYS)
@pytest.mark.parametrize("seq", [1, 3])
def test_the_key_of_a_table_is_unique(shop: Home, mart: str, seq: int) -> None:
    assert query(shop, f"select {KEYS[mart]} from {mart} group by all having count(*) > 1", seq=seq) == []


def test_metrics_has_one_row_for_every_customer_metric_and_window(shop: Home) -> None:
    for seq in (1, 2, 3):
        customers = query(shop, "select count(*) from customers", seq=seq)[0][0]
        rows = query(
            shop,
            "select metric, window_id, count(*), count(distinct customer_key) from customer_metrics group by all",
            seq=seq,
        )
        windows = {window for _, window, _, _ in rows}
        assert windows == {"lifetime", "rolling_12_months", "calendar_year_to_date", "rolling_90_days"}
        assert {metric for metric, _, _, _ in rows} == METRICS
        assert len(rows) == len(METRICS) * len(windows)
        assert all((count, distinct) == (customers, customers) for _, _, count, distinct in rows)


def test_every_customer_has_one_tier_under_every_policy(shop: Home) -> None:
    rows = query(shop, "select policy_id, count(*), count(distinct customer_key) from customer_tiers group by all")
    customers = query(shop, "select count(*) from customers")[0][0]
    assert sorted(rows) == [(policy, customers, customers) for policy in ("points", "positive", "spend", "visits")]


def test_benefits_say_what_each_level_gives_and_from_when(shop: Home) -> None:
    columns = "level_code, benefit_code, benefit_type, pay_rate::varchar, benefit_amount::varchar, currency, quantity"
    rows = [
        ("gold", "pay_95", "discount", "0.950000", None, None, None, True),
        ("gold", "tea", "gift", None, "80.000000", "CNY", "2盒", False),
        ("silver", "pay_95", "discount", "0.950000", None, None, None, True),
    ]
    sql = f"select {columns}, is_in_effect from level_benefits order by all"
    assert query(shop, sql, seq=2) == rows
    assert query(shop, sql, seq=3) == [(*row[:-1], True) for row in rows]


def test_levels_lists_levels_that_nobody_holds(shop: Home) -> None:
    held = {level for (level,) in query(shop, "select level_code from customer_tiers where policy_id = 'spend'")}
    assert "gold" not in held
    rows = query(
        shop, "select level_code, level_rank, bar_en from levels where policy_id = 'spend' order by level_rank"
    )
    assert [(code, rank) for code, rank, _ in rows] == [("gold", 1), ("silver", 2), ("basic", 3)]
    assert "100,000" in rows[0][2]


def test_every_rated_or_ungraded_customer_has_reasons_in_words(shop: Home) -> None:
    assert (
        query(
            shop,
            """select policy_id, customer_key, status from customer_tiers
        where status in ('rated', 'ungraded') and (policy_id, customer_key) not in
        (select (policy_id, customer_key) from customer_tier_reasons)""",
        )
        == []
    )
    assert (
        query(
            shop,
            "from customer_tier_reasons where coalesce(sentence_en, '') = '' or coalesce(sentence_zh, '') = ''",
        )
        == []
    )


def test_bands_and_scorecards_end_in_one_total_row_with_the_score(shop: Home) -> None:
    rows = query(
        shop,
        """select policy_id, status, count(*) filter (criterion_id = 'total'), count(*),
            bool_and(score is not distinct from value) filter (criterion_id = 'total') as is_score
        from customer_tiers inner join customer_tier_reasons using (policy_id, customer_key)
        where policy_id in ('points', 'spend') and status = 'rated' group by policy_id, status, customer_key""",
    )
    assert {(policy, totals, rows_) for policy, _, totals, rows_, _ in rows} == {("points", 1, 3), ("spend", 1, 2)}
    assert all(is_score for policy, _, _, _, is_score in rows if policy == "points")


def test_groups_show_the_reached_level_and_the_next_better_one(shop: Home) -> None:
    rows = query(
        shop,
        """select tested_level_code, criterion_id, passed from customer_tier_reasons
        inner join customer_codes using (customer_key)
        where policy_id = 'visits' and customer_code = 'tenure' order by step_no""",
    )
    assert rows == [
        ("gold", "spend", False),
        ("gold", "visits", False),
        ("silver", "spend", True),
        ("silver", "visits", False),
    ]


def test_an_ungraded_customer_is_told_what_is_missing(shop: Home) -> None:
    rows = query(
        shop,
        """select distinct missing_reason from customer_tier_reasons
        inner join customer_codes using (customer_key) where policy_id = 'positive' and customer_code = 'negative'""",
    )
    assert rows == [("no_band",)]


def test_the_summary_counts_every_customer_once_per_policy(shop: Home) -> None:
    counted = query(shop, "select policy_id, status, level_code, customer_count from tier_summary order by all")
    graded = query(shop, "select policy_id, status, level_code, count(*) from customer_tiers group by all order by all")
    assert counted == graded


def test_migration_is_empty_first_and_then_compares_with_the_last_snapshot_of_an_earlier_date(shop: Home) -> None:
    assert [query(shop, "select count(*) from tier_migration", seq=seq)[0][0] for seq in (1, 2)] == [0, 0]
    rows = query(
        shop,
        "select from_seq, from_level_code, to_level_code, customer_count from tier_migration where policy_id = 'spend'",
    )
    assert {row[0] for row in rows} == {2}
    assert (2, "basic", "silver", 1) in rows
    assert (2, None, "silver", 1) in rows
    assert sum(row[3] for row in rows) == query(shop, "select count(*) from customers")[0][0]


def test_the_snapshot_table_lists_every_kept_snapshot_up_to_this_one(shop: Home) -> None:
    rows = query(shop, "select seq, supersedes, is_this from snapshot order by seq")
    assert rows == [(1, None, False), (2, 1, False), (3, None, True)]
    assert query(shop, "select seq from snapshot order by seq", seq=2) == [(1,), (2,)]
    this = query(shop, "select snapshot_id, as_of::varchar from snapshot where is_this")
    assert this == [(manifest(shop, 3)["snapshot_id"], "2026-07-31")]
