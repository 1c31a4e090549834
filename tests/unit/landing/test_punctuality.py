"""A source is late when nothing of it has landed for longer than its mapping says, and at no other time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.landing.ledger import Ledger
from pipelines.landing.punctuality import late_sources
from pipelines.settings import load_settings, now
from pipelines.sources.mapping import load_mappings
from tests.flow.homes import deliver, make_home
from tests.flow.receipts import RECEIPTS, receipts

WEEKLY = RECEIPTS + "expected_every_days: 7\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home", {"receipts": WEEKLY})


def landed(home: Home) -> datetime:
    """Land one file; when it became known."""
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    land(home, load_settings(home), load_mappings(home), run_id="by hand", settle_seconds=0)
    known_at = datetime.fromisoformat(Ledger(home).landed()[0].known_at)
    return known_at if known_at.tzinfo else known_at.replace(tzinfo=UTC)


def test_a_source_is_late_after_its_days_and_not_before(home: Home) -> None:
    home.create_run_folders()
    due = landed(home) + timedelta(days=7)
    assert late_sources(home, load_mappings(home), due) == []
    late = late_sources(home, load_mappings(home), due + timedelta(seconds=1))
    assert [one.source_code for one in late] == ["receipts"]
    assert "expected every 7 days, last landed" in late[0].told


def test_a_source_that_never_came_is_late(home: Home) -> None:
    assert [one.told for one in late_sources(home, load_mappings(home), now())] == [
        "receipts is late: expected every 7 days, never landed"
    ]


def test_a_source_without_an_expectation_is_never_late(tmp_path: Path) -> None:
    home = make_home(tmp_path / "other")
    assert late_sources(home, load_mappings(home), now() + timedelta(days=999)) == []


def test_what_a_source_promises_does_not_change_how_its_files_are_read(home: Home, tmp_path: Path) -> None:
    other = make_home(tmp_path / "other")
    assert load_mappings(home)[0].hash == load_mappings(other)[0].hash
