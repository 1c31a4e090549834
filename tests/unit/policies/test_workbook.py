"""A policy written in Excel or WPS: cells mean what they show, and what is wrong is told at its cell with a remedy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from pipelines.cli.chinese.translation import problem_in_chinese
from pipelines.home.problems import ConfigurationError
from pipelines.policies.authoring.new_file import place_of
from pipelines.policies.authoring.starter import starter
from pipelines.policies.authoring.template import template
from pipelines.policies.authoring.workbook import read_workbook
from pipelines.policies.loader import lint
from tests.unit.policies.sheets import BARS, LEVELS, SPEND, Shown, made, workbook
from tests.unit.policies.shipped import outcome

SAME = (None,) * len(SPEND)


def bands_of(path: Path, home: Path) -> list[tuple[str | None, Decimal | None, Decimal | None]]:
    (criterion,) = made(path, home).rule.measured
    return [(band.level, band.at_least, band.below) for band in criterion.bands]


def refused(path: Path, home: Path) -> list[tuple[str, str]]:
    """Code and place of everything that is wrong; every problem has a remedy in both languages."""
    with pytest.raises(ConfigurationError) as told:
        made(path, home)
    assert all(each.remedy and problem_in_chinese(each).remedy for each in told.value.problems)
    assert not list(home.glob("policies/**/*.yml")), "nothing is written"
    return [(each.code, each.where) for each in told.value.problems]


def test_the_template_as_shipped_becomes_a_policy_that_passes_the_linter(tmp_path: Path) -> None:
    (tmp_path / "bands.xlsx").write_bytes(template())
    version = made(tmp_path / "bands.xlsx", tmp_path)
    assert (version.id, version.rule.kind, [level.code for level in version.ranked_levels]) == (
        "shop_members",
        "scorecard",
        ["A", "B", "C", "D"],
    )
    assert lint([tmp_path / "policies/shop_members/2026-01-01.yml"]) == []
    assert outcome(version, spend=Decimal("5"), visits=24) == "A"
    assert outcome(version, spend=Decimal("0.49"), visits=0) == "D"


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    top = Decimal("1000000.1")
    assert bands_of(workbook(tmp_path), tmp_path) == [
        ("A", top, None),
        ("B", Decimal(100), top),
        ("C", None, Decimal(100)),
    ]


@pytest.mark.parametrize("shown", ["2026-01-01", "2026/1/1", "2026年1月1日", "2026-01-01", date(2026, 1, 1)])
def test_a_date_may_be_typed_in_any_usual_way(shown: Shown, tmp_path: Path) -> None:
    assert made(workbook(tmp_path, {"生效日期": shown}), tmp_path).effective_from == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("bar", "other"),
    [
        ("≥5000", "<5000"),
        (">=5,000 ", "5000以下"),
        ("5000元以上", "不满5000元"),
        ("不低于5000", "x<5000"),
        ("[5000,9000)", ""),
    ],
)
def test_bars_may_be_written_as_people_write_them_and_what_fits_no_form_is_told(
    bar: str, other: str, tmp_path: Path
) -> None:
    levels = LEVELS[:2]
    path = workbook(tmp_path, bars=((*SPEND, "A", bar), (*SAME, "B", other)), levels=levels)
    if other in ("<5000", "不满5000元"):
        assert bands_of(path, tmp_path)[0][:2] == ("A", Decimal(5000))
    elif other == "5000以下":
        assert refused(path, tmp_path) == [("overlap", "bands.xlsx, 等级!G8")], "以下 includes the number, as 以上 does"
    else:
        assert refused(path, tmp_path) == [("cell_bar", "bands.xlsx, 等级!G8")]


def test_blank_rows_columns_and_cells_above_mean_nothing_but_same_as_above(tmp_path: Path) -> None:
    assert made(workbook(tmp_path, indent=2), tmp_path).hash == made(workbook(tmp_path), tmp_path / "other").hash


def test_the_place_of_a_fault_counts_blank_rows_and_columns(tmp_path: Path) -> None:
    bars = ((*SPEND, "A", "a lot"), *BARS[1:])
    assert refused(workbook(tmp_path, bars=bars), tmp_path) == [("cell_bar", "bands.xlsx, 等级!G8")]
    assert refused(workbook(tmp_path, bars=bars, indent=2), tmp_path) == [("cell_bar", "bands.xlsx, 等级!I10")]


@pytest.mark.parametrize(
    ("facts", "code", "cell"),
    [
        ({"生效日期": "next spring"}, "cell_day", "政策!B3"),
        ({"生效日期": None}, "fact_missing", "政策"),
        ({"规则类型": "随意"}, "cell_choice", "政策!B7"),
        ({"政策编号": "Shop 1"}, "cell_code", "政策!B2"),
        ({"脾气": "好"}, "unknown_fact", "政策!A8"),
        ({"批准日期": "2026-01-02"}, "late_approval", "政策!B8"),
        ({"币种": "USD"}, "unknown_unit", "等级!D8"),
    ],
)
def test_a_wrong_fact_is_told_at_its_cell(facts: dict[str, Shown], code: str, cell: str, tmp_path: Path) -> None:
    assert (code, f"bands.xlsx, {cell}") in refused(workbook(tmp_path, facts), tmp_path)


@pytest.mark.parametrize(
    ("bars", "code", "cell"),
    [
        (((*SPEND, "A", "≥100"), (*SAME, "B", "20-90"), (*SAME, "C", "<20")), "gap", "G9"),
        (((*SPEND, "A", "≥100"), (*SAME, "B", "20-100"), (*SAME, "X", "<20")), "unknown_level_cell", "F10"),
        (((*SPEND, "A", "≥100万元"), (*SAME, "B", "20-100"), (*SAME, "C", "<20")), "bar_unit", "G8"),
        (((*SPEND, "A", 100), (*SAME, "B", "20-100"), (*SAME, "C", "<20")), "cell_bar", "G8"),
        ((("消费", "营业额", "近12个月", "元", None, "A", "≥100"), *BARS[1:]), "unknown_data", "B8"),
        ((("消费", "净消费额", "去年前年", "元", None, "A", "≥100"), *BARS[1:]), "cell_choice", "C8"),
        (((*SPEND, "A", "≥0.0000001"), (*SAME, "B", "≥0.00000001"), (*SAME, "C", "<0.00000001")), "value_error", "G8"),
    ],
)
def test_a_wrong_bar_is_told_at_its_cell(
    bars: tuple[tuple[Shown, ...], ...], code: str, cell: str, tmp_path: Path
) -> None:
    found = refused(workbook(tmp_path, bars=bars), tmp_path)
    assert (code, f"bands.xlsx, 等级!{cell}") in found


def test_an_existing_version_is_never_written_over(tmp_path: Path) -> None:
    made(workbook(tmp_path), tmp_path)
    target = tmp_path / "policies/shop/2026-01-01.yml"
    before = target.read_bytes()
    with pytest.raises(ConfigurationError, match="there already"):
        made(workbook(tmp_path, {"负责部门": "别人"}), tmp_path)
    assert target.read_bytes() == before


def test_a_formula_that_fails_is_told_and_not_read_as_empty(tmp_path: Path) -> None:
    path = tmp_path / "bands.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("政策").write_formula(1, 1, "=1/0", None, "#DIV/0!")
        book.add_worksheet("等级")
    with pytest.raises(ConfigurationError, match="政策!B2: the cell shows an error"):
        read_workbook(path)


@pytest.mark.parametrize("content", [b"", b"id: shop\n", b"PK\x03\x04broken"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bands.xlsx"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match="not a workbook"):
        read_workbook(path)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_starter_passes_the_linter_in_both_languages(language: str, tmp_path: Path) -> None:
    target = place_of(tmp_path, "shop", "2026-01-01")
    target.parent.mkdir()
    target.write_text(starter("shop", date(2026, 1, 1), "CNY", language).text, encoding="utf-8")
    assert lint([target]) == []
