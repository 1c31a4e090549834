"""Laws of the kinds that compare customers: equal is equal, order is nothing, and the greatest is the best."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipelines.policies.reference.population import frozen_cuts, grade_population
from pipelines.policies.version import PolicyVersion
from tests.generative.rising_policies import CODES, made_up

AMOUNTS = st.lists(st.integers(-5, 30).map(Decimal), max_size=40)


@st.composite
def relative(draw: st.DrawFn) -> PolicyVersion:
    """A policy of kind share or pareto."""
    criterion = {"id": "spend", "metric": "net_spend"}
    first, second = sorted(draw(st.sets(st.integers(1, 99), min_size=2, max_size=2)))
    if draw(st.booleans()):
        percents = (first, second - first, 100 - second)
        shares = [{"level": code, "percent": str(each)} for code, each in zip(CODES, percents, strict=True)]
        ties = draw(st.sampled_from(["promote", "demote"]))
        return made_up({"kind": "share", "criterion": criterion, "shares": shares, "ties": ties})
    cuts = [{"level": "L1", "below": str(first)}, {"level": "L2", "below": str(second)}, {"level": "L3"}]
    return made_up({"kind": "pareto", "criterion": criterion, "cuts": cuts})


def _levels(version: PolicyVersion, amounts: list[Decimal]) -> list[str | None]:
    population = {number: {"spend": amount} for number, amount in enumerate(amounts)}
    return [found.level_code for found in grade_population(version, population).values()]


@given(relative(), AMOUNTS)
def test_equal_customers_have_equal_levels_and_more_is_never_worse(
    version: PolicyVersion, amounts: list[Decimal]
) -> None:
    found = sorted(zip(amounts, _levels(version, amounts), strict=True), key=lambda each: -each[0])
    for (more, better), (less, worse) in pairwise(found):
        assert version.ranks[better or ""] <= version.ranks[worse or ""]
        assert more != less or better == worse


@given(relative(), AMOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_customers_changes_nothing(version: PolicyVersion, amounts: list[Decimal], random: object) -> None:
    shuffled = list(amounts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(zip(amounts, _levels(version, amounts), strict=True)) == dict(
        zip(shuffled, _levels(version, shuffled), strict=True)
    )


@given(relative(), st.integers(-1, 5))
def test_ten_identical_customers_are_in_one_level(version: PolicyVersion, amount: int) -> None:
    assert len(set(_levels(version, [Decimal(amount)] * 10))) == 1


@given(relative(), AMOUNTS)
def test_who_brings_nothing_has_the_lowest_level_and_somebody_else_never_changes_that(
    version: PolicyVersion, amounts: list[Decimal]
) -> None:
    assert _levels(version, [*amounts, Decimal(0)])[-1] == "L3"


@given(relative(), AMOUNTS)
def test_by_the_cuts_of_all_everybody_has_alone_the_level_that_it_has_among_them(
    version: PolicyVersion, amounts: list[Decimal]
) -> None:
    cuts = frozen_cuts(version, {number: {"spend": amount} for number, amount in enumerate(amounts)}) or {"L3": None}
    alone = [grade_population(version, {"one": {"spend": amount}}, cuts)["one"].level_code for amount in amounts]
    assert alone == _levels(version, amounts)


@given(relative(), AMOUNTS)
def test_the_greatest_customer_is_best_where_ties_promote(version: PolicyVersion, amounts: list[Decimal]) -> None:
    if getattr(version.rule, "ties", "promote") == "promote" and amounts and max(amounts) > 0:
        assert _levels(version, amounts)[amounts.index(max(amounts))] == "L1"
