"""Cuts beside values: the rows of one policy, scope and version are taken as they were exported, or a cell is named."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.cli.chinese.translation import problem_in_chinese
from pipelines.home.problems import ConfigurationError
from pipelines.policies.given_cuts import HEADINGS, read_cuts
from pipelines.policies.loader import read_version
from pipelines.policies.table_file import write_table
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.language_faults import PARETO
from tests.unit.policies.written import BANDS, write

HEADER = "policy_id,policy_version,scope_code,category_code,level_code,cut_value,computed_on\n"
ROWS = """shop,1,customer,*,gold,80.000000,2026-05-31
shop,1,customer,*,silver,15.5,2026-05-31
shop,1,customer,food,basic,,2026-05-31
shop,1,group,*,gold,900,2026-05-31
club,7,customer,*,gold,1,2026-05-31
"""
CUTS = {"*": {"gold": Decimal(80), "silver": Decimal("15.5")}, "food": {"basic": None}}


@pytest.fixture
def version(tmp_path: Path) -> PolicyVersion:
    return read_version(write(tmp_path, PARETO))


def _file(folder: Path, text: str) -> Path:
    path = folder / "cuts.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_cuts_are_those_of_the_policy_by_category_and_of_groups_when_asked(
    version: PolicyVersion, tmp_path: Path
) -> None:
    path = _file(tmp_path, HEADER + ROWS)
    assert read_cuts(path, version) == CUTS
    assert read_cuts(path, version, "group") == {"*": {"gold": Decimal(900)}}
    assert read_cuts(_file(tmp_path, HEADER), version) == {}


def test_a_spreadsheet_with_chinese_headings_and_parquet_give_the_same_cuts(
    version: PolicyVersion, tmp_path: Path
) -> None:
    csv = _file(tmp_path, HEADER + ROWS)
    frame = pl.read_csv(csv, schema_overrides={"policy_version": pl.String, "cut_value": pl.Decimal(38, 6)})
    frame.write_parquet(tmp_path / "cuts.parquet")
    rows = frame.select(list(HEADINGS)).rows()
    write_table(tmp_path / "cuts.xlsx", [names[0] for names in HEADINGS.values()], rows)
    assert read_cuts(tmp_path / "cuts.parquet", version) == read_cuts(tmp_path / "cuts.xlsx", version) == CUTS


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("policy_id,level_code,cut_value\n", 1, "no column policy_version"),
        (HEADER + "shop,2,customer,*,gold,80,\n", 2, "cuts of `shop` version 2; the values are graded under version 1"),
        (HEADER + "shop,1,customer,*,Gold,80,\n", 2, "`shop` has no level `Gold`"),
        (HEADER + "shop,1,customer,*,gold,80,\nshop,1,customer,*,gold,81,\n", 3, "the cut of `gold` stands twice"),
        (HEADER + "shop,1,customer,*,gold,,\n", 2, "is no plain number"),
        (HEADER + "shop,1,customer,*,gold,8e3,\n", 2, "is no plain number"),
    ],
)
def test_a_faulty_cell_is_told_with_its_line_in_both_languages(
    text: str, line: int, what: str, version: PolicyVersion, tmp_path: Path
) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ConfigurationError) as refused:
        read_cuts(path, version)
    (problem,) = refused.value.problems
    assert (problem.where, what in problem.what) == (f"{path}:{line}", True)
    chinese = problem_in_chinese(problem)
    assert chinese.what != problem.what and chinese.remedy != problem.remedy


def test_a_policy_that_compares_nobody_takes_no_cuts(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="compares no customers"):
        read_cuts(_file(tmp_path, HEADER + ROWS), read_version(write(tmp_path, BANDS)))


def test_parquet_that_is_none_is_refused(version: PolicyVersion, tmp_path: Path) -> None:
    (tmp_path / "cuts.parquet").write_bytes(b"no parquet")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_cuts(tmp_path / "cuts.parquet", version)
