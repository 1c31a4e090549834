"""What the further kinds, movement and benefits become as rows: exact numbers in base units, nothing left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pipelines.policies.row_language import MAKERS, language_rows
from pipelines.policies.row_schema import LANGUAGE
from tests.unit.policies.moving import version
from tests.unit.policies.shipped import every_version, shipped, versions_of

RULEBOOK = {table: frame.to_dicts() for table, frame in language_rows(every_version()).items()}


def _of(table: str, policy: str) -> list[dict[str, Any]]:
    return [row for row in RULEBOOK[table] if row["policy_id"] == policy]


def test_every_table_has_its_schema_and_its_maker() -> None:
    assert LANGUAGE.keys() == MAKERS.keys()
    empty = language_rows([])
    assert {table: dict(frame.schema) for table, frame in empty.items()} == LANGUAGE


def test_shares_are_cumulative_from_the_best() -> None:
    tops = [(row["level_code"], row["top_percent"], row["ties"]) for row in _of("policy_share", "member_10_40_50")]
    assert tops == [("LOYAL", 10, "promote"), ("TO_WAKE", 50, "promote"), ("ASLEEP", 100, "promote")]


def test_the_last_cut_has_no_end() -> None:
    assert [row["below_percent"] for row in _of("policy_cut", "key_customer_abc")] == [80, 95, None]


def test_a_line_is_in_base_units_and_its_slope_exact() -> None:
    line = next(row for row in _of("policy_line", "weighted_abc_monthly") if row["criterion_id"] == "sales")
    assert (line["least"], line["most"], line["slope"]) == (0, 1_000_000, Decimal("0.0001"))


def test_a_veto_is_a_condition_on_a_level() -> None:
    (veto,) = _of("policy_condition", "credit_six_c")
    shown = ("purpose", "level_code", "criterion_id", "operator", "threshold")
    assert [veto[column] for column in shown] == ["veto", "C", "overdue", ">", 90]


def test_a_retain_bar_is_a_condition_and_may_test_the_score() -> None:
    held = version(movement={"retain": {"gold": {"criterion": "total", "at_least": "2.5"}}})
    (row,) = language_rows([held])["policy_condition"].to_dicts()
    assert (row["purpose"], row["level_code"], row["criterion_id"], row["threshold"]) == (
        "retain",
        "gold",
        "total",
        Decimal("2.5"),
    )


def test_a_test_of_codes_lists_them_beside_those_that_are_known() -> None:
    passing = {(row["node_id"], row["match_value"]) for row in _of("policy_node_code", "key_individual")}
    assert passing == {("KEY/3", "GOOD"), ("KEY/4", "SIGNED")}
    assert {row["match_value"] for row in _of("policy_criterion_code", "key_individual")} == {
        "GOOD",
        "FAIR",
        "POOR",
        "SIGNED",
        "NONE",
    }


def test_movement_has_one_row_a_version() -> None:
    assert len(RULEBOOK["policy_movement"]) == len(every_version())
    (vip,) = _of("policy_movement", "member_vip_sticky")
    assert (vip["sticky"], vip["upgrade_on"], vip["review_every"]) == ("lifetime", "daily", None)


def test_old_cards_have_no_successor_and_misspelt_names_are_known() -> None:
    assert {
        row["removed_level_code"]: row["level_code"] for row in _of("policy_succession", "bank_average_assets")
    } == {
        "钻石": None,
        "金卡": None,
        "银卡": None,
    }
    assert ("新然", "欣然") in {
        (row["alias"], row["level_code"]) for row in _of("policy_level_alias", "bank_average_assets")
    }
    assert len(versions_of("bank_average_assets")) == len(("before 2017-03", "from then on"))


def test_a_benefit_of_two_levels_has_two_rows() -> None:
    offered = shipped("group_price_2018", versions_of("group_price_2018")[0].effective_from).benefits[0]
    both = version(benefits=[offered.model_dump() | {"levels": ("gold", "silver")}])
    rows = language_rows([both])["policy_benefit"].to_dicts()
    assert [(row["level_code"], row["pay_rate"]) for row in rows] == [
        ("gold", Decimal("0.8")),
        ("silver", Decimal("0.8")),
    ]


@pytest.mark.parametrize("table", LANGUAGE)
def test_every_table_but_those_no_shipped_policy_needs_has_rows(table: str) -> None:
    unused = {"policy_level_points", "policy_score_band", "policy_category"}
    assert bool(RULEBOOK[table]) == (table not in unused)
