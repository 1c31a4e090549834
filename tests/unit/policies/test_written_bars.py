"""Bars are read as people write them, and what a workbook has no place for is told with its place in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.cli.chinese.translation import problem_in_chinese
from pipelines.home.problems import ConfigurationError
from pipelines.policies.authoring.beyond_sheets import KEYS
from pipelines.policies.authoring.template import HELP
from pipelines.policies.authoring.workbook import Cell
from pipelines.policies.authoring.written_bars import Bar, read_bar
from tests.unit.policies.sheets import made, workbook


@pytest.mark.parametrize(
    ("written", "bounds", "unit"),
    [
        ("100万元(含)以上", {"at_least": "100"}, "万元"),
        ("50万元(含)至100万元以下", {"at_least": "50", "below": "100"}, "万元"),
        ("20吨(含)至50吨以下", {"at_least": "20", "below": "50"}, "吨"),
        ("20以上(不含)", {"above": "20"}, None),
        ("100以上(含)", {"at_least": "100"}, None),
        ("20(不含)以下", {"below": "20"}, None),
        ("5(不含)~12(含)", {"above": "5", "up_to": "12"}, None),
        ("100万以上", {"at_least": "100"}, "万元"),
        ("1-3亿", {"at_least": "1", "below": "3"}, "亿元"),
    ],
)
def test_bars_are_read_as_the_rules_of_companies_write_them(
    written: str, bounds: dict[str, str], unit: str | None
) -> None:
    assert read_bar(written) == Bar(bounds, unit)


def test_every_form_that_the_template_shows_is_read() -> None:
    shown = Cell(HELP[0].partition("：")[2].rstrip("；").replace("（含 50，不含 100）", ""), "").entries
    assert len(shown) > 5 and all(read_bar(Cell(each, "").plain) for each in shown), shown


@pytest.mark.parametrize(
    ("heading", "key"),
    [("评级单位", "scope"), ("等级衔接", "succession"), ("一票否决", "rule.vetoes"), ("保级条件", "movement.retain")],
)
def test_what_a_workbook_cannot_hold_is_refused_with_the_key_of_the_file(
    heading: str, key: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as told:
        made(workbook(tmp_path, {heading: "见附件"}), tmp_path)
    (problem,) = told.value.problems
    assert (problem.code, problem.where) == ("fact_beyond", "bands.xlsx, 政策!A8")
    assert f"`{key}`" in problem.remedy and f"`{key}`" in problem_in_chinese(problem).remedy


@pytest.mark.parametrize(("shown", "kind"), [("矩阵", "matrix"), ("event", "event"), ("意向", "intent")])
def test_a_kind_that_a_workbook_cannot_hold_is_told_apart_from_a_misspelt_one(
    shown: str, kind: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as told:
        made(workbook(tmp_path, {"规则类型": shown}), tmp_path)
    (problem,) = told.value.problems
    assert (problem.code, problem.what) == ("kind_beyond", f"a workbook has no place for a rule of kind {kind}")


def test_every_key_named_for_the_file_is_one_that_policies_have() -> None:
    whole = (Path(__file__).parents[3] / "pipelines/policies/policy.schema.json").read_text("utf-8")
    assert [key for key in KEYS if f'"{key.rpartition(".")[2]}"' not in whole] == []
