"""What is unusual is a warning; what only looks unusual is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.policies.loader import lint
from tests.unit.policies.written import BANDS, GROUPS, changed, write

SIX = "\n".join(f"  - {{code: low{rank}, rank: {rank}}}" for rank in (4, 5, 6))


def _codes(path: Path, severity: str) -> list[str]:
    return [problem.code for problem in lint([path]) if problem.severity == severity]


def test_six_levels_are_a_warning(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "  - {code: basic, rank: 3}", "  - {code: basic, rank: 3}\n" + SIX)
    low = "".join(f"\n      - {{level: low{rank}, below: {20 - rank}, at_least: {19 - rank}}}" for rank in (4, 5))
    text, _ = changed(
        text, "{level: basic, below: 20}", "{level: basic, at_least: 16}" + low + "\n      - {level: low6, below: 14}"
    )
    path = write(tmp_path, text)
    assert (_codes(path, "error"), _codes(path, "warning")) == ([], ["level_count"])


def test_two_levels_are_a_warning(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "  - {code: basic, rank: 3}\n", "")
    text, _ = changed(
        text,
        "{level: silver, at_least: 20, below: 50}\n      - {level: basic, below: 20}",
        "{level: silver, below: 50}",
    )
    path = write(tmp_path, text)
    assert (_codes(path, "error"), _codes(path, "warning")) == ([], ["level_count"])


def test_a_criterion_without_a_test_is_a_warning(tmp_path: Path) -> None:
    text, _ = changed(GROUPS, "    - {id: visits,", "    - {id: weight, metric: weight_kg}\n    - {id: visits,")
    assert _codes(write(tmp_path, text), "warning") == ["unused_criterion"]


def test_a_rule_without_otherwise_is_sound(tmp_path: Path) -> None:
    text, _ = changed(GROUPS, "basic: otherwise", "basic: {criterion: visits, at_least: 1}")
    assert lint([write(tmp_path, text)]) == []


def test_nobody_below_the_lowest_floor_is_sound(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "{level: basic, below: 20}", "{level: basic, at_least: 5, below: 20}")
    assert lint([write(tmp_path, text)]) == []


WHOLE = "metric: sale_count\n    window: rolling_12_months"
LITERAL = [
    (
        "[1-10] [10-30] over 30 share ten",
        "at_least: 31",
        "at_least: 10, up_to: 30",
        "at_least: 1, up_to: 10",
        ["overlap"],
    ),
    (
        "[1-10] [11-30] over 30 meet as whole numbers",
        "above: 30",
        "at_least: 11, up_to: 30",
        "at_least: 1, up_to: 10",
        [],
    ),
    ("[0-30] over 90 leave a hole", "above: 90", "above: 20, up_to: 30", "up_to: 20", ["gap"]),
]


@pytest.mark.parametrize(
    ("best", "middle", "worst", "codes"), [case[1:] for case in LITERAL], ids=[case[0] for case in LITERAL]
)
def test_bands_of_whole_numbers_meet_when_no_whole_number_is_between(
    best: str, middle: str, worst: str, codes: list[str], tmp_path: Path
) -> None:
    text, _ = changed(BANDS, "metric: net_spend\n    window: rolling_12_months", WHOLE)
    bands = (("at_least: 50}", f"{best}}}"), ("at_least: 20, below: 50", middle), ("below: 20}", f"{worst}}}"))
    for old, new in bands:
        text, _ = changed(text, old, new)
    assert _codes(write(tmp_path, text), "error") == codes


def test_tenths_of_a_currency_do_not_meet_as_whole_numbers_do(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "{level: silver, at_least: 20, below: 50}", "{level: silver, at_least: 20, up_to: 49}")
    assert _codes(write(tmp_path, text), "error") == ["gap"]
