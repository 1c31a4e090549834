"""What an operator does with a home between runs, on real refreshes: look ahead, roll back, prune, move it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.home.folder import Home
from pipelines.publish.chain import chain_faults
from tests.flow.homes import current, deliver, digests, make_home, manifest, query, refresh
from tests.flow.receipts import receipts

pytestmark = pytest.mark.long

FIRST, SECOND, THIRD = date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30)
SALE = receipts("S1,1,c1,2026-01-05,1,500")
Command = Callable[..., int]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two snapshots: 1 of April, 2 of May."""
    home = make_home(tmp_path_factory.mktemp("operated"))
    deliver(home, receipts_1=SALE)
    for as_of in (FIRST, SECOND):
        assert refresh(home, as_of).exit_code == 0
    return home.path


@pytest.fixture
def home(tmp_path: Path, published: Path) -> Home:
    shutil.copytree(published, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")


@pytest.fixture
def command(home: Home, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command line in this process, which reads the models once; the exit code."""
    monkeypatch.setenv("TIERLINE_ACTOR", "cron")

    def called(*words: object, on_home: bool = True) -> int:
        place = ["--home", str(home.path)] if on_home else []
        monkeypatch.setattr(sys, "argv", ["tierline", *map(str, words), *place])
        with pytest.raises(SystemExit) as ended:
            main.run()
        return int(ended.value.code or 0)

    return called


def served(home: Home) -> list[tuple[object, ...]]:
    return query(home, "select distinct as_of from customer_tiers")


def everything(home: Home) -> dict[str, tuple[int, int]]:
    """Every path of a home with its time of change and size."""
    return {str(path): (path.lstat().st_mtime_ns, path.lstat().st_size) for path in home.path.rglob("*")}


def logs(home: Home, word: str) -> list[dict[str, object]]:
    found = [json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json")]
    return sorted((log for log in found if log["command"] == word), key=lambda log: str(log["started_at"]))


def test_the_log_of_a_refresh_tells_its_steps_and_its_end(home: Home) -> None:
    log = logs(home, "refresh")[-1]
    assert (log["outcome"], log["exit_code"], log["problems"]) == ("published", 0, [])
    steps = {step["step"]: step["seconds"] for step in log["steps"]}
    assert list(steps)[0] == "landing__ledger"
    assert list(steps)[-1] == "published__snapshot"
    assert all(seconds >= 0 for seconds in steps.values())
    assert sum(steps.values()) <= log["seconds"]


def test_readers_see_a_rollback_until_a_later_date_is_published(home: Home, command: Command) -> None:
    assert command("rollback", 1, "--reason", "May is wrong", "--actor", "anna") == 0
    assert (current(home), served(home)) == ("seq=1\n", [(FIRST,)])
    deliver(home, receipts_2=receipts("S2,1,c2,2026-02-05,1,50"))
    assert refresh(home, SECOND).publication == {"seq": 3, "is_current": False}
    assert (current(home), served(home)) == ("seq=1\n", [(FIRST,)])
    assert refresh(home, THIRD).publication == {"seq": 4, "is_current": True}
    assert served(home) == [(THIRD,)]
    assert [(log["actor"], log["pin"]["reason"]) for log in logs(home, "rollback")] == [("anna", "May is wrong")]
    assert manifest(home)["actor"] == "anna"


def test_a_release_gives_readers_the_newest_again(home: Home, command: Command) -> None:
    assert command("rollback", 1, "--reason", "May is wrong") == 0
    assert command("rollback", "--release") == 0
    assert (current(home), served(home)) == ("seq=2\n", [(SECOND,)])


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [((1,), 2), (("--reason", "why"), 2), ((1, "--release"), 2), ((1, "--reason", " "), 2), ((9, "--reason", "x"), 1)],
)
def test_half_a_rollback_is_refused_and_changes_nothing(
    home: Home, command: Command, words: tuple[object, ...], exit_code: int
) -> None:
    assert command("rollback", *words) == exit_code
    assert current(home) == "seq=2\n"


def test_a_plan_of_what_is_published_says_nothing_new(
    home: Home, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("refresh", "--plan", "--as-of", SECOND) == 0
    assert "nothing new: seq=2 is already exactly this" in capsys.readouterr().out


def test_a_plan_names_files_fates_and_reasons_and_changes_nothing(
    home: Home, command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver(home, receipts_1b=SALE, receipts_2=receipts("S2,1,c2,2026-02-05,1,50"), unknown="a,b\n")
    settings = home.settings_file.read_text("utf-8")
    home.settings_file.write_text(settings + "day_cutoff: '04:00'\n", "utf-8")
    before = everything(home)
    assert command("refresh", "--plan", "--json", "--as-of", SECOND) == 0
    told = json.loads(capsys.readouterr().out)
    assert {file["file_name"]: file["fate"] for file in told["files"]} == {
        "receipts_1.csv": "read_again",
        "receipts_1b.csv": "repeat",
        "receipts_2.csv": "land",
        "unknown.csv": "unmatched",
    }
    assert (told["seq"], told["is_new"], told["reasons"]) == (3, True, ["the settings changed since seq=2"])
    assert everything(home) == before


def test_the_plan_of_a_file_comes_true(home: Home, command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    deliver(home, receipts_1b=SALE, receipts_2=receipts("S2,1,c2,2026-02-05,1,50"))
    assert command("refresh", "--plan", "--as-of", SECOND) == 0
    assert "would publish seq=3 if one of these files lands" in capsys.readouterr().out
    outcome = refresh(home, SECOND)
    assert outcome.publication == {"seq": 3, "is_current": True}
    assert {file["file_name"]: file["status"] for file in outcome.landing["files"]} == {
        "receipts_1b.csv": "repeat",
        "receipts_2.csv": "landed",
    }


def test_a_home_goes_on_after_it_was_pruned(home: Home, command: Command) -> None:
    assert command("prune", "--keep", "20d", "--archives") == 0
    assert logs(home, "prune")[0]["pruned"] == {"snapshots": [1], "archives": []}
    assert refresh(home, THIRD).publication == {"seq": 3, "is_current": True}
    assert query(home, "select seq from snapshot order by seq") == [(2,), (3,)]
    assert chain_faults(home) == []


def test_a_restored_home_is_exactly_the_one_that_was_backed_up(home: Home, command: Command, tmp_path: Path) -> None:
    assert command("backup", tmp_path / "backup") == 0
    shutil.rmtree(home.path)
    assert command("restore", tmp_path / "backup", "--into", tmp_path / "new", on_home=False) == 0
    restored = Home.at(tmp_path / "new")
    assert served(restored) == [(SECOND,)]
    outcome = refresh(restored, SECOND)
    assert (outcome.publication, outcome.plan["published_seq"]) == (None, 2)
    deliver(restored, receipts_2=receipts("S2,1,c2,2026-02-05,1,50"))
    assert refresh(restored, SECOND).publication == {"seq": 3, "is_current": True}
    assert digests(restored, 2) != digests(restored, 3)
