"""One writer, and writes that are whole or not there."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.home.durable import remove_parts, remove_parts_of_the_dead, write_atomically, written_atomically
from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder, one_writer
from pipelines.home.problems import ConfigurationError, LockHeldError

NOW = datetime(2026, 11, 1, 2, 0, tzinfo=UTC)


def test_a_second_writer_is_told_who_holds_the_home(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with one_writer(home, 0, NOW):
        with pytest.raises(LockHeldError) as told, one_writer(home, 0.3, NOW):
            pytest.fail("two writers at once")
        assert f"pid {os.getpid()} on " in str(told.value)
        assert "2026-11-01T02:00:00+00:00" in str(told.value)
    assert lock_holder(home) is None


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), one_writer(Home(tmp_path), 0, NOW):
        raise RuntimeError
    with one_writer(Home(tmp_path), 0, NOW):
        assert lock_holder(Home(tmp_path)) is not None


def test_a_write_that_fails_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "CURRENT"
    write_atomically(target, "seq=1\n")
    with pytest.raises(RuntimeError), written_atomically(target) as part:
        part.write_text("seq=")
        raise RuntimeError
    assert target.read_text() == "seq=1\n"
    assert [path.name for path in tmp_path.iterdir()] == ["CURRENT"]


def test_a_written_file_has_the_mode_that_was_asked_for(tmp_path: Path) -> None:
    write_atomically(tmp_path / "rows", b"x", mode=0o600)
    assert (tmp_path / "rows").stat().st_mode & 0o777 == 0o600


def test_what_a_crash_left_is_found_and_removed(tmp_path: Path) -> None:
    left = tmp_path / "deep" / ".rows.parquet.123.part"
    left.parent.mkdir()
    left.write_text("half")
    (tmp_path / "rows.parquet").write_text("whole")
    assert remove_parts(tmp_path) == [left]
    assert remove_parts(tmp_path) == []


def test_beside_other_writers_only_the_parts_of_the_dead_are_removed(tmp_path: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    parts = [tmp_path / f".dagster.yaml.{number}.part" for number in (gone.pid, os.getpid())]
    for part in parts:
        part.write_text("half")
    assert remove_parts_of_the_dead(tmp_path) == [parts[0]]
    assert parts[1].exists()


def test_folders_with_delivered_rows_are_for_their_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create_run_folders()
    for folder in (home.archive, home.landing, home.quarantine, home.warehouse):
        assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_is_no_home_is_told_how_to_become_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tierline init"):
        Home.at(tmp_path)


@pytest.mark.parametrize("name", ["a#b", "a?b"])
def test_a_path_that_databases_would_misread_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(ConfigurationError, match="Move the home"):
        Home.at(tmp_path / name)
