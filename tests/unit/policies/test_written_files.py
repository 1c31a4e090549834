"""A file is linted as what it is by the folder it lies in; a folder, or a home, stands for the files below it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.policies.named import lint_in_homes
from pipelines.policies.written import files_below, lint_written
from tests.unit.policies.shipped import POLICIES

HOME = POLICIES.parent


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    for part in ("points", "segments"):
        shutil.copytree(HOME / part, home / part)
    for path in (home / "points" / "member_points" / "2024-01-01.yml", home / "segments" / "pipeline.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("\nowner: ", "\nowned_by: "), encoding="utf-8")
    return home


def test_a_home_stands_for_its_policies_programs_and_segments() -> None:
    below = files_below(HOME)
    assert {path.relative_to(HOME).parts[0] for path in below} == {"policies", "points", "segments"}
    assert below == [*files_below(POLICIES), *files_below(HOME / "points"), *files_below(HOME / "segments")]


@pytest.mark.parametrize(
    ("below", "files"),
    [
        ("points", {"2024-01-01.yml"}),
        ("segments", {"pipeline.yml"}),
        ("points/member_points/2023-01-01.yml", set()),
        ("segments/pipeline.yml", {"pipeline.yml"}),
    ],
)
def test_each_file_is_linted_by_the_rules_of_its_folder(copied: Path, below: str, files: set[str]) -> None:
    found = lint_in_homes([copied / below], None)
    assert {Path(each.where.rpartition(":")[0]).name for each in found} == files
    assert {each.code for each in found} == ({"unknown_key", "missing_key"} if files else set())


def test_shipped_programs_and_segments_have_no_fault() -> None:
    assert lint_written([*files_below(HOME / "points"), *files_below(HOME / "segments")], "CNY") == []
