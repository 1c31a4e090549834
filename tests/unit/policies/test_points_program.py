"""The shipped points program: cleared four times a year, later once, and no fault of a file goes through."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.points_file import lint_programs, load_programs
from pipelines.policies.points_program import expires_on, since_reset
from pipelines.policies.windows import ONE_DAY
from tests.unit.policies.shipped import POLICIES

POINTS = POLICIES.parent / "points"


@pytest.mark.parametrize(
    ("earned_on", "worthless_from"),
    [
        (date(2022, 6, 1), date(2023, 4, 1)),
        (date(2023, 1, 1), date(2023, 4, 1)),
        (date(2023, 3, 31), date(2023, 4, 1)),
        (date(2023, 4, 1), date(2023, 7, 1)),
        (date(2023, 12, 31), date(2024, 1, 1)),
        (date(2024, 1, 1), date(2025, 1, 1)),
        (date(2024, 12, 31), date(2025, 1, 1)),
        (date(2030, 5, 5), date(2031, 1, 1)),
    ],
)
def test_points_are_cleared_four_times_a_year_and_from_the_second_version_on_once(
    earned_on: date, worthless_from: date
) -> None:
    assert expires_on(load_programs(POINTS), earned_on) == worthless_from


def test_the_version_in_force_on_a_day_says_whether_it_is_one_of_clearing() -> None:
    first, second = load_programs(POINTS)
    later = second.model_copy(update={"effective_from": date(2024, 2, 15)})
    assert expires_on([first, later], date(2024, 1, 10)) == date(2025, 1, 1)
    ended = first.model_copy(update={"effective_to": date(2023, 9, 30)})
    assert expires_on([ended], date(2023, 8, 1)) is None


def test_a_program_that_never_clears_keeps_points_for_good() -> None:
    program = load_programs(POINTS)[0].model_copy(update={"clearing": None})
    assert expires_on([program], date(2023, 1, 1)) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: member_points", "id: points", "misplaced"),
        ("effective_from: 2023-01-01", "effective_from: 2023-02-01", "misplaced"),
        ('version: "1"', 'version: "1"\neffective_to: 2022-01-01', "program_dates"),
        ('version: "1"', 'version: "1"\neffective_to: 2024-01-02', "versions_overlap"),
        ("points_per_unit: 1", "points_per_unit: 0", "greater_than"),
        ('version: "1"', 'version: "2"', "duplicate_version"),
        ("currency: CNY", "currency: EUR", "currency"),
        ("points_per_unit: 1", "delivered: [redeem]", "literal_error"),
    ],
)
def test_a_fault_of_a_program_is_refused(old: str, new: str, code: str, tmp_path: Path) -> None:
    folder = shutil.copytree(POINTS, tmp_path / "points")
    path = folder / "member_points" / "2023-01-01.yml"
    path.chmod(0o644)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load_programs(folder, "CNY")
    (found,) = (each for each in refused.value.problems if each.code == code)
    assert found.remedy and ".yml:" in found.where
    assert code in [each.code for each in lint_programs(sorted(folder.rglob("*.yml")), "CNY")]


def test_two_programs_never_give_points_for_the_same_receipts(tmp_path: Path) -> None:
    folder = shutil.copytree(POINTS, tmp_path / "points")
    text = (POINTS / "member_points" / "2024-01-01.yml").read_text(encoding="utf-8")
    other = folder / "stamps" / "2024-06-01.yml"
    other.parent.mkdir()
    text = text.replace("id: member_points", "id: stamps").replace("from: 2024-01-01", "from: 2024-06-01")
    other.write_text(text, encoding="utf-8")
    assert [each.code for each in lint_programs([other])] == ["receipts_earn_twice"]
    other.write_text(text + "delivered: [earn]\n", encoding="utf-8")
    assert lint_programs([other]) == []


def test_a_file_in_the_wrong_place_is_refused(tmp_path: Path) -> None:
    stray = tmp_path / "points" / "2024-01-01.yml"
    stray.parent.mkdir()
    stray.touch()
    with pytest.raises(ConfigurationError, match="not a place for a points program"):
        load_programs(stray.parent)


@pytest.mark.parametrize(
    ("as_of", "begins"),
    [
        (date(2023, 3, 31), None),
        (date(2023, 4, 1), date(2023, 4, 1)),
        (date(2023, 6, 30), date(2023, 4, 1)),
        (date(2024, 1, 1), date(2024, 1, 1)),
        (date(2024, 12, 31), date(2024, 1, 1)),
        (date(2025, 1, 1), date(2025, 1, 1)),
    ],
)
def test_a_window_since_the_reset_begins_on_the_day_after_the_day_of_clearing(as_of: date, begins: date | None) -> None:
    found = since_reset(load_programs(POINTS), as_of)
    assert (found.window_id, found.start_on, found.end_on) == ("since_reset", begins, as_of + ONE_DAY)


def test_what_is_counted_since_the_reset_is_what_the_ledger_has_not_cleared() -> None:
    program = load_programs(POINTS)
    days = [date(2023, 1, 1) + ONE_DAY * number for number in range(800)]
    for as_of in days[::9]:
        begins = since_reset(program, as_of).start_on or date.min
        alive = {day for day in days if day <= as_of < (expires_on(program, day) or date.max)}
        assert alive == {day for day in days if begins <= day <= as_of}
