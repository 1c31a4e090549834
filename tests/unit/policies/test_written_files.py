"""A file is linted as what it is by the folder it lies in; a folder, or a home, stands for the files below it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
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


def test_the_folder_of_one_policy_stands_for_its_versions() -> None:
    assert [path.name for path in files_below(POLICIES / "bank_average_assets")] == ["2010-01-01.yml", "2017-03-01.yml"]


def test_a_folder_without_rules_is_no_folder_without_faults(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no file that states rules"):
        lint_in_homes([tmp_path], None)


def test_a_file_of_overrides_is_linted_against_the_policy_it_names(tmp_path: Path) -> None:
    shutil.copytree(POLICIES / "key_customer_flag", tmp_path / "policies" / "key_customer_flag")
    told = "reason: ours, requested_by: Li, approved_by: li, valid_from: 2026-01-01, valid_to: 2026-02-01"
    for name in ("key_customer_flag", "other"):
        path = tmp_path / "overrides" / f"{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"overrides:\n  - {{kind: set, customer: C1, level: BEST, {told}}}\n", encoding="utf-8")
    found = [
        (Path(each.where.partition(":")[0]).stem, each.code) for each in lint_in_homes([tmp_path / "overrides"], None)
    ]
    assert found == [
        ("key_customer_flag", "own_approver"),
        ("key_customer_flag", "unknown_level"),
        ("other", "override_of_nothing"),
    ]
