"""A values file is read as it is meant, or refused with the line of its first fault."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from pipelines.cli.chinese.translation import problem_in_chinese
from pipelines.home.problems import ConfigurationError
from pipelines.policies.loader import read_version
from pipelines.policies.table_file import write_table
from pipelines.policies.values_file import COLUMNS, HEADINGS, by_subject, read_values, template
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.written import BANDS, INTENT, SCORECARD, changed, write

HEADER = "customer_id,metric,value\n"


@pytest.fixture
def version(tmp_path: Path) -> PolicyVersion:
    return read_version(write(tmp_path, SCORECARD))


def _file(folder: Path, text: str) -> Path:
    path = folder / "values.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_numbers_codes_and_empty_cells_are_told_apart(version: PolicyVersion, tmp_path: Path) -> None:
    path = _file(tmp_path, "\ufeff" + HEADER + "C2,sales,50.5\nC2,standing,HIGH\nC1,sales,\n")
    assert by_subject(read_values(path, version)) == {
        ("C2", "*"): {"sales": Decimal("50.5"), "standing": "HIGH"},
        ("C1", "*"): {"sales": None},
    }


def test_a_category_is_graded_for_itself(version: PolicyVersion, tmp_path: Path) -> None:
    path = _file(tmp_path, "customer_id,category_code,metric,value\nC1,food,sales,1\nC1,,sales,2\n")
    assert list(by_subject(read_values(path, version))) == [("C1", "food"), ("C1", "*")]
    of_categories = version.model_copy(update={"scope": "category"})
    assert list(by_subject(read_values(path, of_categories))) == [("C1", "food"), ("C1", "")], (
        "items without a category"
    )


def test_the_template_is_a_values_file(version: PolicyVersion, tmp_path: Path) -> None:
    assert template(version) == [("C001", "sales", ""), ("C001", "standing", "")]
    write_table(tmp_path / "values.csv", COLUMNS, template(version))
    assert by_subject(read_values(tmp_path / "values.csv", version)) == {
        ("C001", "*"): {"sales": None, "standing": None}
    }


def test_an_opportunity_also_has_a_stage_and_an_intent(tmp_path: Path) -> None:
    version = read_version(write(tmp_path, INTENT))
    assert [name for _, name, _ in template(version)] == ["spend", "stage", "has_intent"]
    path = _file(tmp_path, HEADER + "C1,stage,open\nC1,spend,-3\nC1,has_intent,\nC2,has_intent,no\n")
    assert by_subject(read_values(path, version)) == {
        ("C1", "*"): {"stage": "open", "spend": Decimal(-3), "has_intent": None},
        ("C2", "*"): {"has_intent": "no"},
    }
    with pytest.raises(ConfigurationError, match="no `stage` is 'opened'"):
        read_values(_file(tmp_path, HEADER + "C1,stage,opened\n"), version)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("customer,metric,value\n", 1, "no column customer_id"),
        (HEADER + "C1,turnover,1\n", 2, "unknown metric `turnover`"),
        (HEADER + 'C1,sales,"1,234.50"\n', 2, "is no plain number"),
        (HEADER + "C1,sales,1e6\n", 2, "is no plain number"),
        (HEADER + "C1,sales,1\nC1,sales,2\n", 3, "`sales` of C1 stands twice"),
        (HEADER + ",sales,1\n", 2, "no customer_id"),
        (HEADER + "C1,sales\n", 2, "more or fewer cells"),
        (HEADER + "C1,sales,1,2\n", 2, "more or fewer cells"),
    ],
)
def test_a_faulty_line_is_refused(text: str, line: int, what: str, version: PolicyVersion, tmp_path: Path) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ConfigurationError) as refused:
        read_values(path, version)
    (problem,) = refused.value.problems
    assert (problem.where, what in problem.what) == (f"{path}:{line}", True)


def test_a_file_that_is_not_there_is_refused(version: PolicyVersion, tmp_path: Path) -> None:
    for name in ("none.csv", "none.xlsx"):
        with pytest.raises(ConfigurationError) as refused:
            read_values(tmp_path / name, version)
        (problem,) = refused.value.problems
        assert (problem.what, problem.remedy) == (
            "cannot be read: No such file or directory",
            "Check the name and its permissions",
        )


def test_a_spreadsheet_gives_the_same_values_as_the_csv(version: PolicyVersion, tmp_path: Path) -> None:
    text = HEADER + "007,sales,1000000.1\n007,standing,HIGH\nC1,sales,\n"
    path = tmp_path / "values.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(1, 1, ("客户编号", "指标", "数值", "备注"))
        page.write_row(3, 1, ("007", "净消费额", 1000000.1))
        page.write_row(4, 1, ("007", "standing", "HIGH ", "seen"))
        page.write_row(5, 1, ("C1", "sales"))
    assert read_values(path, version) == read_values(_file(tmp_path, text), version)


@pytest.mark.parametrize("spend", ["999999999.99", "50000000.1", "99999999.99", "1000000.01", "0.07", "-3.3"])
def test_a_number_of_a_spreadsheet_keeps_every_digit(spend: str, version: PolicyVersion, tmp_path: Path) -> None:
    path = tmp_path / "values.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, COLUMNS)
        page.write_row(1, 0, (1234567890123456, "sales", float(spend)))
    (cell,) = read_values(path, version)
    assert (cell.customer_id, cell.value) == ("1234567890123456", Decimal(spend))


def test_a_value_in_a_large_unit_has_as_many_decimals_as_the_metric_keeps(tmp_path: Path) -> None:
    large = read_version(write(tmp_path, changed(BANDS, "window:", "unit: 亿元\n    window:")[0]))
    (cell,) = read_values(_file(tmp_path, HEADER + "C1,spend,0.25062705123456\n"), large)
    assert cell.value == Decimal("0.25062705123456")
    with pytest.raises(ConfigurationError, match="finer than values are kept"):
        read_values(_file(tmp_path, HEADER + "C1,spend,0.250627051234567\n"), large)


def test_a_fault_in_a_spreadsheet_is_told_at_its_cell_in_both_languages(version: PolicyVersion, tmp_path: Path) -> None:
    path = tmp_path / "values.xlsx"
    write_table(path, [names[0] for names in HEADINGS.values()], [("C1", "sales", "many", "")])
    with pytest.raises(ConfigurationError) as refused:
        read_values(path, version)
    (english,) = refused.value.problems
    chinese = problem_in_chinese(english)
    assert (english.where, english.what) == ("values.xlsx, Sheet1!C2", "'many' is no plain number")
    assert chinese.what == "'many' 不是普通数字"


def test_full_width_digits_of_a_spreadsheet_are_digits(version: PolicyVersion, tmp_path: Path) -> None:
    path = tmp_path / "values.xlsx"
    write_table(path, COLUMNS, [("C1", "sales", "12.5")])
    (cell,) = read_values(path, version)
    assert cell.value == Decimal("12.5")
