"""The year of a membership on its turning days: reference and models count the same sales of each customer.

One customer for every start of a relation and day of a sale, 29 February included; the models are built once a date.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import window_since
from tests.landed_build import build_landed
from tests.spec.landed_customers import ONE, SALE, frame

STARTS = ("2019-06-30", "2020-02-28", "2020-02-29", "2020-03-01", "2023-12-31", "2024-02-28", None)
SOLD = ("2019-12-31", "2022-02-28", "2023-02-27", "2023-02-28", "2023-03-01", "2024-02-27", "2024-02-28")
CASES = {f"{start}/{sold}": (start, date.fromisoformat(sold)) for start, sold in product(STARTS, SOLD)}
WRITTEN: dict[str, Any] = {
    "id": "year",
    "version": "1",
    "effective_from": date(2023, 2, 20),
    "name": {"en": "Year of membership", "zh": "会员年度"},
    "owner": "tests",
    "currency": "CNY",
    "levels": [{"code": "gold", "rank": 1}, {"code": "basic", "rank": 2}],
    "rule": {
        "kind": "bands",
        "criterion": {
            "id": "spend",
            "metric": "net_spend",
            "window": "anniversary",
            "bands": [{"level": "gold", "at_least": 50}, {"level": "basic"}],
        },
    },
    "review": {"every": "quarter"},
    "movement": {"upgrade_on": "daily"},
}
AS_OF = date(2024, 3, 2)
# Whoever never bought is a prospect and gets no level.
LONG_AGO = date(2019, 1, 1)


DAILY = PolicyVersion.model_validate(WRITTEN)


def _landed() -> dict[str, Any]:
    who = {"customer_type": "person", "is_code_personal": False}
    customers = [
        who | {"customer_code": code, "relationship_start_on": date.fromisoformat(start) if start else None}
        for code, (start, _) in CASES.items()
    ]
    told = [(code, sold, Decimal(50)) for code, (_, sold) in CASES.items()]
    told += [(code, LONG_AGO, ONE) for code in CASES]
    sales = [
        SALE
        | {"document_code": f"{code} {sold}", "line_code": "1", "customer_code": code, "sold_on": sold}
        | {"net_amount": amount, "quantity": ONE}
        for code, sold, amount in told
    ]
    return {"customer": frame("customer", customers), "sales_line": frame("sales_line", sales)}


def _by_reference(code: str, day: date) -> str | None:
    start, sold = CASES[code]
    if start is None or date.fromisoformat(start) > day:
        return grade(DAILY, {"spend": None}).level_code
    span = window_since("anniversary", date.fromisoformat(start), day)
    spend = Decimal(50) if span.start_on and span.start_on <= sold < span.end_on else Decimal(0)
    return grade(DAILY, {"spend": spend}).level_code


def test_every_day_counts_from_the_latest_anniversary_of_each_customer(tmp_path: Path) -> None:
    with build_landed(_landed(), [DAILY], AS_OF, tmp_path) as connection:
        rows = connection.sql(
            """select customer_code, policy.evaluated_on, level_code
            from tiers.tier_customer__computed as computed
            inner join landing.policy using (evaluation_id)
            inner join landing.identity using (customer_key)
            where policy.evaluated_on <= (select max(evaluated_on) from landing.policy where is_as_of)"""
        ).fetchall()
    found = {(code, day): level for code, day, level in rows}
    assert {key: level for key, level in found.items() if level != _by_reference(*key)} == {}
    assert len({day for _, day in found}) == (AS_OF - DAILY.effective_from).days + 1
    turned = {(code, day) for code, day in found if found[code, day] is None}
    assert {code for code, _ in turned} == {code for code, (start, _) in CASES.items() if start in (None, *STARTS[4:6])}


@pytest.mark.parametrize(
    ("start", "sold", "levels"),
    [
        ("2020-02-29", "2023-02-27", "gold basic basic"),
        ("2020-02-29", "2023-02-28", "basic gold gold"),
        ("2020-02-28", "2024-02-27", "basic basic basic"),
    ],
)
def test_a_leap_day_turns_on_the_28th_of_a_common_year(start: str, sold: str, levels: str) -> None:
    days = (date(2023, 2, 27), date(2023, 2, 28), date(2024, 2, 28))
    assert " ".join(str(_by_reference(f"{start}/{sold}", day)) for day in days) == levels
