"""Every fiscal window, on the days on which it begins, ends and turns: reference and models count the same sales.

One customer bought on each edge of a 4-4-5 calendar, 53rd week included; a policy a window, built once per as-of date.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.policies.loader import read_version
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion
from tests.landed_build import grade_landed
from tests.spec.landed_customers import ONE, SALE, frame
from tests.unit.policies.fiscal_years import months_of, write_calendar
from tests.unit.policies.written import BANDS

EDGES = ("2025-12-27", "2025-12-28", "2026-09-26", "2026-09-27", "2026-11-21", "2026-11-22", "2027-01-02", "2027-01-03")
SOLD = tuple(date.fromisoformat(day) for day in EDGES)
COUNTED = {
    ("fiscal_month_to_date", "2027-01-02"): "2026-11-22 2027-01-02",
    ("fiscal_month_last_complete", "2027-01-02"): "2026-11-22 2027-01-02",
    ("fiscal_month_previous", "2027-01-02"): "2026-11-21",
    ("fiscal_quarter_to_date", "2027-01-02"): "2026-09-27 2026-11-21 2026-11-22 2027-01-02",
    ("fiscal_quarter_last_complete", "2027-01-01"): "2026-09-26",
    ("fiscal_year_to_date", "2027-01-02"): " ".join(EDGES[1:-1]),
    ("fiscal_year_last_complete", "2027-01-02"): " ".join(EDGES[1:-1]),
    ("fiscal_year_last_complete", "2027-01-01"): "2025-12-27",
    ("fiscal_year_previous", "2027-01-02"): "2025-12-27",
    ("fiscal_year_previous", "2027-01-03"): " ".join(EDGES[1:-1]),
    ("fiscal_year_to_date", "2027-01-03"): "2027-01-03",
    ("fiscal_quarter_previous", "2027-01-03"): "2026-09-27 2026-11-21 2026-11-22 2027-01-02",
    ("fiscal_month_previous", "2027-01-03"): "2026-11-22 2027-01-02",
}
AS_OF = sorted({day for _, day in COUNTED})


@pytest.fixture
def versions(tmp_path: Path) -> list[PolicyVersion]:
    """A policy for every window, in a folder that lies in a home with the calendar."""
    rows = months_of({2024: 52, 2025: 52, 2026: 53, 2027: 52}, date(2023, 12, 31))
    write_calendar(tmp_path / "home" / "calendar" / "weeks.csv", rows)
    return [_written(tmp_path / "home" / "policies", asked) for asked in sorted({asked for asked, _ in COUNTED})]


def _written(policies: Path, asked: str) -> PolicyVersion:
    text = BANDS.replace("id: shop", f"id: {asked}\ncalendar: weeks").replace("rolling_12_months", asked)
    path = policies / asked / "2024-01-01.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return read_version(path)


def _by_reference(version: PolicyVersion, as_of: date) -> set[str]:
    span = version.window(version.rule.measured[0].window, as_of)
    spent = {day: Decimal(50) if span.start_on and span.start_on <= day < span.end_on else Decimal(0) for day in SOLD}
    return {str(day) for day, amount in spent.items() if grade(version, {"spend": amount}).level_code == "gold"}


@pytest.mark.parametrize("as_of", AS_OF)
def test_a_sale_counts_in_the_fiscal_period_that_holds_its_day(
    as_of: str, versions: list[PolicyVersion], tmp_path: Path
) -> None:
    day = date.fromisoformat(as_of)
    sales = [
        SALE
        | {"document_code": str(sold), "line_code": "1", "customer_code": str(sold), "sold_on": sold}
        | {"net_amount": Decimal(50), "quantity": ONE}
        for sold in SOLD
    ]
    grades = grade_landed({"sales_line": frame("sales_line", sales)}, versions, day, tmp_path / "work")
    for version in versions:
        if (version.id, as_of) not in COUNTED:
            continue
        counted = set(COUNTED[version.id, as_of].split())
        of_policy = grades.filter(policy_id=version.id, level_code="gold")
        assert (version.id, _by_reference(version, day)) == (version.id, counted)
        assert (version.id, set(of_policy["customer_code"])) == (version.id, counted)
