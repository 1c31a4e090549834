"""The shipped points program: cleared four times a year, later once, and no fault of a file goes through."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.points_program import load_programs
from tests.unit.policies.shipped import POLICIES

POINTS = POLICIES.parent / "points"


@pytest.mark.parametrize(
    ("version", "earned_on", "expires_on"),
    [
        (0, date(2023, 1, 1), date(2023, 4, 1)),
        (0, date(2023, 3, 31), date(2023, 4, 1)),
        (0, date(2023, 4, 1), date(2023, 7, 1)),
        (1, date(2024, 1, 1), date(2025, 1, 1)),
        (1, date(2024, 12, 31), date(2025, 1, 1)),
    ],
)
def test_points_are_worthless_on_the_day_after_the_next_clearing(
    version: int, earned_on: date, expires_on: date
) -> None:
    assert load_programs(POINTS)[version].expires_on(earned_on) == expires_on


def test_a_program_that_never_clears_keeps_points_for_good() -> None:
    program = load_programs(POINTS)[0].model_copy(update={"clearing": None})
    assert program.expires_on(date(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: member_points", "id: points", "misplaced"),
        ("effective_from: 2023-01-01", "effective_from: 2023-02-01", "misplaced"),
        ('version: "1"', 'version: "1"\neffective_to: 2022-01-01', "program_dates"),
        ('version: "1"', 'version: "1"\neffective_to: 2024-01-02', "versions_overlap"),
        ("points_per_unit: 1", "points_per_unit: 0", "greater_than"),
    ],
)
def test_a_fault_of_a_program_is_refused(old: str, new: str, code: str, tmp_path: Path) -> None:
    folder = shutil.copytree(POINTS, tmp_path / "points")
    path = folder / "member_points" / "2023-01-01.yml"
    path.chmod(0o644)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load_programs(folder)
    assert code in [each.code for each in refused.value.problems]
