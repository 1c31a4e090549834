"""Segments have names and no order; a code or status belongs to one of them or to none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.segments import LifecycleDays
from pipelines.policies.segments_file import lint_segments, load_segments
from tests.unit.policies.shipped import POLICIES

SEGMENTS = POLICIES.parent / "segments"


@pytest.mark.parametrize(
    ("vocabulary", "member", "segment"),
    [
        ("customer_category", "KEY", "key"),
        ("customer_category", "VIP", None),
        ("relationship", "at_risk", "cooperating"),
        ("relationship", "lapsed", "lost"),
        ("member_lifecycle", "prospect", "potential"),
        ("member_lifecycle", "lapsed", None),
        ("pipeline", None, None),
    ],
)
def test_a_code_or_status_gives_its_segment(vocabulary: str, member: str | None, segment: str | None) -> None:
    shipped = {each.id: each for each in load_segments(SEGMENTS)}
    assert shipped[vocabulary].segment_of(member) == segment


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("code: new,", "code: old,", "duplicate_segment"),
        ("lifecycle: [new]", "lifecycle: [active]", "duplicate_segment"),
        ("lifecycle: [new]", "codes: [NEW]", "value_error"),
        ("lifecycle: [new]", "lifecycle: [fresh]", "literal_error"),
        ("id: member_lifecycle", "id: members", "misplaced"),
        ("code: new,", "code: new, rank: 1,", "unknown_key"),
        ("lapsed: 365", "lapsed: 180", "lifecycle_days"),
        ("days: {new: 90, at_risk: 180, lapsed: 365, reactivated: 90}", "# none", "value_error"),
        ("new: 90,", "new: 0,", "greater_than"),
    ],
)
def test_a_fault_of_a_vocabulary_is_refused(old: str, new: str, code: str, tmp_path: Path) -> None:
    text = (SEGMENTS / "member_lifecycle.yml").read_text(encoding="utf-8")
    (tmp_path / "member_lifecycle.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load_segments(tmp_path)
    assert code in [each.code for each in refused.value.problems]
    assert code in [each.code for each in lint_segments([tmp_path / "member_lifecycle.yml"])]


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ((3, 0, 1, 2, 1, 3), "active"),
        ((3, 3, 3, 3, 3, 3), "new"),
        ((3, 0, 0, 1, 0, 2), "at_risk"),
        ((3, 0, 0, 0, 0, 1), "lapsed"),
        ((3, 1, 1, 1, 1, 1), "reactivated"),
        ((0, 0, 0, 0, 0, 0), None),
    ],
)
def test_purchases_by_window_give_the_base_status(counts: tuple[int, ...], status: str | None) -> None:
    days = LifecycleDays(new=90, at_risk=180, lapsed=365, reactivated=90)
    assert list(days.windows) == ["all", "new", "at_risk", "lapsed", "back", "away"]
    assert days.status(dict(zip(days.windows, counts, strict=True)), has_bought=True) == status
    assert days.status(dict.fromkeys(days.windows, 0), has_bought=False) == "prospect"


def test_a_segment_file_in_a_folder_of_its_own_is_refused(tmp_path: Path) -> None:
    stray = tmp_path / "lifecycle" / "one.yml"
    stray.parent.mkdir()
    stray.touch()
    with pytest.raises(ConfigurationError, match="not a place for segments"):
        load_segments(tmp_path)
