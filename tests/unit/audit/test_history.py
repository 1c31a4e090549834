"""History: what was published and how the home stands, without opening the warehouse."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from pipelines.audit.history import FileCounts, snapshots, status
from pipelines.home.lock import one_writer
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from tests.unit.publish.scratch import publish_once


def _delivered(home, name: str, status: str, rows_quarantined: int = 0) -> None:
    row = LedgerRow(
        file_id=name,
        source_code="pos",
        file_name=name,
        sha256=name,
        bytes=1,
        status=status,
        known_at="2025-01-01T00:00:00.000000+00:00",
        mapping_hash="m",
        reading_hash="r",
        run_id="run",
        rows_quarantined=rows_quarantined,
    )
    Ledger(home).add(row)


def test_a_new_home_has_no_snapshot_no_file_and_no_writer(home):
    found = status(home)
    assert (found.current, found.known_at, found.files, found.lock) == (None, None, FileCounts(), None)
    assert snapshots(home) == []


def test_asking_for_the_status_writes_nothing(home):
    before = sorted(home.path.rglob("*"))
    status(home)
    assert sorted(home.path.rglob("*")) == before


def test_snapshots_are_listed_newest_first_with_the_current_one_marked(home, contract):
    publish_once(home, contract)
    publish_once(home, contract, as_of="2024-06-30")
    lines = [(line.seq, line.as_of, line.rows, line.is_current) for line in snapshots(home)]
    assert lines == [(2, date(2024, 6, 30), 6, False), (1, date(2024, 12, 31), 6, True)]


def test_the_status_names_the_current_snapshot_and_its_levels_best_first(home, contract):
    publish_once(home, contract)
    found = status(home)
    assert (found.current.seq, found.known_at) == (1, "2025-01-01T00:00:00.000000+00:00")
    assert [(one.level, one.customers) for one in found.current.levels["retail"]] == [
        ("gold", 1),
        ("basic", 1),
        ("ungraded", 1),
    ]


def test_files_are_counted_by_what_became_of_them(home):
    for name, fate, rows in (("a", "landed", 2), ("b", "landed", 0), ("c", "refused", 9), ("a", "repeat", 2)):
        _delivered(home, name, fate, rows)
    (home.quarantine / "files").mkdir()
    (home.quarantine / "files" / "c__c.csv").write_text("x")
    (home.inbox / "d.csv").write_text("x")
    assert status(home).files == FileCounts(
        landed=2, refused=1, repeated=1, rows_quarantined=2, files_quarantined=1, waiting=1
    )


def test_the_status_names_who_is_writing(home):
    with one_writer(home, 0, datetime(2025, 1, 1, tzinfo=UTC)):
        assert f"pid {os.getpid()}" in status(home).lock
    assert status(home).lock is None
