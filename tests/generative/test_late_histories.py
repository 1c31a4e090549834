"""Late, repeated, split and out of order: what is published equals a rebuild that knew everything from the start.

By the real landing, late-row rules, models and publication (tests/bare_road.py), over 200 histories in four homes: any
permutation, repetition and split of deliveries under by_key and by_document, and any refresh in between, ends in the
same digests; a date restated for rows 60 days late equals a fresh home graded at that date; one that only rows 100 days
late would change stays as it was, byte for byte. That Dagster's road does the same is shown in
tests/flow/test_late_refresh.py.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipelines.home.folder import Home
from pipelines.publish.current import kept_snapshots
from tests.bare_road import graded, land_inbox, refreshed
from tests.flow.homes import digests, query
from tests.generative.late_histories import deliver_at_once, deliver_disturbed, history, home_of

LATE_ON = date(2026, 9, 30)
# Rows 100 days late belong to both dates, rows 60 days late to the second only.
KEPT, RESTATED, LAST = (LATE_ON - timedelta(days=age) for age in (80, 30, 1))
HISTORIES = 50
pytestmark = pytest.mark.long


def at(patch: pytest.MonkeyPatch, day: date) -> None:
    patch.setenv("TIERLINE_NOW", f"{day}T02:00:00+00:00")


def bytes_of(home: Home, seq: int) -> dict[str, bytes]:
    folder = home.published / "snapshots" / f"seq={seq}"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# A history that fails is named by its customer; to look for a smaller one would take hours.
@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_a_disturbed_history_ends_where_a_rebuild_does(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    folder = tmp_path_factory.mktemp("histories")
    with pytest.MonkeyPatch.context() as patch:
        prove(folder, patch, Random(seed))


def prove(folder: Path, patch: pytest.MonkeyPatch, random: Random) -> None:
    deliveries = [one for number in range(HISTORIES) for one in history(random, f"c{number}", LATE_ON)]
    home = home_of(folder / "home", LATE_ON)
    at(patch, KEPT + timedelta(days=1))
    deliver_disturbed(home, [one for one in deliveries if not one.is_late], random, "early")
    assert [refreshed(home, day) for day in (KEPT, RESTATED)] == [[], []]
    before = bytes_of(home, 1) | bytes_of(home, 2)
    at(patch, LATE_ON)
    deliver_disturbed(home, [one for one in deliveries if one.is_late], random, "late")
    told = refreshed(home, LAST)
    assert [(one["as_of"], one["outcome"], one["seq"]) for one in told] == [(str(RESTATED), "published", 3)]
    assert bytes_of(home, 1) | bytes_of(home, 2) == before
    late = Counter(row for row in query(home, "select days_late, is_within_horizon from late_rows", seq=4))
    assert late[60, True] > 0
    assert late[100, False] > 0
    assert {is_within == (days <= 90) for days, is_within in late} == {True}
    rebuilt = home_of(folder / "rebuilt", LATE_ON)
    deliver_at_once(rebuilt, deliveries)
    land_inbox(rebuilt)
    for seq, day in ((3, RESTATED), (4, LAST)):
        assert digests(home, seq) == digests(rebuilt, graded(rebuilt, day).seq), day
    assert [one.as_of for one in kept_snapshots(home)] == [KEPT, RESTATED, RESTATED, LAST]
