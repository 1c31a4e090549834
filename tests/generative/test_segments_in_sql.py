"""The models place customers in segments exactly as the reference does: made-up purchases, returns and codes.

Worked cases of S13 and of the lifecycle stand among the customers, so that one build answers all of it.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.policies.segments import LifecycleDays, Segmentation
from pipelines.policies.segments_file import load_segments
from pipelines.policies.windows import window
from tests.landed_build import build_landed
from tests.spec.landed_customers import SALE, frame
from tests.unit.policies.shipped import POLICIES

AS_OF = date(2026, 6, 30)
SHIPPED = load_segments(POLICIES.parent / "segments")
CODES = ("TARGET", "GENERAL", "KEY", "POTENTIAL", "VIP", None)
# Days before D of the purchases of a customer, and its base status under the shipped days.
WORKED: dict[str, tuple[list[int], str | None]] = {
    "never bought": ([], "prospect"),
    "bought today": ([0], "new"),
    "first bought on the last day that is new": ([89, 3], "new"),
    "first bought a day earlier": ([90, 3], "active"),
    "last bought on the last day of being active": ([400, 179], "active"),
    "last bought a day earlier": ([400, 180], "at_risk"),
    "last bought on the last day of being at risk": ([364], "at_risk"),
    "lapsed the next day": ([365], "lapsed"),
    "back after a year without a purchase": ([455, 89], "reactivated"),
    "back after a day less": ([454, 89], "active"),
}
Bought = dict[str, list[tuple[int, bool]]]


def _bought(dice: random.Random) -> Bought:
    """Days before D by customer, and whether the purchase was given back in full on D."""
    found: Bought = {name: [(ago, False) for ago in days] for name, (days, _) in WORKED.items()}
    for number in range(60):
        ago = [dice.choice([dice.randrange(1200), dice.randrange(200)]) for _ in range(dice.randint(0, 4))]
        found[f"c{number}"] = [(each, dice.random() < 0.2) for each in ago]
    return found


def _landed(bought: Bought, codes: dict[str, str | None]) -> dict[str, pl.DataFrame]:
    lines = []
    for customer, purchases in bought.items():
        for number, (ago, is_returned) in enumerate(purchases):
            document = {"document_code": f"{customer} {number}", "line_code": "1", "customer_code": customer}
            sold = {"sold_on": AS_OF - timedelta(days=ago), "net_amount": Decimal(9), "quantity": Decimal(1)}
            lines.append(SALE | document | sold)
            if is_returned:
                named = {"original_document_code": document["document_code"], "original_line_code": "1"}
                back = {"document_code": f"{customer} {number} back", "line_kind": "return", "sold_on": AS_OF}
                lines.append(SALE | document | named | back | {"net_amount": Decimal(-9), "quantity": Decimal(-1)})
    masters = [{"customer_code": each, "customer_type": "person", "is_code_personal": False} for each in bought]
    # Attributes come with the master row that they lie in.
    whole = frame("customer", masters)
    placed = whole["customer_code", "file_id", "row_no"].iter_rows()
    rows = {code: {"file_id": file_id, "row_no": row_no} for code, file_id, row_no in placed}
    told = [
        rows[each] | {"customer_code": each, "attribute_code": "customer_category", "attribute_value": code}
        for each, code in codes.items()
        if code
    ]
    return {
        "sales_line": frame("sales_line", lines),
        "customer": whole,
        "customer_attribute": frame("customer_attribute", told),
    }


def _status(days: LifecycleDays, purchases: list[tuple[int, bool]]) -> str | None:
    kept = [AS_OF - timedelta(days=ago) for ago, is_returned in purchases if not is_returned]
    spans = {name: window(window_id, AS_OF) for name, window_id in days.windows.items()}
    counts = {name: sum((span.start_on or day) <= day < span.end_on for day in kept) for name, span in spans.items()}
    return days.status(counts, has_bought=bool(purchases))


def _others(dice: random.Random) -> list[Segmentation]:
    """The vocabulary of relationships under other days."""
    (shipped,) = (each for each in SHIPPED if each.id == "relationship")
    found = []
    for number in range(4):
        at_risk = dice.randrange(1, 200)
        written = {"new": dice.randrange(1, 300), "at_risk": at_risk, "reactivated": dice.randrange(1, 300)}
        days = LifecycleDays(**written, lapsed=at_risk + dice.randrange(1, 300))
        found.append(shipped.model_copy(update={"id": f"other_{number}", "days": days}))
    return found


@pytest.mark.parametrize("name", WORKED)
def test_the_reference_gives_the_worked_status(name: str) -> None:
    (shipped,) = (each for each in SHIPPED if each.id == "relationship")
    assert shipped.days is not None
    assert _status(shipped.days, [(ago, False) for ago in WORKED[name][0]]) == WORKED[name][1]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_models_place_everybody_where_the_reference_does(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    bought, vocabularies = _bought(dice), [*SHIPPED, *_others(dice)]
    codes = {customer: dice.choice(CODES) for customer in bought}
    expected = {}
    for one in vocabularies:
        for customer, purchases in bought.items():
            member = codes[customer] if one.attribute else _status(one.days, purchases) if one.days else None
            expected[one.id, customer] = (member, one.segment_of(member))
    with build_landed(_landed(bought, codes), (), AS_OF, tmp_path, segmentations=vocabularies) as connection:
        rows = connection.sql(
            """select segmentation_id, customer_code, member_code, segment_code, missing_reason
            from tiers.tier_customer__segment inner join landing.identity using (customer_key)"""
        ).fetchall()
    found = {(vocabulary, customer): (member, segment) for vocabulary, customer, member, segment, _ in rows}
    assert found == expected
    reasons = {reason for *_, segment, reason in rows if segment is None}
    assert reasons == {"missing_value", "unknown_code", "no_segment", "no_purchase_left"}
    assert all(reason is None for *_, segment, reason in rows if segment)
