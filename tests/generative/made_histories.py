"""Made-up sales, policies that move and overrides, for the laws that hold replays against each other.

Add what makes histories richer here; keep what a law expects in its test.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl

from pipelines.policies.fiscal import FiscalCalendar
from pipelines.policies.overrides import Override
from pipelines.policies.points_file import load_programs
from pipelines.policies.version import PolicyVersion
from pipelines.sources.canonical import CANONICAL
from tests.unit.policies.fiscal_years import months_of
from tests.unit.policies.shipped import POLICIES

BEGIN, AS_OF = date(2023, 1, 1), date(2025, 3, 20)
CUSTOMERS = [f"c{number:02}" for number in range(14)]
LEVELS = ("gold", "silver", "bronze")
FISCAL, RESET = "fiscal_quarter_to_date", "since_reset"
WINDOWS = ("rolling_3_months", "rolling_180_days", "calendar_quarter_last_complete", "lifetime", FISCAL, RESET)
CHANGE = "since_tier_change"
PROGRAM = load_programs(POLICIES.parent / "points")
WEEKS = months_of({2022: 52, 2023: 52, 2024: 53, 2025: 52, 2026: 52}, date(2022, 1, 2))
PEOPLE = {"reason": "made up", "requested_by": "Li", "approved_by": "Wang"}
Sales = dict[str, list[tuple[date, Decimal]]]


def made_sales(dice: random.Random) -> Sales:
    """Some buy often, some rarely; one sale in six is a return of its own."""
    found = {}
    for customer in CUSTOMERS:
        days = [BEGIN + timedelta(days=dice.randrange(800)) for _ in range(dice.randint(2, 18))]
        found[customer] = [
            (day, Decimal(dice.choice([50, 100, 250, 400, 700]) * (-1 if dice.random() < 1 / 6 else 1))) for day in days
        ]
    return found


def _movement(dice: random.Random) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if dice.random() < 0.2:
        return {"sticky": "lifetime"}
    if dice.random() < 0.3:
        written["upgrade_on"] = "daily"
    if dice.random() < 0.4:
        written["grace_reviews"] = dice.randint(1, 2)
    if dice.random() < 0.4:
        written["max_drop"] = 1
    if dice.random() < 0.3:
        written["validity_months"] = dice.choice([3, 7, 12])
    if dice.random() < 0.3:
        written["floor"] = dice.choice(LEVELS)
    if dice.random() < 0.4:
        bar = {"criterion": "spend", "at_least": str(dice.choice([100, 300]))}
        written["retain"] = {dice.choice(LEVELS[:2]): bar}
    return written


def _rhythm(
    dice: random.Random, reviews: str, windows: Sequence[str]
) -> tuple[str, dict[str, str] | None, dict[str, Any]]:
    """Window, review and movement. Where some count since CHANGE, none rises daily, and others may have no reviews."""
    movement, window = _movement(dice), dice.choice(windows)
    review = {"every": reviews, "day": dice.choice(["first_day", "last_day", "day_15"])}
    if CHANGE not in windows:
        return window, review, movement
    if window != CHANGE and dice.random() < 1 / 2:
        return window, None, {}
    return window, review, {key: value for key, value in movement.items() if key not in ("upgrade_on", "sticky")}


def _version(
    dice: random.Random, policy: str, number: int, begins: date, reviews: str, windows: Sequence[str]
) -> dict[str, Any]:
    levels = LEVELS if number == 1 or dice.random() < 0.5 else ("diamond", "silver", "bronze")
    best, middle = sorted(dice.sample([100, 300, 500, 800, 1200], 2), reverse=True)
    bands = [{"level": levels[0], "at_least": best}, {"level": levels[1], "at_least": middle}]
    bands += [{"level": levels[2]}] if dice.random() < 0.6 else [{"level": levels[2], "at_least": 0}]
    window, review, movement = _rhythm(dice, reviews, windows)
    if number > 1 and dice.random() < 0.7:
        movement["grandfather"] = True
    if levels[0] == "diamond":
        movement = {key: value for key, value in movement.items() if key not in ("retain", "floor")}
    return {
        "id": policy,
        "version": str(number),
        "effective_from": begins,
        "name": {"en": policy, "zh": policy},
        "owner": "tests",
        "currency": "CNY",
        "calendar": "weeks",
        "program": "member_points",
        "levels": [{"code": code, "rank": rank} for rank, code in enumerate(levels, start=1)],
        "rule": {
            "kind": "bands",
            "criterion": {"id": "spend", "metric": "net_spend", "window": window, "bands": bands},
        },
        "review": review,
        "movement": movement,
        "succession": {"gold": dice.choice(["diamond", None])} if levels[0] == "diamond" else {},
    }


def made_policies(dice: random.Random, fiscal: FiscalCalendar, windows: Sequence[str] = WINDOWS) -> list[PolicyVersion]:
    """Ten policies of up to three versions; none gives levels between reviews where `windows` hold CHANGE."""
    found = []
    for number in range(10):
        reviews = dice.choice(["month", "quarter", "quarter", "half_year", "year"])
        begins = date(2023, dice.randint(1, 12), 1)
        found.append(_version(dice, f"p{number}", 1, begins, reviews, windows))
        if dice.random() < 0.6:
            found.append(_version(dice, f"p{number}", 2, date(2024, dice.randint(2, 9), 10), reviews, windows))
            if dice.random() < 0.4:
                found.append(_version(dice, f"p{number}", 3, date(2024, 11, 15), reviews, windows))
    return [PolicyVersion.model_validate(one).dated_by(fiscal).cleared_by(PROGRAM) for one in found]


def made_overrides(dice: random.Random, versions: Sequence[PolicyVersion]) -> dict[str, list[Override]]:
    found: dict[str, list[Override]] = {}
    for policy in dice.sample(sorted({version.id for version in versions}), 5):
        for customer in dice.sample(CUSTOMERS, 4):
            kind = dice.choice(["set", "floor", "cap", "exclude"])
            start = BEGIN + timedelta(days=dice.randrange(200, 700))
            one = {"kind": kind, "customer": customer, "level": None if kind == "exclude" else dice.choice(LEVELS[1:])}
            one |= {"valid_from": start, "valid_to": start + timedelta(days=dice.randrange(20, 300))}
            found.setdefault(policy, []).append(Override.model_validate(one | PEOPLE))
    return found


def made_landed(sales: Sales) -> dict[str, pl.DataFrame]:
    origin = {"file_id": "f" * 16, "source_code": "till", "namespace": "shop", "duplicates": "keep"}
    whole = {"is_anonymous": False, "needs_header": False, "currency": "CNY", "line_code": "1", "quantity": Decimal(1)}
    told = [(customer, *one) for customer, history in sales.items() for one in history]
    rows = [origin | whole | {"customer_code": who, "sold_on": day, "net_amount": amount} for who, day, amount in told]
    for number, row in enumerate(rows, start=1):
        row["line_kind"] = "sale" if row["net_amount"] > 0 else "return"
        row |= {"row_no": number, "document_code": f"d{number}"}
    schema = CANONICAL["sales_line"]
    return {"sales_line": pl.DataFrame([[row.get(name) for name in schema] for row in rows], schema, orient="row")}
