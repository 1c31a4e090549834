"""Segments have names and no order; a code or status belongs to one of them or to none."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.segments import load_segments
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
    ],
)
def test_a_fault_of_a_vocabulary_is_refused(old: str, new: str, code: str, tmp_path: Path) -> None:
    text = (SEGMENTS / "member_lifecycle.yml").read_text(encoding="utf-8")
    (tmp_path / "member_lifecycle.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        load_segments(tmp_path)
    assert code in [each.code for each in refused.value.problems]
