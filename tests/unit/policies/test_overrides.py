"""Overrides: which one decides, what stands while it does, what happens when it ends, and what a file may not say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.loader import read_version
from pipelines.policies.override_file import read_overrides
from pipelines.policies.overrides import active, deciding, expiring
from tests.unit.policies.moving import FIRST, override, steps, told, version
from tests.unit.policies.written import EVENT, write

FEB, MAY, AUG = date(2025, 2, 1), date(2025, 5, 1), date(2025, 8, 1)
Q1, Q2, Q3 = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)
TEXT = """\
overrides:
  - kind: set
    customer: C1
    level: gold
    reason: strategic
    requested_by: Li
    approved_by: Wang
    valid_from: 2025-01-01
    valid_to: 2025-07-01
"""


@pytest.mark.parametrize(
    ("kind", "level", "expected"),
    [
        ("set", "gold", ["silver first", "gold override_set", "gold override_set", "silver override_ended"]),
        ("cap", "basic", ["silver first", "basic override_cap", "basic override_cap", "silver override_ended"]),
        ("floor", "gold", ["silver first", "gold override_floor", "gold override_floor", "silver override_ended"]),
        ("cap", "gold", ["silver first", "silver unchanged", "silver qualified", "silver unchanged"]),
        ("floor", "basic", ["silver first", "silver unchanged", "silver qualified", "silver unchanged"]),
        ("exclude", None, ["silver first", "None excluded", "None excluded", "silver override_ended"]),
    ],
)
def test_an_override_stands_while_it_holds_and_then_the_computed_level_returns(
    kind: str, level: str | None, expected: list[str]
) -> None:
    found = steps([version()], {FIRST: 20, FEB: 20, Q1: 20, MAY: 20}, [override(kind, level, FEB, MAY)])
    assert told(found) == expected


def test_the_computed_level_is_shown_beside_the_override() -> None:
    found = steps([version()], {FIRST: 20, Q1: 0}, [override("set", "gold", FEB, MAY)])
    assert (found[1].level_code, found[1].computed_level_code) == ("gold", "basic")


def test_an_override_that_ends_uses_no_grace() -> None:
    graceful = version(movement={"grace_reviews": 1})
    found = steps([graceful], {FIRST: 50, FEB: 50, Q1: 0, MAY: 20, Q2: 0}, [override("set", "gold", FEB, MAY)])
    assert told(found)[2:] == ["gold override_set", "silver override_ended", "silver grace"]


def test_exclude_decides_before_set_before_cap_before_floor() -> None:
    kinds = ("floor", "cap", "set", "exclude")
    held = [override(kind, None if kind == "exclude" else "gold", FEB, MAY) for kind in kinds]
    order = []
    while held:
        first = deciding(held, FEB)
        assert first is not None
        order.append(first.kind)
        held.remove(first)
    assert order == ["exclude", "set", "cap", "floor"]


def test_an_override_of_a_category_beats_one_of_all() -> None:
    general, food = override("set", "gold", FEB, MAY), override("set", "basic", FEB, MAY)
    food = food.model_copy(update={"category": "food"})
    assert deciding([general, food], FEB) == food
    assert [each.is_for("C1", "drinks") for each in (general, food)] == [True, False]


def test_the_end_is_exclusive_and_what_ends_within_30_days_is_told() -> None:
    held = [override("set", "gold", FEB, MAY)]
    assert (active(held, date(2025, 4, 30)), active(held, MAY)) == (held, [])
    assert (expiring(held, date(2025, 4, 1)), expiring(held, date(2025, 3, 31))) == (held, [])


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "shop.yml"
    path.write_text(TEXT, encoding="utf-8")
    assert [each.level for each in read_overrides(path, [version()])] == ["gold"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("approved_by: Wang", "approved_by: ' li '", "own_approver", 7),
        ("valid_to: 2025-07-01", "valid_to: 2026-01-02", "override_too_long", 9),
        ("valid_to: 2025-07-01", "valid_to: 2025-01-01", "override_ends_early", 9),
        ("    valid_to: 2025-07-01\n", "", "missing_key", 2),
        ("    approved_by: Wang\n", "", "missing_key", 2),
        ("level: gold", "level: bronze", "unknown_level", 4),
        ("    level: gold\n", "", "value_error", 2),
        ("kind: set", "kind: exclude", "value_error", 2),
        ("kind: set", "kind: set\n    category: food", "unknown_category", 3),
    ],
)
def test_a_fault_of_an_override_is_told_at_its_line(old: str, new: str, code: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "shop.yml"
    path.write_text(TEXT.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read_overrides(path, [version()])
    assert (code, f"{path}:{line}") in [(each.code, each.where) for each in refused.value.problems]
    assert "C1" not in str(refused.value)


def test_no_override_is_of_a_policy_of_documents(tmp_path: Path) -> None:
    path = tmp_path / "shop.yml"
    path.write_text(TEXT, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="grades documents, and no customer has a level of it"):
        read_overrides(path, [read_version(write(tmp_path, EVENT))])


def test_two_equal_overrides_may_not_overlap(tmp_path: Path) -> None:
    path = tmp_path / "shop.yml"
    second = TEXT.removeprefix("overrides:\n").replace("2025-01-01", "2025-06-30").replace("2025-07-01", "2025-12-31")
    path.write_text(TEXT + second, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="in line 2 are both of kind set and hold before") as refused:
        read_overrides(path, [version()])
    assert "C1" not in str(refused.value)
    path.write_text(TEXT + second.replace("2025-06-30", "2025-07-01"), encoding="utf-8")
    assert len(read_overrides(path, [version()])) == len(("first", "second"))
