"""`since_reset` on the days around a clearing of points: reference and models count the same receipts.

One customer bought on each of the days. Policies are reviewed on the first or on the last day of every month, so that
one build shows the day of clearing and the day after. The program is the one of S14, cleared four times a year and
later once; another is cleared every month, for the sake of 29 February.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import duckdb
import pytest

from pipelines.policies.points_file import load_programs
from pipelines.policies.points_program import PointsProgram
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion
from tests.landed_build import build_landed
from tests.spec.landed_customers import ONE, SALE, frame
from tests.unit.policies.shipped import POLICIES

BEGIN, AS_OF = date(2023, 1, 31), date(2025, 1, 1)
SOLD = ("2022-12-31", "2023-03-31", "2023-04-01", "2023-12-31", "2024-01-01")
SOLD += ("2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31", "2025-01-01")
SHIPPED = load_programs(POLICIES.parent / "points")
NAMED = {"id": "monthly", "version": "1", "name": {"en": "Monthly", "zh": "每月"}, "owner": "tests", "currency": "CNY"}
MONTHLY = PointsProgram.model_validate(
    NAMED | {"effective_from": date(2024, 1, 1), "delivered": ["earn"], "clearing": {"every": "month"}}
)
PROGRAMS = {"member_points": SHIPPED, "monthly": [MONTHLY]}
# Metric and program, the day, and whose receipts count on it. A day of clearing is the last of its window.
COUNTED = {
    ("net_spend", "member_points", "2023-03-31"): "2022-12-31 2023-03-31",
    ("net_spend", "member_points", "2023-04-01"): "2023-04-01",
    ("net_spend", "member_points", "2023-12-31"): "2023-12-31",
    ("net_spend", "member_points", "2024-01-01"): "2024-01-01",
    ("net_spend", "member_points", "2024-03-31"): "2024-01-01 2024-02-28 2024-02-29 2024-03-01",
    ("net_spend", "member_points", "2024-04-01"): "2024-01-01 2024-02-28 2024-02-29 2024-03-01",
    ("net_spend", "member_points", "2024-12-31"): "2024-01-01 2024-02-28 2024-02-29 2024-03-01 2024-12-31",
    ("net_spend", "member_points", "2025-01-01"): "2025-01-01",
    ("points_earned", "member_points", "2023-03-31"): "2023-03-31",
    ("points_earned", "member_points", "2023-04-01"): "2023-04-01",
    ("points_earned", "member_points", "2024-12-31"): "2024-01-01 2024-02-28 2024-02-29 2024-03-01 2024-12-31",
    ("points_earned", "member_points", "2025-01-01"): "2025-01-01",
    ("net_spend", "monthly", "2024-01-01"): "2022-12-31 2023-03-31 2023-04-01 2023-12-31 2024-01-01",
    ("net_spend", "monthly", "2024-02-29"): "2024-02-28 2024-02-29",
    ("net_spend", "monthly", "2024-03-01"): "2024-03-01",
}


def _version(metric: str, program: str, day: str) -> PolicyVersion:
    bands = [{"level": "gold", "at_least": "50"}, {"level": "basic"}]
    stated = {
        "id": f"{metric}_{program}_{day}",
        "version": "1",
        "effective_from": BEGIN,
        "name": {"en": "Since the reset", "zh": "清零以来"},
        "owner": "tests",
        "currency": "CNY",
        "program": program,
        "levels": [{"code": "gold", "rank": 1}, {"code": "basic", "rank": 2}],
        "rule": {
            "kind": "bands",
            "criterion": {"id": "value", "metric": metric, "window": "since_reset", "bands": bands},
        },
        "review": {"every": "month", "day": day},
    }
    return PolicyVersion.model_validate(stated).cleared_by(PROGRAMS[program])


VERSIONS = {
    (metric, program, day): _version(metric, program, day)
    for metric, program in sorted({key[:2] for key in COUNTED})
    for day in ("first_day", "last_day")
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    sales = [
        SALE
        | {"document_code": day, "line_code": "1", "customer_code": day, "sold_on": date.fromisoformat(day)}
        | {"net_amount": Decimal(50), "quantity": ONE}
        for day in SOLD
    ]
    folder, programs = tmp_path_factory.mktemp("since_reset"), [*SHIPPED, MONTHLY]
    landed = {"sales_line": frame("sales_line", sales)}
    with build_landed(landed, list(VERSIONS.values()), AS_OF, folder, programs=programs) as connection:
        yield connection


def _version_on(metric: str, program: str, day: str) -> PolicyVersion:
    return VERSIONS[metric, program, "first_day" if day.endswith("-01") else "last_day"]


@pytest.mark.parametrize("case", COUNTED)
def test_the_models_count_what_came_since_the_last_clearing(
    built: duckdb.DuckDBPyConnection, case: tuple[str, str, str]
) -> None:
    found = built.execute(
        """select distinct customer_code from tiers.tier_customer__computed
        inner join landing.policy using (evaluation_id) inner join landing.identity using (customer_key)
        where policy.policy_id = ? and evaluated_on = ? and level_code = 'gold'""",
        [_version_on(*case).id, date.fromisoformat(case[2])],
    ).fetchall()
    assert {code for (code,) in found} == set(COUNTED[case].split())


@pytest.mark.parametrize("case", COUNTED)
def test_the_reference_counts_the_same(case: tuple[str, str, str]) -> None:
    metric, _, day = case
    version = _version_on(*case)
    span = version.window("since_reset", date.fromisoformat(day))
    earned_from = SHIPPED[0].effective_from if metric == "points_earned" else date.min
    counted = set()
    for sold in SOLD:
        on = date.fromisoformat(sold)
        is_inside = max(span.start_on or date.min, earned_from) <= on < span.end_on
        if grade(version, {"value": Decimal(50 if is_inside else 0)}).level_code == "gold":
            counted.add(sold)
    assert counted == set(COUNTED[case].split())


def test_the_window_bears_the_name_of_its_program(built: duckdb.DuckDBPyConnection) -> None:
    asked = built.sql("select distinct window_id from landing.policy_criterion order by all").fetchall()
    assert asked == [("since_reset@member_points",), ("since_reset@monthly",)]
    assert built.sql("select distinct window_id from landing.window where window_id like 'since%'").fetchall() != []
