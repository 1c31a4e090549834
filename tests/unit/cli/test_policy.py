"""`tierline policy`: exit codes, what is printed, and which home a file belongs to."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.home.template import TEMPLATES_FOLDER
from pipelines.policies.authoring.workbook import read_workbook
from pipelines.policies.loader import read_version
from pipelines.policies.named import version_named
from pipelines.policies.reference.population import grade_population
from pipelines.policies.table_file import write_table
from tests.unit.cli.policy_command import policy_command
from tests.unit.policies.language_faults import PARETO, SHARE
from tests.unit.policies.written import BANDS, SCORECARD, changed, write

VALUES = "customer_id,metric,value\nC2,spend,50\nC1,spend,0\nC3,spend,\n"
GRADES = "customer_id,category_code,level,reason\nC2,*,gold,\nC1,*,basic,\nC3,*,,missing_value\n"


def _home(folder: Path, text: str = BANDS, currency: str = "CNY") -> Path:
    (folder / "tierline.yml").write_text(f"currency: {currency}\nas_of: 2026-01-01\n", encoding="utf-8")
    return write(folder / "policies", text)


def test_lint_exits_0_on_a_sound_policy(tmp_path: Path) -> None:
    found = policy_command("lint", write(tmp_path, BANDS))
    assert (found.exit_code, "errors: 0, warnings: 0" in found.output) == (0, True)


def test_lint_exits_1_on_an_error_and_names_its_line(tmp_path: Path) -> None:
    text, line = changed(BANDS, "metric: net_spend", "metric: turnover")
    path = write(tmp_path, text)
    found = policy_command("lint", path)
    assert found.exit_code == 1
    assert f"{path}:{line}: unknown metric `turnover`" in found.output


def test_lint_exits_0_on_warnings_only(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "  - {code: basic, rank: 3}\n", "")
    text, _ = changed(text, "silver, at_least: 20, below: 50}\n      - {level: basic, below: 20}", "silver, below: 50}")
    found = policy_command("lint", write(tmp_path, text))
    assert (found.exit_code, "errors: 0, warnings: 1" in found.output) == (0, True)


def test_lint_counts_warnings_as_errors_when_asked(tmp_path: Path) -> None:
    path = write(tmp_path, BANDS)
    assert policy_command("lint", path, "--strict").exit_code == 0
    assert policy_command("lint", path, "--strict", "--as-of", "2026-01-02").exit_code == 1
    assert policy_command("lint", path, "--strict", "--as-of", "2026-01-01").exit_code == 0


@pytest.mark.parametrize(("lang", "chosen"), [("en_US.UTF-8", ["--lang", "zh"]), ("zh_CN.UTF-8", [])])
def test_lint_speaks_chinese_when_asked_or_when_the_system_does(
    lang: str, chosen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", lang)
    text, line = changed(BANDS, "metric: net_spend", "metric: turnover")
    path = write(tmp_path, text)
    found = policy_command("lint", path, *chosen)
    assert f"{path}:{line}: 未知的指标 `turnover`" in found.output
    assert "错误：1" in found.output


def test_lint_reads_the_currency_of_the_home_above_the_file(tmp_path: Path) -> None:
    found = policy_command("lint", _home(tmp_path, currency="GBP"), "--json")
    assert (found.exit_code, [each["code"] for each in json.loads(found.output)]) == (1, ["currency"])
    assert policy_command("lint", _home(tmp_path, currency="GBP"), "--json", "--lang", "zh").output == found.output
    assert all(re.search("[\u4e00-\u9fff]", each["what_zh"] + each["remedy_zh"]) for each in json.loads(found.output))


def test_a_template_has_a_row_per_criterion(tmp_path: Path) -> None:
    found = policy_command("grade", write(tmp_path, SCORECARD), "--template")
    assert (found.exit_code, found.output) == (0, "customer_id,metric,value\nC001,sales,\nC001,standing,\n")


def test_grade_needs_values(tmp_path: Path) -> None:
    assert policy_command("grade", write(tmp_path, BANDS)).exit_code == 2


def test_grade_prints_a_level_or_a_reason_for_every_customer_of_the_file(tmp_path: Path) -> None:
    values = tmp_path / "values.csv"
    values.write_text(VALUES, encoding="utf-8")
    found = policy_command("grade", _home(tmp_path), "--values", values)
    assert (found.exit_code, found.output) == (0, GRADES)


def test_prospects_are_graded_as_the_pipeline_grades_them_on_the_same_values(tmp_path: Path) -> None:
    """The values and levels of 2026-06-30 in tests/flow/test_dated_tables.py."""
    policy = TEMPLATES_FOLDER / "rulebook/policies/intent_sabcd/2024-01-01.yml"
    told = {"C001": "7,open,no", "C002": "15,open,yes", "C003": "-1,open,yes", "C004": ",open,no"}
    told |= {"C005": ",open,yes", "C006": ",won,yes"}
    names = ("days", "stage", "has_intent")
    cells = [(code, *cell) for code, row in told.items() for cell in zip(names, row.split(","), strict=True)]
    values = tmp_path / "values.csv"
    values.write_text("\n".join(["customer_id,metric,value", *map(",".join, cells)]) + "\n", encoding="utf-8")
    found = policy_command("grade", policy, "--values", values)
    assert found.output.splitlines()[1:] == [
        *("C001,*,S,", "C002,*,A,", "C003,*,S,", "C004,*,D,", "C005,*,C,", "C006,*,,decided")
    ]


def test_grade_as_json_has_status_and_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    values = tmp_path / "values.csv"
    values.write_text("customer_id,metric,value\nC1,sales,50\nC1,standing,LOW\n", encoding="utf-8")
    answer = {"policy_id": "shop", "customer_id": "C1", "category_code": "*", "status": "rated", "level_code": "silver"}
    frame = pl.DataFrame([answer | {"score": Decimal("2.2"), "reason": None}])
    monkeypatch.setattr("pipelines.warehouse.grading.grade_values", lambda *_: frame)
    (found,) = json.loads(policy_command("grade", write(tmp_path, SCORECARD), "--values", values, "--json").output)
    assert (found["status"], found["level"], found["score"]) == ("rated", "silver", "2.2")
    assert found["points"] == {"sales": "3", "standing": "1"}


@pytest.mark.parametrize("text", [SHARE, PARETO], ids=["share", "pareto"])
def test_levels_that_depend_on_the_others_are_those_among_the_customers_of_the_file(text: str, tmp_path: Path) -> None:
    values = tmp_path / "values.csv"
    spent = [800, 150, *[10] * 8]
    rows = [f"C{number},spend,{amount}" for number, amount in enumerate(spent)]
    values.write_text("\n".join(["customer_id,metric,value", *rows]) + "\n", encoding="utf-8")
    found = policy_command("grade", write(tmp_path, text), "--values", values)
    levels = [line.split(",")[2] for line in found.stdout.splitlines()[1:]]
    version = read_version(write(tmp_path, text))
    given = {number: {"spend": Decimal(amount)} for number, amount in enumerate(spent)}
    assert levels == [each.level_code for each in grade_population(version, given).values()]
    assert levels[0] == "gold" and len(set(levels)) > 1


@pytest.mark.parametrize(
    ("frozen", "lang", "words"),
    [("month", "en", "cut by the values of this file"), ("month", "zh", "分界值"), (None, "en", "")],
)
def test_grading_by_cuts_of_the_file_says_so_where_the_policy_freezes_those_of_its_customers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, frozen: str | None, lang: str, words: str
) -> None:
    monkeypatch.setenv("TIERLINE_LANG", lang)
    freeze = f"\n  freeze_cuts: {frozen}" if frozen else ""
    values = tmp_path / "values.csv"
    values.write_text("customer_id,metric,value\nC1,spend,50\n", encoding="utf-8")
    answer = {"policy_id": "shop", "customer_id": "C1", "category_code": "*", "status": "rated", "level_code": "gold"}
    frame = pl.DataFrame([answer | {"score": None, "reason": None}])
    monkeypatch.setattr("pipelines.warehouse.grading.grade_values", lambda *_: frame)
    found = policy_command("grade", write(tmp_path, PARETO.rstrip() + freeze + "\n"), "--values", values)
    assert (found.exit_code, found.stdout.splitlines()[1:]) == (0, ["C1,*,gold,"])
    assert words in found.stderr and bool(words) == bool(found.stderr)


def test_a_policy_id_is_looked_up_in_the_home_as_of_its_date(tmp_path: Path) -> None:
    first = _home(tmp_path)
    second = BANDS.replace("2024-01-01", "2025-01-01").replace('"1"', '"2"')
    write(tmp_path / "policies", second, "2025-01-01.yml")
    assert version_named("shop", tmp_path, None).version == "2"
    assert version_named("shop", tmp_path, date(2024, 5, 1)).version == "1"
    assert version_named(str(first), None, None) == read_version(first)
    with pytest.raises(ConfigurationError, match="no version of `shop` is in force on 2023-01-01"):
        version_named("shop", tmp_path, date(2023, 1, 1))
    with pytest.raises(ConfigurationError, match="Use one of: shop"):
        version_named("shops", tmp_path, None)


def test_a_spreadsheet_of_values_gives_the_levels_of_the_csv_in_a_spreadsheet(tmp_path: Path) -> None:
    policy, rows = _home(tmp_path), [line.split(",") for line in VALUES.splitlines()[1:]]
    write_table(tmp_path / "values.xlsx", ("客户编号", "指标", "数值"), rows)
    out = tmp_path / "grades.xlsx"
    done = policy_command("grade", policy, "--values", tmp_path / "values.xlsx", "--out", out, "--lang", "zh")
    assert (done.exit_code, "已写入" in done.output) == (0, True)
    (sheet,) = read_workbook(out)
    lines = [[cell.text for cell in line] for line in sheet.lines]
    assert lines[0] == ["客户编号", "品类", "等级", "原因"]
    assert lines[1:] == [line.split(",") for line in GRADES.splitlines()[1:]]
    again = policy_command("grade", policy, "--values", out, "--out", out)
    assert isinstance(again.exception, ConfigurationError), "values are not written over"
