"""The reference grader in three-valued logic: zero is a value, missing is not, and a cap holds a level down."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.policies.grade import Values
from pipelines.policies.loader import read_version
from pipelines.policies.logic import at_least
from pipelines.policies.reference.grader import grade
from tests.unit.policies.written import BANDS, GROUPS, SCORECARD, changed, write


def _numbers(**given: str | int | None) -> Values:
    return {key: Decimal(value) if isinstance(value, int) else value for key, value in given.items()}


@pytest.mark.parametrize(
    ("needed", "parts", "answer"),
    [
        (1, [True, None], True),
        (1, [False, None], None),
        (2, [True, None, False], None),
        (2, [False, False, None], False),
        (2, [True, True, None], True),
        (0, [], True),
    ],
)
def test_a_group_is_unknown_only_while_the_unknown_could_decide_it(
    needed: int, parts: list[bool | None], answer: bool | None
) -> None:
    assert at_least(needed, parts) is answer


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({"spend": 50, "visits": 6}, "gold"),
        ({"spend": 90, "visits": 0}, "gold"),
        ({"spend": 90, "visits": None}, "gold"),
        ({"spend": 50, "visits": 5}, "silver"),
        ({"spend": 50, "visits": None}, "missing_value"),
        ({"spend": 0, "visits": 0}, "basic"),
        ({"spend": 19, "visits": None}, "basic"),
        ({"spend": None, "visits": 9}, "missing_value"),
    ],
)
def test_levels_are_tried_best_first_and_an_unknown_one_stops(
    values: dict[str, int | None], outcome: str, tmp_path: Path
) -> None:
    found = grade(read_version(write(tmp_path, GROUPS)), _numbers(**values))
    assert (found.level_code or found.reason) == outcome


def test_under_lowest_an_unknown_condition_counts_as_false(tmp_path: Path) -> None:
    text, _ = changed(GROUPS, "currency: CNY", "currency: CNY\non_missing: lowest")
    version = read_version(write(tmp_path, text))
    assert grade(version, _numbers(spend=50, visits=None)).level_code == "silver"
    assert grade(version, _numbers(spend=None, visits=None)).level_code == "basic"


@pytest.mark.parametrize("text", [BANDS, SCORECARD])
def test_under_lowest_a_missing_value_takes_the_lowest_level(text: str, tmp_path: Path) -> None:
    lowest = read_version(write(tmp_path, changed(text, "currency: CNY", "currency: CNY\non_missing: lowest")[0]))
    assert (grade(lowest, {}).status, grade(lowest, {}).level_code) == ("rated", "basic")


def test_a_value_below_the_lowest_floor_has_no_band_even_under_lowest(tmp_path: Path) -> None:
    text, _ = changed(BANDS, "{level: basic, below: 20}", "{level: basic, at_least: 0, below: 20}")
    text, _ = changed(text, "currency: CNY", "currency: CNY\non_missing: lowest")
    assert grade(read_version(write(tmp_path, text)), _numbers(spend=-1)).reason == "no_band"


@pytest.mark.parametrize(
    ("sales", "standing", "outcome", "score"),
    [
        (50, "HIGH", "gold", "3"),
        (19, "HIGH", "silver", "1.8"),
        (50, "LOW", "silver", "2.2"),
        (50, None, "gold", "3"),
        (50, "NOBLE", "gold", "3"),
        (None, "HIGH", "missing_required", None),
    ],
)
def test_a_scorecard_weighs_what_is_known(
    sales: int | None, standing: str | None, outcome: str, score: str | None, tmp_path: Path
) -> None:
    found = grade(read_version(write(tmp_path, SCORECARD)), _numbers(sales=sales, standing=standing))
    assert (found.level_code or found.reason) == outcome
    assert found.score == (None if score is None else Decimal(score))


def test_a_cap_of_no_level_above_holds_the_overall_level_down(tmp_path: Path) -> None:
    text, _ = changed(SCORECARD, "levels_above: 1", "levels_above: 0")
    found = grade(read_version(write(tmp_path, text)), _numbers(sales=19, standing="HIGH"))
    assert (found.level_code, found.score) == ("basic", Decimal("1.8"))


def test_less_than_the_least_coverage_is_ungraded(tmp_path: Path) -> None:
    text, _ = changed(SCORECARD, "min_coverage: 60", "min_coverage: 61")
    assert grade(read_version(write(tmp_path, text)), _numbers(sales=50, standing=None)).reason == "low_coverage"
