"""The models grade any opportunities, several of a customer too, as the reference does on every evaluation date."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.policies.evaluations import evaluations
from pipelines.policies.grade import Grade, Values
from pipelines.policies.reference.grader import under_on_missing
from pipelines.policies.reference.intent import grade_customer
from pipelines.policies.version import PolicyVersion
from tests.generative.test_kinds_in_sql import IN_BUILDS
from tests.landed_build import build_landed
from tests.landed_documents import landed_frame
from tests.spec.rulebook_policies import shipped

BEGIN, AS_OF = date(2026, 1, 1), date(2026, 4, 15)
CUSTOMERS = ("C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8")
NEVER_ASKED = "C9"
UPWARDS = [{"level": "S", "at_least": "20"}, {"level": "A", "at_least": "-10", "below": "20"}]
Answers = dict[tuple[str, date, str], tuple[str | None, str | None]]


@dataclass(frozen=True)
class Opportunity:
    """One opportunity of a customer; closed in some stage other than open, on a day that may be unknown."""

    customer: str
    opened_on: date
    expected_on: date | None
    stage: str
    closed_on: date | None
    has_intent: bool | None

    def values(self, day: date) -> Values:
        """What the reference is told of it on a day."""
        later = self.closed_on is not None and self.closed_on > day
        days = None if self.expected_on is None else Decimal((self.expected_on - day).days)
        meant = {True: "yes", False: "no", None: None}[self.has_intent]
        return {"stage": "open" if later else self.stage, "days": days, "has_intent": meant}


@st.composite
def _opportunity(draw: st.DrawFn) -> Opportunity:
    opened = BEGIN + timedelta(days=draw(st.integers(0, 110)))
    expected = draw(st.none() | st.integers(-5, 100).map(lambda days: opened + timedelta(days=days)))
    stage = draw(st.sampled_from(["open", "open", "open", "won", "lost"]))
    closed = draw(st.none() | st.integers(0, 90).map(lambda days: opened + timedelta(days=days)))
    meant = draw(st.sampled_from([True, False, None]))
    return Opportunity(
        draw(st.sampled_from(CUSTOMERS)), opened, expected, stage, None if stage == "open" else closed, meant
    )


def _policies() -> list[PolicyVersion]:
    """As shipped, and with other bars: levels that rise with the days, no level without a date, the lowest instead."""
    written = shipped("intent_sabcd").model_dump(mode="json", exclude_defaults=True)
    monthly = {"effective_from": BEGIN, "history_from": BEGIN, "review": {"every": "month"}}
    upwards = {**written["rule"], "criterion": {**written["rule"]["criterion"], "bands": UPWARDS}}
    rules = {
        "shipped": written["rule"],
        "banded": {**written["rule"], "overdue": "banded"},
        "upwards": upwards,
        "upwards_banded": {**upwards, "overdue": "banded"},
        "dated": {key: part for key, part in written["rule"].items() if key != "undated"},
    }
    made = [written | monthly | {"id": name, "rule": rule} for name, rule in rules.items()]
    made += [written | monthly | {"id": "lowest", "rule": rules["dated"], "on_missing": "lowest"}]
    return [PolicyVersion.model_validate(each) for each in made]


POLICIES = _policies()


def _expected(opportunities: Sequence[Opportunity]) -> Answers:
    found: Answers = {}
    for each in evaluations(POLICIES, AS_OF):
        for customer in (*CUSTOMERS, NEVER_ASKED):
            own = [one for one in opportunities if one.customer == customer and one.opened_on <= each.evaluated_on]
            if each.version and (own or customer == NEVER_ASKED):
                answer = _reference(each.version, [one.values(each.evaluated_on) for one in own])
                found[each.policy_id, each.evaluated_on, customer] = (answer.level_code, answer.reason)
    return found


def _reference(version: PolicyVersion, told: Sequence[Values]) -> Grade:
    """The open opportunity whose decision comes first speaks for those that have no level."""
    first = sorted(told, key=lambda each: (each["stage"] != "open", each["days"] is None, each["days"] or 0))
    return under_on_missing(version, grade_customer(version, first))


def _landed(opportunities: Sequence[Opportunity]) -> dict[str, pl.DataFrame]:
    rows = [
        {
            "opportunity_code": f"o{number}",
            "customer_code": each.customer,
            "opened_on": each.opened_on,
            "expected_decision_on": each.expected_on,
            "stage": each.stage,
            "closed_on": each.closed_on,
            "has_intent": each.has_intent,
        }
        for number, each in enumerate(opportunities)
    ]
    master = {"customer_code": NEVER_ASKED, "customer_type": "person", "is_code_personal": False}
    return {"opportunity": landed_frame("opportunity", rows), "customer": landed_frame("customer", [master])}


@settings(IN_BUILDS, max_examples=2)
@given(st.lists(_opportunity(), min_size=20, max_size=60))
def test_the_best_of_any_opportunities_is_the_level_of_the_reference_on_every_date(
    opportunities: list[Opportunity],
) -> None:
    with (
        tempfile.TemporaryDirectory() as work,
        build_landed(_landed(opportunities), POLICIES, AS_OF, Path(work)) as connection,
    ):
        rows = connection.execute(
            """select policies.policy_id, policies.evaluated_on, customer_code, level_code, computed.missing_reason
            from tiers.tier_customer__computed as computed
            inner join landing.policy as policies using (evaluation_id)
            inner join landing.identity using (customer_key)
            where policies.evaluated_on <= ?""",
            [AS_OF],
        ).fetchall()
    assert {(policy, day, customer): (level, reason) for policy, day, customer, level, reason in rows} == _expected(
        opportunities
    )
