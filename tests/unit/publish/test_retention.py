"""Pruning takes old tables away and nothing that a reader, a pin or the chain of manifests needs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import duckdb
import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.home.run_log import logged_run
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.chain import chain_faults, manifest_files, pruned_manifest
from pipelines.publish.current import kept_sequences, next_seq, read_current, snapshot_folder
from pipelines.publish.manifest import MANIFEST
from pipelines.publish.promotion import reconcile
from pipelines.publish.retention import kept_since, prune
from pipelines.publish.rollback import roll_back
from pipelines.publish.serve import build_serving_file, serving_file, serving_link
from tests.unit.publish.killed import KILLED
from tests.unit.publish.scratch import make_home, publish_once

DATES = ("2022-01-31", "2022-12-31", "2022-12-31", "2024-12-31", "2021-06-30", "2024-06-30")


@pytest.fixture
def home(home, contract):
    """Six snapshots; CURRENT is 4, 5 is of the oldest date and 6 the newest."""
    for as_of in DATES:
        publish_once(home, contract, as_of)
    return home


def archive(home, sha256: str, status: str = "refused") -> None:
    path = home.archive / sha256[:2] / sha256
    path.parent.mkdir(parents=True)
    path.write_bytes(b"delivered")
    row = {"file_name": "a.csv", "bytes": 9, "known_at": "2025-01-01", "mapping_hash": "", "reading_hash": ""}
    Ledger(home).add(LedgerRow(file_id=sha256, source_code="pos", sha256=sha256, status=status, run_id="r", **row))


def archived(home) -> list[str]:
    return sorted(path.name for path in home.archive.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("keep", "since"), [("24m", "2022-12-31"), ("2y", "2022-12-31"), ("90d", "2024-10-02"), ("9999y", "0001-01-01")]
)
def test_age_is_counted_back_from_the_newest_date(keep, since):
    assert kept_since(keep, date(2024, 12, 31)) == date.fromisoformat(since)


@pytest.mark.parametrize("keep", ["24", "0m", "-1m", "24 m", ""])
def test_what_is_no_length_of_time_is_a_usage_error(keep):
    with pytest.raises(ConfigurationError, match="Write 24m"):
        kept_since(keep, date(2024, 12, 31))


def test_older_snapshots_go_with_their_tables_and_serving_files(home):
    build_serving_file(home, 1)
    reconcile(home)
    assert prune(home, "24m", archives=False).snapshots == (1, 5)
    assert kept_sequences(home) == [2, 3, 4, 6]
    assert not snapshot_folder(home, 1).exists()
    assert not serving_file(home, 1).exists()


def test_the_manifests_stay_byte_for_byte_and_the_chain_verifies(home, contract):
    before = {seq: path.read_bytes() for seq, path in manifest_files(home).items()}
    prune(home, "24m", archives=False)
    assert {seq: path.read_bytes() for seq, path in manifest_files(home).items()} == before
    assert publish_once(home, contract, "2025-01-31").manifest.seq == 7
    assert chain_faults(home) == []


def test_the_sequence_of_a_pruned_snapshot_is_not_used_again(home):
    prune(home, "24m", archives=False)
    assert next_seq(home) == 7


def test_current_is_never_pruned(home):
    prune(home, "1d", archives=False)
    assert kept_sequences(home) == [4, 6]
    with duckdb.connect(str(serving_link(home)), read_only=True) as connection:
        assert connection.sql("select count(*) from customer_tiers").fetchall() == [(3,)]


def test_the_pinned_snapshot_and_the_newest_of_its_date_are_never_pruned(home):
    with logged_run(home, "rollback") as log:
        roll_back(home, 2, "why", log, serves_duckdb=True)
    assert prune(home, "1d", archives=False).snapshots == (1, 5)
    assert kept_sequences(home) == [2, 3, 4, 6]


def test_the_newest_snapshot_is_never_pruned_because_it_holds_the_history_of_all(home, contract):
    publish_once(home, contract, "2021-01-31")
    assert prune(home, "24m", archives=False).snapshots == (1, 5)
    publish_once(home, contract, "2024-11-30")
    assert prune(home, "24m", archives=False).snapshots == (7,)


def test_a_changed_or_missing_manifest_breaks_the_chain(home):
    prune(home, "24m", archives=False)
    path = pruned_manifest(home, 1)
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8").replace("tester", "nobody"), "utf-8")
    assert [fault.where for fault in chain_faults(home)] == [str(snapshot_folder(home, 2) / MANIFEST)]
    path.unlink()
    assert [fault.what for fault in chain_faults(home)] == ["the manifest of seq=1 is missing"]


def test_archives_stay_unless_they_are_asked_for(home):
    archive(home, "aa11")
    assert prune(home, "24m", archives=False).archives == ()
    assert archived(home) == ["aa11"]


def test_an_archived_file_goes_only_when_no_kept_snapshot_and_no_next_one_needs_it(home):
    for sha256, status in (("00", "refused"), ("aa11", "refused"), ("bb22", "landed"), ("cc33", "pending")):
        archive(home, sha256, status)
    assert prune(home, "24m", archives=True).archives == ("aa11",)
    assert archived(home) == ["00", "bb22", "cc33"]


def test_pruning_an_empty_home_does_nothing(tmp_path):
    assert prune(make_home(tmp_path / "empty"), "24m", archives=True).snapshots == ()


# Renames of pruning two snapshots after its log: manifest and folder of each, its facts, its end.
@pytest.mark.parametrize("number", range(1, 8))
def test_pruning_killed_at_any_rename_leaves_snapshots_whole_or_gone_and_the_next_one_finishes(home, number):
    command = [sys.executable, "-m", "tests.unit.publish.killed_operation", str(home.path), str(number), "prune"]
    assert subprocess.run(command, check=False).returncode == KILLED
    for seq in kept_sequences(home):
        assert len(list(snapshot_folder(home, seq).glob("*.parquet"))) == 3
    assert chain_faults(home) == []
    assert read_current(home) == 4

    reconcile(home)
    prune(home, "24m", archives=False)

    assert kept_sequences(home) == [2, 3, 4, 6]
    assert sorted(path.name for path in serving_file(home, 4).parent.iterdir()) == [
        "tiers-seq=2-history=2.duckdb",
        "tiers-seq=3-history=3.duckdb",
        "tiers-seq=4-history=6.duckdb",
        "tiers.duckdb",
    ]
    assert not list(home.published.rglob("*.part"))
