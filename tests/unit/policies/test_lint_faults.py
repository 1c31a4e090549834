"""Each kind of fault is found in a policy file, at its line, with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.policies.loader import lint
from tests.unit.policies.written import BANDS, GROUPS, SCORECARD, changed, write

DEEP = "{all_of: [{all_of: [{all_of: [{all_of: [{criterion: spend, at_least: 20}]}]}]}]}"
FAULTS = {
    "two bands hold one value": (BANDS, "below: 50", "up_to: 50", "overlap"),
    "two bands overlap": (BANDS, "at_least: 20, below: 50", "at_least: 20, below: 60", "overlap"),
    "a value between two bands is in none": (BANDS, "at_least: 20", "above: 20", "gap"),
    "values between two bands are in none": (BANDS, "at_least: 20, below: 50", "at_least: 30, below: 50", "gap"),
    "a band holds nothing": (BANDS, "at_least: 20, below: 50", "at_least: 60, below: 50", "empty_band"),
    "bands are not listed best first": (BANDS, "{level: basic, below: 20}", "{level: gold, below: 20}", "band_order"),
    "a band gives no level": (BANDS, "level: basic, below", "below", "incomplete_band"),
    "score bands overlap": (SCORECARD, "{level: silver, at_least: 1.5}", "{level: silver, at_least: 1.4}", "overlap"),
    "a rank stands twice": (BANDS, "silver, rank: 2", "silver, rank: 1", "rank"),
    "ranks leave a number out": (BANDS, "basic, rank: 3", "basic, rank: 4", "rank"),
    "a level stands twice": (BANDS, "code: silver", "code: gold", "duplicate_level"),
    "weights do not sum": (SCORECARD, "weight: 40", "weight: 39", "weights"),
    "a metric is unknown": (BANDS, "metric: net_spend", "metric: turnover", "unknown_metric"),
    "a window is unknown": (BANDS, "rolling_12_months", "rolling_0_months", "unknown_window"),
    "a unit does not fit": (BANDS, "window: rolling_12_months", "unit: kg", "unknown_unit"),
    "a unit is another currency": (BANDS, "window: rolling_12_months", "unit: USD", "unknown_unit"),
    "a band names an unknown level": (BANDS, "level: basic, below", "level: bronze, below", "unknown_level"),
    "a condition names an unknown level": (GROUPS, "basic: otherwise", "bronze: otherwise", "unknown_level"),
    "a level is given by nothing": (
        BANDS,
        "{code: basic, rank: 3}",
        "{code: basic, rank: 4}\n  - {code: new, rank: 3}",
        "unreachable_level",
    ),
    "a score cannot reach its band": (SCORECARD, "gold, at_least: 2.5", "gold, at_least: 3.5", "unreachable_level"),
    "a better level takes everybody": (
        GROUPS,
        "silver: {criterion: spend, at_least: 20}",
        "silver: {all_of: [{criterion: spend, at_least: 95}, {criterion: visits, at_least: 9}]}",
        "unreachable_level",
    ),
    "otherwise leaves nobody below it": (
        GROUPS,
        "silver: {criterion: spend, at_least: 20}",
        "silver: otherwise",
        "unreachable_level",
    ),
    "the id is not the folder": (BANDS, "id: shop", "id: store", "misplaced"),
    "the date is not the file name": (BANDS, "effective_from: 2024-01-01", "effective_from: 2024-02-01", "misplaced"),
    "a version ends before it begins": (BANDS, "owner: tests", "effective_to: 2023-12-31\nowner: tests", "date_order"),
    "a date is no date": (BANDS, "effective_from: 2024-01-01", "effective_from: 20xx-07-01", "value_error"),
    "a date is a number": (BANDS, "effective_from: 2024-01-01", "effective_from: 20240101", "value_error"),
    "a number has separators": (BANDS, "at_least: 50}", 'at_least: "5,000"}', "value_error"),
    "a criterion id stands twice": (GROUPS, "id: visits", "id: spend", "duplicate_criterion"),
    "a test id stands twice": (GROUPS, "{id: high_spend, ", "{", "duplicate_test"),
    "a criterion is called total": (BANDS, "id: spend", "id: total", "reserved_id"),
    "a cap names an unknown criterion": (SCORECARD, "criterion: sales", "criterion: volume", "unknown_criterion"),
    "a cap could vanish": (SCORECARD, "criterion: sales", "criterion: standing", "cap"),
    "a test names an unknown criterion": (GROUPS, "criterion: visits", "criterion: orders", "unknown_criterion"),
    "groups nest too deep": (GROUPS, "{criterion: spend, at_least: 20}", DEEP, "nesting"),
    "a test can never pass": (
        GROUPS,
        "{criterion: spend, at_least: 20}",
        "{criterion: spend, at_least: 20, below: 10}",
        "empty_band",
    ),
    "more coverage than weights": (SCORECARD, "min_coverage: 60", "min_coverage: 101", "min_coverage"),
    "a key is unknown": (BANDS, "owner: tests", "owner: tests\nmood: good", "unknown_key"),
    "a share may move by all": (BANDS, "owner: tests", "owner: tests\nmax_share_shift: 100", "share_shift"),
    "a share may not move at all": (BANDS, "owner: tests", "owner: tests\nmax_share_shift: 0", "share_shift"),
    "points are no number": (BANDS, "owner: tests", "owner: tests\nmax_share_shift: 15 %", "value_error"),
    "the rule kind is unknown": (BANDS, "kind: bands", "kind: magic", "value_error"),
}
TOLD_AT = {
    # Where the problem is told, when that is not the line that the test changes.
    "values between two bands are in none": "{level: basic, below: 20}",
    "a value between two bands is in none": "{level: basic, below: 20}",
    "weights do not sum": "criteria:",
    "a level is given by nothing": "{code: new",
    "otherwise leaves nobody below it": "basic: otherwise",
    "the rule kind is unknown": "rule:",
    "a key is unknown": "mood: good",
    "a share may move by all": "max_share_shift",
    "a share may not move at all": "max_share_shift",
    "points are no number": "max_share_shift",
    "score bands overlap": "{level: basic, below: 1.5}",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_at_its_line(fault: str, tmp_path: Path) -> None:
    text, old, new, code = FAULTS[fault]
    faulty, line = changed(text, old, new)
    path = write(tmp_path, faulty)
    found = [problem for problem in lint([path]) if problem.severity == "error"]
    if fault in TOLD_AT:
        line = faulty[: faulty.index(TOLD_AT[fault])].count("\n") + 1
    assert (code, f"{path}:{line}") in [(each.code, each.where) for each in found]
    assert all(problem.remedy for problem in found)


@pytest.mark.parametrize("text", [BANDS, GROUPS, SCORECARD])
def test_a_sound_policy_has_no_problem(text: str, tmp_path: Path) -> None:
    assert lint([write(tmp_path, text)]) == []
