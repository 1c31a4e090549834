"""The document cases of the rulebook (4.7, 4.8): each receipt gets its benefit, by the reference and in the mart."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.landed_documents import (
    Benefits,
    Known,
    Receipt,
    expected_benefits,
    landed_documents,
    published_benefits,
)
from tests.spec.rulebook_policies import rows_of, shipped

AS_OF = date(2026, 6, 30)
CASES = rows_of("documents.csv")
CUSTOMERS = {"member": "person", "guest": "person"}
KNOWN = [Known("member", "club_member", "yes", None), Known("guest", "club_member", "no", None)]
POLICIES = [shipped("group_price_2018", "2018-01-01"), shipped("single_purchase_draw")]


def _receipt(case: dict[str, str]) -> Receipt:
    lines = [each.split(":") for each in case["lines"].split()]
    units = tuple((Decimal(amount), Decimal(count) if count else None) for amount, count in lines)
    customer = "member" if case["club"] == "yes" else "guest"
    return Receipt(case["case"], customer, date.fromisoformat(case["sold_on"]), units)


RECEIPTS = [_receipt(case) for case in CASES]


def _told(benefits: Benefits, case: dict[str, str]) -> str:
    """Policy, benefit and threshold of each benefit of the case's document."""
    own = sorted(row for row in benefits if row[0] == case["case"])
    return "; ".join(f"{row[1]} {row[5]} {row[-1]:.0f}" for row in own)


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Benefits:
    """Rows of document_benefits for every case: one build."""
    landed = landed_documents(RECEIPTS, CUSTOMERS, KNOWN)
    return published_benefits(landed, POLICIES, AS_OF, Path(tmp_path_factory.mktemp("documents")))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['case']}[reference]") for case in CASES])
def test_reference_gives_a_document_the_benefit_of_the_rulebook(case: dict[str, str]) -> None:
    assert _told(expected_benefits(RECEIPTS, CUSTOMERS, KNOWN, POLICIES, AS_OF), case) == case["benefits"]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case['case']}[duckdb]") for case in CASES])
def test_the_mart_gives_a_document_the_benefit_of_the_rulebook(case: dict[str, str], mart: Benefits) -> None:
    assert _told(mart, case) == case["benefits"]
