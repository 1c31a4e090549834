"""Policies become rows: the version in force, bounds in base units, bars in two languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.policies.loader import load_policies, read_version
from pipelines.policies.rows.schema import SCHEMAS
from pipelines.policies.rows.tables import policy_rows
from pipelines.policies.rows.unfed import unfed_rows
from pipelines.policies.rows.windows import window_rows
from tests.unit.policies.shipped import POLICIES as RULEBOOK
from tests.unit.policies.written import BANDS, EVENT, GROUPS, INTENT, SCORECARD, changed, write

D = date(2026, 1, 1)
DATA = Path(__file__).parents[3] / "data" / "policies"


def _rows(text: str, folder: Path, table: str, delivered: frozenset[str] = frozenset({"sales_line"})) -> list[dict]:
    return policy_rows([read_version(write(folder, text))], D, delivered)[table].to_dicts()


@pytest.mark.parametrize("text", [BANDS, GROUPS, SCORECARD])
def test_every_table_has_its_columns_and_types_even_without_rows(text: str, tmp_path: Path) -> None:
    frames = policy_rows([read_version(write(tmp_path, text))], D, frozenset())
    assert {table: dict(frame.schema) for table, frame in frames.items()} == SCHEMAS


def test_a_bound_left_out_is_the_neighbours_and_the_shared_value_goes_to_the_better_band(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "at_least: 20, below: 50", "at_least: 20")
    gold, silver, _ = _rows(text, tmp_path, "policy_band")
    assert (gold["lower"], gold["is_lower_inclusive"], gold["upper"]) == (Decimal(50), True, None)
    assert (silver["lower"], silver["upper"], silver["is_upper_inclusive"]) == (Decimal(20), Decimal(50), False)


def test_thresholds_are_in_base_units_and_bars_in_the_written_unit() -> None:
    bands = policy_rows(load_policies(DATA), D, frozenset())["policy_band"].to_dicts()
    best = next(row for row in bands if row["criterion_id"] == "volume" and row["band_no"] == 1)
    assert (best["threshold"], best["operator"]) == (Decimal(100000), ">=")
    assert (best["bar_en"], best["bar_zh"]) == ("at least 100 t", "不低于 100 吨")


def test_a_date_that_has_passed_gives_the_best_level_whatever_the_bands_say(tmp_path: Path) -> None:
    falling, _ = changed(INTENT, "below: 20}", "below: 20}\n  undated: {intent: silver, no_intent: basic}")
    rows = _rows(falling, tmp_path, "policy_band")
    passed, gold, silver, basic, intent, no_intent = rows
    assert (passed["level_code"], passed["lower"], passed["upper"], passed["is_upper_inclusive"]) == (
        "gold",
        None,
        0,
        False,
    )
    assert [row["lower"] for row in (gold, silver, basic)] == [50, 20, 0]
    assert (intent["match_value"], intent["level_code"], intent["bar_en"]) == (
        "intent",
        "silver",
        "no date, but intent to buy",
    )
    assert (no_intent["match_value"], no_intent["level_code"]) == ("no_intent", "basic")
    banded, _ = changed(INTENT, "kind: intent", "kind: intent\n  overdue: banded")
    assert [row["lower"] for row in _rows(banded, tmp_path, "policy_band")] == [50, 20, None]


def test_a_criterion_a_score_can_do_without_is_missed_only_when_its_input_stopped_coming(tmp_path: Path) -> None:
    versions = [read_version(write(tmp_path, SCORECARD))]
    delivered = frozenset({"sales_line"})
    (never,) = policy_rows(versions, D, delivered)["policy"].to_dicts()
    (gone,) = policy_rows(versions, D, delivered, vanished=frozenset({"customer"}))["policy"].to_dicts()
    assert (never["missing_reason"], gone["missing_reason"]) == (None, "no_customer")
    told = unfed_rows(versions, D, delivered, {"customer": ["crm", "erp"], "payment": ["erp"]}).rows()
    assert [row[2:] for row in told] == [("standing", "class", "customer", "crm, erp")]
    assert unfed_rows(versions, D, delivered, {}).is_empty()


def test_a_policy_of_documents_is_evaluated_once_per_version_and_asks_nothing_of_its_earlier_days(
    tmp_path: Path,
) -> None:
    second = EVENT.replace("2024-01-01", "2025-01-01").replace('"1"', '"2"') + "effective_to: 2025-07-01\n"
    texts = {"2024-01-01.yml": EVENT, "2025-01-01.yml": second}
    versions = [read_version(write(tmp_path, text, name)) for name, text in texts.items()]
    rows = policy_rows(versions, D, frozenset({"sales_line"}))["policy"].to_dicts()
    assert [(row["policy_version"], row["evaluated_on"], row["kind"], row["missing_reason"]) for row in rows] == [
        ("1", date(2024, 12, 31), "event", None),
        ("2", date(2025, 6, 30), "event", None),
        (None, D, "event", "no_version"),
    ]
    assert window_rows(versions, D)["evaluation_day"]["evaluated_on"].to_list() == [D]


def test_nodes_of_a_condition_are_numbered_as_they_are_read(tmp_path: Path) -> None:
    gold = [row for row in _rows(GROUPS, tmp_path, "policy_node") if row["level_code"] == "gold"]
    assert [(row["node_no"], row["test_id"]) for row in gold] == [
        *((1, None), (2, "spend"), (3, None), (4, "visits"), (5, "high_spend"))
    ]


def test_a_level_says_its_bar_in_words() -> None:
    levels = policy_rows(load_policies(DATA), D, frozenset())["policy_level"].to_dicts()
    bars = {(row["policy_id"], row["level_code"]): (row["bar_en"], row["bar_zh"]) for row in levels}
    assert bars["retail_spend_frequency", "gold"] == (
        "net spend over the last 12 months of at least 5,000 CNY"
        " and visits over the last 12 months of at least 6 times",
        "近12个月净消费额不低于 5,000 元且近12个月到店次数不低于 6 次",
    )
    assert bars["retail_spend_frequency", "basic"] == ("everyone else", "其余客户")
    assert bars["tob_four_dimension", "B"][0] == "score at least 2.5 and below 3.5"


def test_how_far_shares_may_move_reaches_the_policy_row_and_changes_only_the_hash_that_states_it(
    tmp_path: Path,
) -> None:
    stated, _ = changed(BANDS, "owner: tests", "owner: tests\nmax_share_shift: 12.5")
    (silent,), (row,) = _rows(BANDS, tmp_path, "policy"), _rows(stated, tmp_path, "policy")
    assert (silent["max_share_shift"], row["max_share_shift"]) == (None, Decimal("12.5"))
    assert silent["policy_hash"] != row["policy_hash"]


def test_a_condition_is_a_tree_of_nodes_with_what_each_group_needs(tmp_path: Path) -> None:
    nodes = {row["node_id"]: row for row in _rows(GROUPS, tmp_path, "policy_node")}
    assert list(nodes) == ["gold", "gold/1", "gold/2", "gold/2/1", "gold/2/2", "silver", "basic"]
    assert [(nodes[each]["child_count"], nodes[each]["needed"]) for each in ("gold", "gold/2", "basic")] == [
        (2, 2),
        (2, 1),
        (0, 0),
    ]
    leaf = nodes["gold/2/2"]
    assert (leaf["parent_id"], leaf["depth"], leaf["criterion_id"], leaf["test_id"]) == (
        "gold/2",
        3,
        "spend",
        "high_spend",
    )


def test_a_scorecard_brings_its_score_bands_coverage_and_cap(tmp_path: Path) -> None:
    header = _rows(SCORECARD, tmp_path, "policy")[0]
    assert (header["min_coverage"], header["cap_criterion_id"], header["cap_levels_above"]) == (Decimal(60), "sales", 1)
    bands = _rows(SCORECARD, tmp_path, "policy_band")
    assert [row["level_code"] for row in bands if row["criterion_id"] == "total"] == ["gold", "silver", "basic"]
    assert [row["match_value"] for row in bands if row["criterion_id"] == "standing"] == ["HIGH", "LOW"]


def test_without_min_coverage_every_criterion_must_have_points(tmp_path: Path) -> None:
    text, _ = changed(SCORECARD, "  min_coverage: 60\n", "")
    assert _rows(text, tmp_path, "policy")[0]["min_coverage"] == Decimal(100)


def test_a_policy_without_a_version_in_force_is_one_row_that_says_so(tmp_path: Path) -> None:
    frames = policy_rows([read_version(write(tmp_path, BANDS))], date(2023, 12, 31), frozenset({"sales_line"}))
    header = frames["policy"].to_dicts()
    assert [(row["kind"], row["policy_version"], row["missing_reason"]) for row in header] == [
        ("none", None, "no_version")
    ]
    assert all(frame.is_empty() for table, frame in frames.items() if table != "policy")


@pytest.mark.parametrize(
    ("metric", "delivered", "reason"),
    [
        ("net_spend", {"customer"}, "no_sales_line"),
        ("ordered_amount", {"sales_line"}, "no_order_line"),
        ("paid_amount", {"sales_line"}, "no_payment"),
        ("tenure_months", {"sales_line"}, "no_customer"),
        ("weight_kg", {"sales_line"}, "no_item"),
        ("weight_kg", {"sales_line", "sales_line.weight_kg"}, None),
        ("weight_kg", {"sales_line", "item"}, None),
        ("net_spend", {"sales_line"}, None),
    ],
)
def test_a_policy_names_the_table_it_lacks(
    metric: str, delivered: set[str], reason: str | None, tmp_path: Path
) -> None:
    text, _ = changed(BANDS, "metric: net_spend", f"metric: {metric}")
    assert _rows(text, tmp_path, "policy", frozenset(delivered))[0]["missing_reason"] == reason


def test_a_table_only_optional_criteria_need_may_be_absent() -> None:
    header = policy_rows(load_policies(DATA), D, frozenset({"sales_line"}))["policy"].to_dicts()
    assert {row["policy_id"]: row["missing_reason"] for row in header} == {
        "retail_spend_frequency": None,
        "tob_four_dimension": None,
    }


def test_a_benefit_is_a_row_for_every_level_that_has_it_and_a_written_rate_a_share() -> None:
    versions = [version for version in load_policies(RULEBOOK) if version.id == "points_category_discount"]
    rows = policy_rows(versions, D, frozenset())["policy_benefit"].to_dicts()
    found = {row["level_code"]: (row["pay_rate"], row["benefit_name_zh"], row["is_in_effect"]) for row in rows}
    assert found == {
        "A": (Decimal("0.95"), "9.5折", True),
        "B": (Decimal("0.9"), "9折", True),
        "C": (Decimal("0.88"), "8.8折", True),
        "D": (Decimal("0.8"), "8折", True),
    }
