"""How the shipped policies move: sticky for life, fixed for a year, reviewed every quarter, replaced by new levels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from pipelines.policies.overrides import Override
from pipelines.policies.reference.grader import grade
from pipelines.policies.replay import Case, replay
from pipelines.policies.standing import computed
from tests.unit.policies.moving import override, told
from tests.unit.policies.shipped import versions_of


def _told(policy: str, values: Mapping[date, int | str], overrides: tuple[Override, ...] = ()) -> list[str]:
    """Levels and causes over the days of `values`, which give the policy's one number."""
    versions = versions_of(policy)
    criterion = versions[-1].rule.measured[0].id
    answers = {
        (version.version, day): computed(grade(version, {criterion: Decimal(value)}))
        for version in versions
        for day, value in values.items()
    }
    return told(replay(Case(versions, overrides), sorted(values), answers)[0])


def test_a_vip_stays_one_after_a_return() -> None:
    found = _told("member_vip_sticky", {date(2024, 1, 1): 0, date(2024, 5, 1): 3100, date(2024, 6, 1): 2900})
    assert found == ["REGULAR first", "VIP upgrade", "VIP unchanged"]


def test_a_gotone_level_is_fixed_from_one_classification_to_the_next() -> None:
    assert Case(versions_of("gotone_vip")).reviews(date(2026, 12, 31)) == [
        date(year, 1, 1) for year in (2024, 2025, 2026)
    ]
    found = _told("gotone_vip", {date(2025, 1, 1): 13000, date(2025, 7, 1): 4000, date(2026, 1, 1): 8000})
    assert found == ["钻石卡 first", "钻石卡 unchanged", "金卡 drop"]


def test_business_customers_are_reviewed_at_the_end_of_every_quarter() -> None:
    found = Case(versions_of("abcd_scorecard")).reviews(date(2024, 12, 31))
    quarters = [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)]
    assert found == [date(2024, 1, 1), *quarters]


def test_the_old_cards_are_unknown_and_the_new_levels_begin_in_march_2017() -> None:
    found = _told("bank_average_assets", {date(2017, 2, 28): 100, date(2017, 3, 1): 100, date(2017, 4, 1): 29})
    assert found == ["None computed", "卓然 computed", "欣然 computed"]


def test_an_approved_person_is_a_key_customer_until_the_approval_ends() -> None:
    approved = override("set", "个人大客户", date(2024, 2, 1), date(2025, 2, 1))
    found = _told("key_individual", {date(2024, 1, 1): 0, date(2024, 2, 1): 0, date(2025, 2, 1): 0}, (approved,))
    assert found == ["OTHER computed", "KEY override_set", "OTHER override_ended"]
