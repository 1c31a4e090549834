"""The date cases of the rulebook (4.3): from the start of the relationship and D to months, and to the level."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.policies.reference.grader import grade
from pipelines.policies.windows import complete_months
from tests.spec.rulebook_policies import rows_of, rulebook_policies

CASES = rows_of("tenure.csv")


def _items(grader: str) -> list[object]:
    return [pytest.param(case, id=f"S03.tenure_dates-{case['case']}[{grader}]") for case in CASES]


def _months(case: dict[str, str]) -> int | None:
    """Completed months of a start that is known and not after D; a later start is set aside."""
    start, as_of = case["start_on"], date.fromisoformat(case["as_of"])
    return complete_months(date.fromisoformat(start), as_of) if start and date.fromisoformat(start) <= as_of else None


@pytest.mark.parametrize("case", _items("reference"))
def test_reference_grades_tenure_by_completed_months(case: dict[str, str]) -> None:
    months = _months(case)
    found = grade(rulebook_policies()["s03_tenure"], {"value": None if months is None else Decimal(months)})
    assert ("" if months is None else str(months)) == case["complete_months"]
    assert (found.level_code or "", found.reason or "") == (case["level"], case["reason"])


@pytest.mark.parametrize("case", _items("duckdb"))
def test_duckdb_grades_tenure_by_completed_months(
    case: dict[str, str], duckdb_tenure_answers: dict[str, dict[str, object]]
) -> None:
    found = duckdb_tenure_answers[case["case"]]
    assert (found["level_code"] or "", found["reason"] or "") == (case["level"], case["reason"])


def test_a_start_after_the_as_of_date_has_no_completed_months() -> None:
    with pytest.raises(ValueError, match="lies after"):
        complete_months(date(2026, 11, 22), date(2026, 11, 21))
