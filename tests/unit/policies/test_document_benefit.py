"""A document gets the best single benefit it earned; only what may be stacked comes on top (rulebook Q12)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.policies.benefits import Benefit
from pipelines.policies.document_benefit import Earned, granted
from tests.unit.policies.shipped import shipped


def _discount(code: str, rate: str | None) -> Benefit:
    name = {"en": code, "zh": code}
    return Benefit.model_validate({"code": code, "levels": ["x"], "type": "discount", "name": name, "pay_rate": rate})


def _of(policy: str, code: str, rate: str | None, stackable: bool = False) -> Earned:
    return Earned(policy, "x", _discount(code, rate), stackable)


@pytest.mark.parametrize(("written", "rate"), [("9.5折", "0.95"), ("95%", "0.95"), ("0.95", "0.95"), ("8折", "0.8")])
def test_a_rate_is_read_as_people_write_it(written: str, rate: str) -> None:
    assert _discount("a", written).pay_rate == Decimal(rate)


@pytest.mark.parametrize("written", ["11折", "120%", "0", "zehn", "-5%"])
def test_a_rate_outside_of_0_to_1_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="pay_rate"):
        _discount("a", written)


def test_two_discounts_are_never_multiplied() -> None:
    club, group = _of("club", "member", "9折"), _of("group", "five", "8折")
    assert [each.benefit.code for each in granted([club, group])] == ["five"]


def test_equal_discounts_are_told_apart_by_policy() -> None:
    assert [each.policy_id for each in granted([_of("b", "x", "9折"), _of("a", "x", "9折")])] == ["a"]


def test_what_may_be_stacked_comes_on_top() -> None:
    draw = shipped("single_purchase_draw").benefits[0]
    found = granted([Earned("draw", "ELIGIBLE", draw, is_stackable=True), _of("group", "two", "9折")])
    assert [each.policy_id for each in found] == ["group", "draw"]


def test_a_document_that_earned_nothing_gets_nothing() -> None:
    assert granted([]) == []
