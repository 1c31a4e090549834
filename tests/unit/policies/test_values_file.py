"""A values file is read as it is meant, or refused with the line of its first fault."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.loader import read_version
from pipelines.policies.values_file import by_subject, read_values, template
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.written import INTENT, SCORECARD, write

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


def test_the_template_is_a_values_file(version: PolicyVersion, tmp_path: Path) -> None:
    assert template(version) == HEADER + "C001,sales,\nC001,standing,\n"
    assert by_subject(read_values(_file(tmp_path, template(version)), version)) == {
        ("C001", "*"): {"sales": None, "standing": None}
    }


def test_an_opportunity_also_has_a_stage_and_an_intent(tmp_path: Path) -> None:
    version = read_version(write(tmp_path, INTENT))
    assert template(version) == HEADER + "C001,spend,\nC001,stage,\nC001,has_intent,\n"
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
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_values(tmp_path / "none.csv", version)
