"""The shipped policies give the worked cases of the rulebook (section 4), each by its reference."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipelines.policies.grade import Quotient
from pipelines.policies.in_force import in_force
from pipelines.policies.reference.grader import grade
from pipelines.policies.windows import window
from tests.unit.policies.shipped import every_version, outcome, shipped, versions_of

NAMED = (
    "abcd_scorecard intent_sabcd tob_four_dimension key_customer_abc key_customer_flag member_10_40_50 "
    "touchpoint_survey group_price_2018 points_annual_abcd points_category_discount member_vip_sticky "
    "single_purchase_draw gotone_vip group_customer_abc key_individual key_group guest_classes "
    "seat_levels weighted_abc_monthly purchase_intent pipeline_class bank_average_assets spend_classes "
    "importance_three credit_six_c retail_spend_frequency "
)


def test_every_policy_of_the_list_is_shipped_and_cites_its_source() -> None:
    assert {version.id for version in every_version()} == set(NAMED.split())
    own = {"retail_spend_frequency"}
    assert all("S" in (version.source or "") for version in every_version() if version.id not in own)


@pytest.mark.parametrize(
    ("days", "has_intent", "expected"),
    [(-1, None, "S"), (0, None, "S"), (7, None, "S"), (8, None, "A"), (15, None, "A"), (16, None, "B")]
    + [(30, None, "B"), (31, None, "C"), (90, None, "C"), (91, None, "C")]
    + [(None, "yes", "C"), (None, "no", "D"), (None, None, "missing_value")],
)
def test_an_open_prospect_is_graded_by_days_and_without_a_date_by_intent(
    days: int | None, has_intent: str | None, expected: str
) -> None:
    assert outcome(shipped("intent_sabcd"), stage="open", days=days, has_intent=has_intent) == expected


@pytest.mark.parametrize("stage", ["won", "lost"])
def test_a_decided_prospect_has_no_level(stage: str) -> None:
    assert outcome(shipped("intent_sabcd"), stage=stage, days=3) == "decided"


@pytest.mark.parametrize(
    ("persons", "club", "expected"),
    [(0, "no", "no_band"), (-1, "no", "no_band"), (1, "no", "100%"), (2, "no", "90%"), (4, "no", "90%")]
    + [(5, "no", "80%"), (6, "no", "80%"), (1, "yes", "90%"), (5, "yes", "80%"), (5, None, "80%")]
    + [(1, None, "missing_value"), (1, "sometimes", "missing_value")],
)
def test_a_booking_is_priced_by_persons_and_membership_and_never_by_both(
    persons: int, club: str | None, expected: str
) -> None:
    assert outcome(shipped("group_price_2018", date(2018, 6, 1)), persons=persons, club=club) == expected


@pytest.mark.parametrize("day", [date(2017, 12, 31), date(2019, 1, 1)])
def test_outside_2018_no_version_of_the_group_price_is_in_force(day: date) -> None:
    assert in_force(versions_of("group_price_2018"), day) is None


@pytest.mark.parametrize(
    ("points", "expected"),
    [(0, "A"), (1, "A"), (999, "A"), (1000, "B"), (2999, "B"), (3000, "C"), (4999, "C"), (5000, "D"), (5001, "D")]
    + [(-1, "no_band"), (None, "missing_value")],
)
def test_points_of_the_year_are_read_literally_with_a_as_the_lowest(points: int | None, expected: str) -> None:
    assert outcome(shipped("points_annual_abcd"), points=points) == expected


def test_with_min_points_a_member_without_points_has_no_level() -> None:
    version = shipped("points_annual_abcd")
    criterion = version.rule.measured[0].model_copy(update={"min_points": Decimal(1)})
    stricter = version.model_copy(update={"rule": version.rule.model_copy(update={"criterion": criterion})})
    assert [outcome(stricter, points=points) for points in (0, 1, 999, 1000)] == ["no_band", "A", "A", "B"]


def test_each_product_class_has_its_own_level_and_price() -> None:
    version = shipped("points_category_discount")
    rates = {level: benefit.pay_rate for benefit in version.benefits for level in benefit.levels}
    found = {category: outcome(version, points=points) for category, points in CATEGORIES.items()}
    assert found == {"food": "D", "household": "A", "drinks": "B"}
    assert [str(rates[level or ""]) for level in found.values()] == ["0.8", "0.95", "0.9"]
    assert outcome(shipped("points_annual_abcd"), points=sum(CATEGORIES.values())) == "D"


CATEGORIES = {"food": 5000, "household": 999, "drinks": 1000}


@pytest.mark.parametrize(
    ("receipt", "expected"),
    [("77.99", "NOT"), ("78.00", "ELIGIBLE"), ("78.01", "ELIGIBLE"), ("40", "NOT"), ("38", "NOT"), ("-78", "NOT")],
)
def test_one_purchase_of_78_gives_the_draw(receipt: str, expected: str) -> None:
    assert outcome(shipped("single_purchase_draw"), receipt=Decimal(receipt)) == expected


@pytest.mark.parametrize(
    ("points", "expected"),
    [(13001, "钻石卡"), (13000, "钻石卡"), (12999, "金卡"), (8000, "金卡"), (7999, "银卡"), (4000, "银卡")]
    + [(3999, "unknown_threshold"), (0, "unknown_threshold"), (-1, "unknown_threshold"), (None, "missing_value")],
)
def test_below_silver_nobody_guesses_the_bar_of_the_guest_card(points: int | None, expected: str) -> None:
    assert outcome(shipped("gotone_vip"), points=points) == expected


def test_every_day_of_a_year_looks_at_the_points_of_the_year_before() -> None:
    asked = shipped("gotone_vip").rule.measured[0].window
    spans = {(window(asked, day).start_on, window(asked, day).end_on) for day in (date(2026, 1, 1), date(2026, 12, 31))}
    assert spans == {(date(2025, 1, 1), date(2026, 1, 1))}


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [(0, "no_band"), (-1, "no_band"), (1, "vip1"), (49, "vip1"), (50, "vip2"), (99, "vip2"), (100, "vip3")]
    + [(199, "vip3"), (200, "vip4"), (201, "vip4")],
)
def test_companies_are_graded_by_open_accounts(accounts: int, expected: str) -> None:
    assert outcome(shipped("seat_levels"), accounts=accounts) == expected


@pytest.mark.parametrize(
    ("total", "expected"),
    [("1500000", "欣然"), ("1440000", "no_band"), ("1499999.99", "no_band"), ("240000000", "私银级")],
)
def test_a_monthly_average_is_compared_before_it_is_divided(total: str, expected: str) -> None:
    in_wan = Quotient(Decimal(total) / 10_000, 30)
    found = grade(shipped("bank_average_assets"), {"assets": in_wan})
    assert (found.level_code or found.reason) == expected


def test_before_march_2017_the_bars_of_the_cards_are_unknown() -> None:
    assert outcome(shipped("bank_average_assets", date(2017, 2, 28)), assets=9_000_000) == "unknown_threshold"
    assert outcome(shipped("bank_average_assets", date(2017, 3, 1)), assets=900) == "私银级"


@pytest.mark.parametrize(("alias", "level"), [("新然", "欣然"), ("悠閑", "悠然"), ("卓蘭", "卓然"), ("白金", None)])
def test_a_misspelt_level_is_known_by_its_alias(alias: str, level: str | None) -> None:
    assert shipped("bank_average_assets").level_named(alias) == level


@pytest.mark.parametrize(
    ("organisation", "expected"),
    [("GOVERNMENT", "A"), ("PILLAR", "A"), ("INSTITUTION", "B"), ("SMALL", "C"), ("CHURCH", "unknown_code")],
)
def test_groups_are_graded_by_what_they_are(organisation: str, expected: str) -> None:
    assert outcome(shipped("group_customer_abc"), organisation=organisation) == expected


@pytest.mark.parametrize(("overdue", "expected"), [(0, "A"), (90, "A"), (91, "C"), (None, "missing_value")])
def test_whoever_is_overdue_for_more_than_90_days_is_no_better_than_c(overdue: int | None, expected: str) -> None:
    six = dict.fromkeys(("character", "capacity", "capital", "collateral", "conditions", "continuity"), 90)
    assert outcome(shipped("credit_six_c"), **six, overdue=overdue) == expected


def test_a_veto_that_is_unknown_does_not_matter_where_it_would_lower_nothing() -> None:
    six = dict.fromkeys(("character", "capacity", "capital", "collateral", "conditions", "continuity"), 60)
    assert outcome(shipped("credit_six_c"), **six, overdue=None) == "C"


@pytest.mark.parametrize(
    ("ratings", "expected"), [((100, 100, 0), "GOOD"), ((100, 0, 0), "POOR"), ((60, 60, 60), "FAIR")]
)
def test_a_survey_weighs_52_33_15(ratings: tuple[int, int, int], expected: str) -> None:
    names = ("appearance", "behaviour", "communication")
    assert outcome(shipped("touchpoint_survey"), **dict(zip(names, ratings, strict=True))) == expected


@pytest.mark.parametrize(
    ("sales", "points"), [("-5", "0"), ("0", "0"), ("33.3", "33.3"), ("100", "100"), ("250", "100")]
)
def test_linear_points_are_clamped_at_both_ends(sales: str, points: str) -> None:
    found = grade(shipped("weighted_abc_monthly"), {"sales": Decimal(sales), "frequency": Decimal(1)})
    assert found.points["sales"] == Decimal(points)


def test_a_customer_without_an_open_case_can_still_be_lapsed() -> None:
    assert outcome(shipped("pipeline_class"), sales=0, ever=1, open=0, days=None) == "LAPSED"
    assert outcome(shipped("pipeline_class"), sales=0, ever=0, open=0, days=None) == "POTENTIAL"
    assert outcome(shipped("pipeline_class"), sales=0, open=1, days=None) == "missing_value"
    assert outcome(shipped("pipeline_class"), sales=0, open=1, days=30) == "HOT"
