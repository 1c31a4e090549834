"""What readers see of progress: the next level, the gap in words, and whether the level held will be kept.

As of 2026-08-31; the last review was on 2026-06-30, the next one is on 2026-09-30 and looks back to 2026-03-31.
"""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, query, refresh, write
from tests.flow.receipts import SPEND_LEVELS, receipts

REVIEWED = (
    SPEND_LEVELS
    + """
history_from: 2026-01-01
rule:
  kind: bands
  criterion:
    id: spend
    metric: net_spend
    unit: 万元
    window: rolling_6_months
    bands:
      - {level: gold, at_least: 0.1}
      - {level: silver, at_least: 0.01}
      - {level: basic}
review: {every: quarter}
movement: {retain: {gold: {criterion: spend, at_least: 0.05}}}
"""
)
OVERRIDES = """
overrides:
  - {kind: floor, customer: promised, level: gold, reason: contract, requested_by: Li, approved_by: Wang,
     valid_from: 2026-06-01, valid_to: 2026-12-31}
"""
SALES = receipts(
    "L1,1,leaving,2026-01-15,1,1200",
    *("R1,1,retained,2026-02-10,1,600", "R2,1,retained,2026-05-10,1,600"),
    "F1,1,fading,2026-02-01,1,150",
    *("S1,1,striving,2026-05-01,1,150", "S2,1,striving,2026-08-01,1,530"),
    *("W1,1,waiting,2026-05-01,1,150", "W2,1,waiting,2026-08-10,1,1000"),
    "P1,1,promised,2026-05-02,1,150",
)
PROGRESS = """
    select {columns} from customer_tier_progress inner join customer_codes using (customer_key)
    where {where} order by all"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = make_home(tmp_path_factory.mktemp("progress"), policies={"spend": REVIEWED})
    write(made.overrides / "spend.yml", OVERRIDES)
    deliver(made, receipts_1=SALES)
    assert refresh(made, date(2026, 8, 31)).exit_code == 0
    return made


def _told(home: Home, columns: str, where: str) -> list[tuple[Any, ...]]:
    return query(home, PROGRESS.format(columns=f"customer_code, {columns}", where=where))


def test_the_gap_to_the_next_level_is_told_in_base_units_and_in_the_units_of_the_policy(home: Home) -> None:
    columns = "level_code, goal_level_code, value::int, target::int, gap, unit_gap, gap_en, gap_zh"
    assert _told(home, columns, "step_code = 'reach' and criterion_id = 'spend' and gap < 400") == [
        ("striving", "silver", "gold", 680, 1000, Decimal(320), Decimal("0.032"), "320 CNY", "0.032 万元")
    ]


@pytest.mark.parametrize(("spent", "level"), [("319.99", "silver"), ("320", "gold")])
def test_spending_exactly_the_gap_gives_the_next_level(home: Home, tmp_path: Path, spent: str, level: str) -> None:
    copy = Home(Path(shutil.copytree(home.path, tmp_path / "home", symlinks=True)))
    deliver(copy, receipts_2=receipts(f"S3,1,striving,2026-08-31,1,{spent}"))
    assert refresh(copy, date(2026, 8, 31)).exit_code == 0
    sql = "select computed_level_code from customer_tiers inner join customer_codes using (customer_key)"
    assert query(copy, f"{sql} where customer_code = 'striving'") == [(level,)]


def test_values_that_give_the_next_level_already_await_the_review(home: Home) -> None:
    where = "step_code = 'reach' and criterion_id = 'total' and blocked_by is not null"
    rows = _told(home, "level_code, goal_level_code, blocked_by", where)
    assert ("waiting", "silver", "gold", "awaits_review") in rows


def test_a_level_is_at_risk_when_what_stays_in_the_window_is_below_its_bar(home: Home) -> None:
    columns = "level_code, projected_level_code, is_at_risk, next_review_on::varchar, days_left"
    rows = _told(home, columns, "step_code = 'keep' and criterion_id = 'total'")
    assert [row[:4] for row in rows] == [
        ("fading", "silver", "basic", True),
        ("leaving", "gold", "basic", True),
        ("promised", "gold", "silver", False),
        ("retained", "gold", "silver", False),
        ("striving", "silver", "silver", False),
        ("waiting", "silver", "gold", False),
    ]
    assert {row[4:] for row in rows} == {("2026-09-30", 30)}


def test_what_is_lacking_to_keep_a_level_counts_to_the_retain_bar_where_there_is_one(home: Home) -> None:
    columns = "goal_level_code, value::int, target::int, gap_en"
    assert _told(home, columns, "step_code = 'keep' and criterion_id <> 'total'") == [
        ("fading", "silver", 0, 100, "100 CNY"),
        ("leaving", "gold", 0, 500, "500 CNY"),
    ]


def test_a_projection_leaves_tiers_metrics_and_counts_as_they_are(home: Home) -> None:
    assert query(home, "select count(*), count(distinct customer_key) from customer_tiers") == [(6, 6)]
    assert query(home, "select sum(customer_count)::int from tier_summary") == [(6,)]
    assert query(home, "select max(window_end_on)::varchar from customer_metrics") == [("2026-09-01",)]
