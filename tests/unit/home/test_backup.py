"""A backup is the home, proven by hashes; a restored home is the backup, whole or not at all."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.home.backup import back_up
from pipelines.home.backup_list import CONTENT
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, RefusedError
from pipelines.home.restore import restore
from pipelines.home.run_log import logged_run
from pipelines.home.template import create_home
from tests.unit.publish.killed import KILLED

LINK = "published/serve/tiers.duckdb"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with something in every folder."""
    home = create_home(tmp_path / "home", "retail")
    home.create_run_folders()
    for name in ("inbox/a.csv", "archive/aa/aa11", "landing/ledger.sqlite", "warehouse/tierline.duckdb"):
        path = home.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    serving = home.path / "published/serve/tiers-seq=1-history=1.duckdb"
    serving.parent.mkdir()
    serving.write_text("tables", "utf-8")
    serving.chmod(0o444)
    (home.path / LINK).symlink_to(serving.name)
    (home.landing / ".x.1.part").write_text("half", "utf-8")
    return home


def backed_up(home: Home, target: Path):
    with logged_run(home, "backup") as log:
        return back_up(home, target, log)


def contents(home: Home) -> dict[str, tuple[int, bytes]]:
    """What a backup must keep: path -> permissions and bytes, of files and folders; not the logs of runs."""
    found = {}
    for path in sorted(home.path.rglob("*")):
        name = path.relative_to(home.path).as_posix()
        if not name.startswith(("warehouse", ".dagster", ".lock", "audit/runs")) and not name.endswith(".part"):
            found[name] = (stat.S_IMODE(path.stat().st_mode), path.read_bytes() if path.is_file() else b"")
    return found


def test_a_restored_home_is_the_home_with_its_permissions_and_links(home: Home, tmp_path: Path) -> None:
    backed_up(home, tmp_path / "backup")
    restored, _ = restore(tmp_path / "backup", tmp_path / "new")
    assert contents(restored) == contents(home)
    assert (restored.path / LINK).readlink() == Path("tiers-seq=1-history=1.duckdb")


def test_the_identity_key_comes_along_and_only_its_owner_reads_it(home: Home, tmp_path: Path) -> None:
    backed_up(home, tmp_path / "backup")
    restored, _ = restore(tmp_path / "backup", tmp_path / "new")
    stored = tmp_path / "backup" / CONTENT / "identity_key"
    for path in (stored, restored.identity_key_file):
        assert path.read_bytes() == home.identity_key_file.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "backup").stat().st_mode) == 0o700


def test_what_the_next_run_makes_again_is_left_out(home: Home, tmp_path: Path) -> None:
    names = backed_up(home, tmp_path / "backup").files
    assert not [name for name in names if name.startswith(("warehouse", ".dagster")) or name.endswith(".part")]


def test_a_home_that_holds_something_is_never_overwritten(home: Home, tmp_path: Path) -> None:
    backed_up(home, tmp_path / "backup")
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(ConfigurationError, match="not empty"):
        restore(tmp_path / "backup", tmp_path / "taken")
    assert [path.name for path in (tmp_path / "taken").iterdir()] == ["mine.txt"]


def test_an_empty_folder_may_become_the_home(home: Home, tmp_path: Path) -> None:
    backed_up(home, tmp_path / "backup")
    (tmp_path / "new").mkdir()
    assert restore(tmp_path / "backup", tmp_path / "new")[0].settings_file.is_file()


def test_a_damaged_backup_is_refused_and_names_the_files(home: Home, tmp_path: Path) -> None:
    backed_up(home, tmp_path / "backup")
    content = tmp_path / "backup" / CONTENT
    (content / "archive/aa/aa11").write_text("other", "utf-8")
    (content / "inbox/a.csv").unlink()
    with pytest.raises(RefusedError) as refused:
        restore(tmp_path / "backup", tmp_path / "new")
    assert {Path(problem.where).name for problem in refused.value.problems} == {"aa11", "a.csv"}
    assert not (tmp_path / "new").exists()


def test_a_folder_without_a_list_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="not a backup"):
        restore(tmp_path, tmp_path / "new")


def test_a_backup_cannot_lie_in_the_home_or_over_something(home: Home, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="Name a folder outside"):
        backed_up(home, home.path / "backup")
    backed_up(home, tmp_path / "backup")
    with pytest.raises(ConfigurationError, match="not empty"):
        backed_up(home, tmp_path / "backup")


def test_the_first_log_of_a_restored_home_says_who_restored_what(home: Home, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("TIERLINE_ACTOR", "anna")
    backed_up(home, tmp_path / "backup")
    restored, _ = restore(tmp_path / "backup", tmp_path / "new")
    logs = [json.loads(path.read_text("utf-8")) for path in restored.audit.glob("runs/*/run.json")]
    (log,) = [log for log in logs if log["command"] != "init"]
    assert (log["command"], log["actor"], log["outcome"]) == ("restore", "anna", "done")
    assert log["arguments"]["backup"] == str(tmp_path / "backup")


# Renames of a restore, in order: log, its end, the home.
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_restore_killed_at_any_rename_leaves_no_home_and_the_next_one_makes_it(
    home: Home, tmp_path: Path, number: int
) -> None:
    backed_up(home, tmp_path / "backup")
    command = [sys.executable, "-m", "tests.unit.home.killed_restore", tmp_path / "backup", tmp_path / "new", number]
    assert subprocess.run([str(word) for word in command], check=False).returncode == KILLED
    assert not (tmp_path / "new").exists()
    restored, _ = restore(tmp_path / "backup", tmp_path / "new")
    assert contents(restored) == contents(home)
    assert not list(tmp_path.glob(".new.*"))
