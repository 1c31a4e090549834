"""Each fault of reviews, movement, approvals, benefits and the newer kinds is found at its line, in two languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.policies.lint.finding import BilingualProblem
from pipelines.policies.loader import lint
from tests.unit.policies.language_faults import ATTRIBUTED, FAULTS, LINEAR, PARETO, REVIEWED, SHARE
from tests.unit.policies.window_faults import WINDOW_FAULTS
from tests.unit.policies.written import BANDS, EVENT, INTENT, changed, write

EVERY_FAULT = FAULTS | WINDOW_FAULTS


@pytest.mark.parametrize("fault", EVERY_FAULT)
def test_a_fault_is_found_at_its_line(fault: str, tmp_path: Path) -> None:
    text, old, new, code, line = EVERY_FAULT[fault]
    path = write(tmp_path, changed(text, old, new)[0])
    found = [problem for problem in lint([path]) if problem.severity == "error"]
    assert (code, f"{path}:{line}") in [(each.code, each.where) for each in found]


@pytest.mark.parametrize("fault", [name for name, case in EVERY_FAULT.items() if case[-2] != "value_error"])
def test_a_fault_is_told_in_chinese_with_a_remedy(fault: str, tmp_path: Path) -> None:
    text, old, new, code, _ = EVERY_FAULT[fault]
    found = [problem for problem in lint([write(tmp_path, changed(text, old, new)[0])]) if problem.code == code]
    assert found
    assert all(isinstance(each, BilingualProblem) for each in found)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in each.what_zh + each.remedy_zh) for each in found)


@pytest.mark.parametrize("text", [REVIEWED, SHARE, PARETO, ATTRIBUTED, LINEAR, INTENT, EVENT])
def test_a_sound_policy_has_no_problem(text: str, tmp_path: Path) -> None:
    assert [each for each in lint([write(tmp_path, text)]) if each.severity == "error"] == []


def test_a_level_that_is_removed_needs_a_successor(tmp_path: Path) -> None:
    first = write(tmp_path, BANDS)
    text = BANDS.replace("2024-01-01", "2025-01-01").replace('"1"', '"2"').replace("gold", "top")
    second = write(tmp_path, text, "2025-01-01.yml")
    assert [(each.code, each.where) for each in lint([first, second])] == [("no_successor", f"{second}:7")]
    write(tmp_path, text + "succession: {gold: null}\n", "2025-01-01.yml")
    assert lint([first, second]) == []
    write(tmp_path, text + "succession: {gold: top, platinum: top}\n", "2025-01-01.yml")
    assert [each.code for each in lint([second])] == ["unknown_predecessor"]


@pytest.mark.parametrize(("as_of", "is_stale"), [(date(2026, 11, 21), False), (date(2026, 11, 22), True)])
def test_a_revision_older_than_two_years_is_warned_of(as_of: date, is_stale: bool, tmp_path: Path) -> None:
    path = write(tmp_path, BANDS + "revised_on: 2024-11-21\n")
    found = [(each.code, each.severity) for each in lint([path], as_of=as_of)]
    assert found == ([("stale_revision", "warning")] if is_stale else [])


def test_no_version_gives_levels_on_any_day_beside_one_that_counts_since_their_change(tmp_path: Path) -> None:
    daily = write(tmp_path, REVIEWED + "movement: {upgrade_on: daily}\n")
    later = REVIEWED.replace("2024-01-01", "2025-01-01").replace('"1"', '"2"')
    second = write(tmp_path, later.replace("rolling_12_months", "since_tier_change"), "2025-01-01.yml")
    assert [(each.code, each.where) for each in lint([daily])] == [("change_any_day", f"{daily}:22")]
    assert lint([second]) == []
    write(tmp_path, later, "2025-01-01.yml")
    assert lint([daily]) == []
