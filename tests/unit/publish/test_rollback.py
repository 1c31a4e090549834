"""A rollback pins what readers see, whatever is published meanwhile, until it is released or outdated."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import duckdb
import pytest

from pipelines.home.problems import RefusedError
from pipelines.home.run_log import logged_run
from pipelines.publish.current import read_current
from pipelines.publish.pin import pin_file, read_pin
from pipelines.publish.promotion import reconcile
from pipelines.publish.rollback import release, roll_back
from pipelines.publish.serve import serving_file, serving_link
from tests.unit.publish.killed import KILLED
from tests.unit.publish.scratch import publish_once

OLD, BAD, LATER = "2024-11-30", "2024-12-31", "2025-01-31"


@pytest.fixture
def home(home, contract):
    """Seq 1 is good, seq 2 of a later date is not."""
    publish_once(home, contract, OLD)
    publish_once(home, contract, BAD)
    return home


def pin(home, seq=1):
    with logged_run(home, "rollback", seq=seq) as log:
        return roll_back(home, seq, "store S05 came twice", log, serves_duckdb=True)


def let_go(home):
    with logged_run(home, "rollback", release=True) as log:
        return release(home, log, serves_duckdb=True)


def served_dates(home) -> list[str]:
    with duckdb.connect(str(serving_link(home)), read_only=True) as connection:
        return [row[0] for row in connection.sql("select distinct as_of::varchar from customer_tiers").fetchall()]


def test_readers_see_the_pinned_snapshot(home):
    pin(home)
    assert read_current(home) == 1
    assert served_dates(home) == [OLD]


def test_a_serving_file_that_is_gone_is_made_again_for_the_pinned_snapshot(home):
    pin(home)
    serving_file(home, 1).unlink()
    reconcile(home)
    assert served_dates(home) == [OLD]


def test_every_start_respects_the_pin(home):
    pin(home)
    reconcile(home)
    assert read_current(home) == 1


def test_a_correction_of_the_same_date_and_an_earlier_date_leave_the_pin(home, contract):
    pin(home)
    for as_of in (BAD, OLD):
        assert publish_once(home, contract, as_of).is_current is False
    assert (read_current(home), served_dates(home)) == (1, [OLD])


def test_a_later_date_ends_the_pin(home, contract):
    pin(home)
    assert publish_once(home, contract, LATER).is_current
    assert (read_current(home), read_pin(home), served_dates(home)) == (3, None, [LATER])


def test_releasing_lets_readers_see_the_newest_again(home):
    pin(home)
    assert let_go(home) == 2
    assert (read_current(home), read_pin(home), served_dates(home)) == (2, None, [BAD])


def test_releasing_what_is_not_pinned_changes_nothing(home):
    assert let_go(home) is None
    assert read_current(home) == 2


def test_the_newest_snapshot_can_be_pinned_against_corrections(home, contract):
    pin(home, seq=2)
    publish_once(home, contract, BAD)
    assert read_current(home) == 2


def test_a_snapshot_that_is_not_kept_cannot_be_pinned(home):
    with pytest.raises(RefusedError, match="there is no snapshot seq=9"):
        pin(home, seq=9)
    assert (read_current(home), read_pin(home)) == (2, None)


def test_a_damaged_pin_stops_a_start_and_can_be_released(home):
    pin(home)
    pin_file(home).write_text("{", "utf-8")
    with pytest.raises(RefusedError, match="rollback --release"):
        reconcile(home)
    assert let_go(home) == 2


def test_the_record_names_actor_reason_and_what_readers_saw_before(home, monkeypatch):
    monkeypatch.setenv("TIERLINE_ACTOR", "anna")
    pin(home)
    (log,) = [json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json")]
    assert (log["actor"], log["pin"]["reason"], log["current_before"]) == ("anna", "store S05 came twice", 2)
    assert (read_pin(home).actor, log["outcome"], log["exit_code"]) == ("anna", "done", 0)


# Renames of a rollback, in order: log, its facts, pin, CURRENT, serving file, serving link, log.
@pytest.mark.parametrize(("number", "seen"), [(1, 2), (2, 2), (3, 2), (4, 1), (5, 1), (6, 1), (7, 1)])
def test_a_rollback_killed_at_any_rename_is_not_begun_or_is_finished_by_the_next_start(home, number, seen):
    command = [sys.executable, "-m", "tests.unit.publish.killed_operation", str(home.path), str(number), "rollback"]
    assert subprocess.run(command, check=False).returncode == KILLED
    assert read_current(home) in (1, 2)
    reconcile(home)
    assert read_current(home) == seen
    assert served_dates(home) == [OLD if seen == 1 else BAD]
    assert os.readlink(serving_link(home)) == f"tiers-seq={seen}-history=2.duckdb"
    assert not list(home.published.rglob("*.part"))
