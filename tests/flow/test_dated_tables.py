"""The sample of each dated table, through its own mapping and the real models: values on two evaluation dates.

The sample belongs to the home template `rulebook`. What a mapping refuses is tested beside the mapping, what a model
does with one rule in the yml beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from pipelines.sources.dated_tables import DATED_TABLES
from tests.flow.on_record import JUNE, MAY, landed_sample, record_policies
from tests.landed_build import build_landed

MONTH = "calendar_month_last_complete"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("dated")
    with build_landed(landed_sample(), record_policies(folder / "policies"), JUNE, folder / "home") as connection:
        yield connection


def _values(built: duckdb.DuckDBPyConnection, metric: str, day: date, window: str = "lifetime", **where: str) -> Any:
    """Value and divisor by customer code, of customers who have a value other than 0."""
    scope, category = where.get("scope", "customer"), where.get("category", "*")
    rows = built.execute(
        """select customer_code, dividend, divisor from metrics.met_customer__value
        inner join landing.identity using (customer_key)
        where metric = ? and evaluated_on = ? and window_id = ? and scope_code = ? and category_code = ?""",
        [metric, day, window, scope, category],
    ).fetchall()
    return {code: value if divisor == 1 else (value, divisor) for code, value, divisor in sorted(rows) if value}


def test_the_sample_feeds_every_dated_table() -> None:
    assert set(landed_sample()) == set(DATED_TABLES)


def test_a_balance_is_the_last_known_one_of_every_account(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "balance_at", MAY) == {"C004": 30000}
    assert _values(built, "balance_at", JUNE) == {"C003": Decimal("49999.99"), "C004": 50000}


def test_an_average_is_a_sum_over_the_days_of_its_month(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "average_daily_balance", MAY, MONTH) == {"C004": (360000, 31)}
    assert _values(built, "average_daily_balance", JUNE, MONTH) == {
        "C001": (1500000, 30),
        "C002": (1440000, 30),
        "C003": (Decimal("1499999.99"), 30),
        "C004": (1500000, 30),
    }


def test_seats_are_those_open_on_the_date(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "open_count", MAY) == {"C001": 49, "C002": 49, "C003": 200, "C004": 99}
    assert _values(built, "open_count", JUNE) == {"C001": 49, "C002": 50, "C004": 100}


def test_days_to_the_decision_are_counted_from_the_date(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "days_to_decision", MAY) == {"C001": 37, "C002": 45, "C003": 29, "C006": 20}
    assert _values(built, "days_to_decision", JUNE) == {"C001": 7, "C002": 15, "C003": -1}
    assert _values(built, "open_opportunity_count", JUNE)["C001"] == 2
    stages = (
        "select customer_code, stage, has_intent from metrics.met_customer__opportunity inner join landing.identity"
    )
    rows = built.execute(f"{stages} using (customer_key) where evaluated_on = ?", [JUNE]).fetchall()
    assert {row for row in rows if row[0] in ("C004", "C005", "C006")} == {
        ("C004", "open", False),
        ("C005", "open", True),
        ("C006", "won", True),
    }


def test_prospects_are_graded_by_their_best_open_opportunity_of_each_date(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute(
        """select evaluated_on, customer_code, coalesce(computed.level_code, computed.missing_reason)
        from tiers.tier_customer__computed as computed
        inner join landing.policy as policies using (evaluation_id) inner join landing.identity using (customer_key)
        where policies.policy_id = 'intent_sabcd'"""
    ).fetchall()
    levels = {day: {code: level for on, code, level in rows if on == day} for day in (MAY, JUNE)}
    assert levels[MAY] == {"C001": "C", "C002": "C", "C003": "B", "C004": "D", "C005": "C", "C006": "B"}
    assert levels[JUNE] == {"C001": "S", "C002": "A", "C003": "S", "C004": "D", "C005": "C", "C006": "decided"}


def test_why_a_prospect_has_its_level_is_told_in_both_languages(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute(
        """select customer_code, value, operator, threshold, criterion_level_code, sentence_en, sentence_zh
        from tiers.tier_customer__reasons inner join landing.identity using (customer_key)
        where policy_id = 'intent_sabcd' and criterion_id = 'days' order by all"""
    ).fetchall()
    told = {code: row for code, *row in rows}
    assert told["C003"] == [
        *(-1, "<=", 7, "S"),
        "days to the expected decision: -1 days (at most 7 days): S",
        "距预计决定天数：-1 天（不高于 7 天）：S",
    ]
    assert told["C005"][-2:] == [
        "days to the expected decision: - (no date, but intent to buy): C",
        "距预计决定天数：-（无预计日期但有购买意向）：C",
    ]
    assert told["C006"][-2:] == [
        "days to the expected decision: -: won or lost already",
        "距预计决定天数：-：已成交或已战败",
    ]


def test_the_longest_overdue_ends_with_its_settlement(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "overdue_days_max", MAY) == {"C001": 61, "C003": 31}
    assert _values(built, "overdue_days_max", JUNE) == {"C001": 91}


def test_points_are_those_earned_by_the_date(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "points_earned", JUNE) == {"C001": 3000, "C002": 50}
    assert _values(built, "points_earned", MAY) == {"C001": 2999, "C002": 100}
    assert _values(built, "points_earned", MAY, MONTH) == {"C002": 100}
    assert _values(built, "points_earned", JUNE, MONTH) == {"C001": 1, "C002": -50}


def test_a_rating_is_the_latest_by_the_date(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute(
        """select evaluated_on, customer_code, attribute_number
        from metrics.met_customer__attribute inner join landing.identity using (customer_key)
        where scope_code = 'customer' and attribute_code = 'credit_capacity' and evaluated_on <= ? order by all""",
        [JUNE],
    ).fetchall()
    assert rows == [(MAY, "C001", Decimal("4.5")), (JUNE, "C001", Decimal(3))]
    found = {customer: level for customer, _, _, level in _levels(built, "credit")}
    assert (found["C001"], found["C002"]) == ("low", "missing_value")


def test_a_group_adds_up_its_members_of_the_date(built: duckdb.DuckDBPyConnection) -> None:
    assert _values(built, "member_count", MAY, scope="group") == {"C001": 2, "C002": 2}
    assert _values(built, "member_count", JUNE, scope="group") == {"C001": 2, "C003": 2}
    assert _values(built, "open_count", MAY, scope="group") == {"C001": 98, "C002": 98}
    average = (Decimal("2999999.99"), 30)
    assert _values(built, "average_daily_balance", JUNE, MONTH, scope="group") == {"C001": average, "C003": average}


def test_every_row_is_counted_or_comes_after_the_date(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute(
        "select table_name, line_status, sum(row_count)::bigint from metrics.met_rows__accounted group by all"
    ).fetchall()
    after = {"subscription": 1, "receivable": 1, "points_entry": 1, "group_member": 1, "attribute": 1}
    after |= {"balance_daily": 1, "opportunity": 1}
    assert {table: count for table, status, count in rows if status == "after_as_of"} == after
    assert {status for _, status, _ in rows} == {"after_as_of", "counted"}
    landed = {table: frame.height for table, frame in landed_sample().items()}
    assert {table: sum(row[2] for row in rows if row[0] == table) for table in landed} == landed


def _levels(built: duckdb.DuckDBPyConnection, policy: str) -> list[tuple[str, ...]]:
    rows = built.execute(
        """select customer_code, computed.scope_code, computed.status,
            coalesce(computed.level_code, computed.missing_reason)
        from tiers.tier_customer__computed as computed
        inner join landing.policy as policies using (evaluation_id) inner join landing.identity using (customer_key)
        where policies.policy_id = ? and policies.is_as_of order by all""",
        [policy],
    )
    return rows.fetchall()


def test_whoever_never_bought_is_graded_by_what_stands_on_record(built: duckdb.DuckDBPyConnection) -> None:
    found = {customer: level for customer, _, _, level in _levels(built, "seats")}
    assert found == {"C001": "low", "C002": "high", "C003": "low", "C004": "high", "C005": "low", "C006": "low"}


def test_an_average_that_only_rounds_up_to_the_bar_does_not_reach_it(built: duckdb.DuckDBPyConnection) -> None:
    found = {customer: level for customer, _, _, level in _levels(built, "assets")}
    assert (found["C001"], found["C002"], found["C003"], found["C004"]) == ("high", "low", "low", "high")


def test_a_group_policy_grades_members_and_their_group(built: duckdb.DuckDBPyConnection) -> None:
    found = {(customer, scope): level for customer, scope, _, level in _levels(built, "groups")}
    assert found["C004", "customer"] == "high"
    assert ("C004", "group") not in found
    assert (found["C001", "group"], found["C003", "group"], found["C003", "customer"]) == ("low", "low", "low")


def test_a_policy_whose_table_was_never_delivered_says_so(built: duckdb.DuckDBPyConnection) -> None:
    assert {(status, reason) for _, _, status, reason in _levels(built, "sales")} == {
        ("not_evaluated", "no_sales_line")
    }
