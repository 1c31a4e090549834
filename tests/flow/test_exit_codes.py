"""The exit codes of a refresh, and what its last line says."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from tests.flow.homes import SETTINGS, current, deliver, make_home, query, refresh, write
from tests.flow.receipts import RECEIPTS, SPEND, receipts

SALE = receipts("S1,1,c1,2026-01-05,1,500")
WAITING_SECONDS = 60


@pytest.fixture(scope="module")
def published_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = make_home(tmp_path_factory.mktemp("published"))
    deliver(home, receipts_0=SALE)
    assert refresh(home).exit_code == 0
    return home.path


@pytest.fixture
def home(tmp_path: Path, published_home: Path) -> Home:
    """A home with one snapshot, and a file in its inbox that the next refresh would land."""
    home = Home(tmp_path / "home")
    shutil.copytree(published_home, home.path, symlinks=True)
    deliver(home, receipts_1=receipts("S2,1,c2,2026-01-05,1,50"))
    return home


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """The command line in this process, which reads the models once."""

    def called(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["tierline", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main.run()
        return int(ended.value.code or 0)

    yield called


def untouched(home: Home) -> bool:
    """Whether the waiting file still waits and the published snapshot still stands."""
    return (home.inbox / "receipts_1.csv").exists() and current(home) == "seq=1\n"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("policies/spend/2020-01-01.yml", SPEND.replace("at_least: 100,", "at_least: 200,")),
        ("sources/receipts.yml", RECEIPTS.replace("document_code: doc\n", "document_kode: doc\n")),
        ("sources/receipts.yml", RECEIPTS.replace("format: csv", "format: excel")),
        ("tierline.yml", SETTINGS + "settle_secs: 5\n"),
        ("tierline.yml", SETTINGS.replace("settle_seconds: 0", "settle_seconds: soon")),
    ],
)
def test_what_people_wrote_wrongly_is_named_with_file_and_line_and_nothing_lands(
    home: Home, command, capsys: pytest.CaptureFixture[str], file: str, content: str
) -> None:
    write(home.path / file, content)
    assert command("refresh", "--home", home.path) == 2
    assert f"{file}:" in capsys.readouterr().err
    assert untouched(home)


def test_a_file_that_two_mappings_match_is_an_error(home: Home, command, capsys: pytest.CaptureFixture[str]) -> None:
    write(home.sources / "other.yml", RECEIPTS.replace("receipts_*.csv", "*_1.csv"))
    assert command("refresh", "--home", home.path) == 2
    told = capsys.readouterr().err
    assert all(name in told for name in ("receipts_1.csv", "sources/other.yml", "sources/receipts.yml"))
    assert untouched(home)


@pytest.mark.slow
def test_a_file_that_is_left_or_sent_back_gives_1_though_a_snapshot_is_published(
    home: Home, command, capsys: pytest.CaptureFixture[str]
) -> None:
    deliver(home, notes="a,b\n1,2\n", receipts_2=SALE.replace("price", "cost"))
    assert command("refresh", "--home", home.path) == 1
    shown = capsys.readouterr()
    assert "notes.csv" in shown.err
    assert "receipts_2.csv" in shown.err
    assert "price" in shown.err
    assert (home.inbox / "notes.csv").exists()
    assert [path.name.split("__")[-1] for path in (home.quarantine / "files").iterdir()] == ["receipts_2.csv"]
    assert current(home) == "seq=2\n"
    assert query(home, "select count(*) from customers") == [(2,)]
    last = shown.out.strip().splitlines()[-1]
    assert "seq=2" in last
    assert all(name in last for name in ("notes.csv", "receipts_2.csv")), "the last line says what was refused"


def test_nothing_to_do_gives_0(home: Home, command, capsys: pytest.CaptureFixture[str]) -> None:
    (home.inbox / "receipts_1.csv").unlink()
    assert command("refresh", "--home", home.path) == 0
    assert "nothing new" in capsys.readouterr().out
    assert [path.name for path in (home.published / "snapshots").iterdir()] == ["seq=1"]


def test_a_second_writer_gives_3_after_its_wait(home: Home, command, capsys: pytest.CaptureFixture[str]) -> None:
    started = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    with one_writer(home, 0, started):
        began = time.monotonic()
        assert command("refresh", "--home", home.path, "--wait", 1) == 3
        assert time.monotonic() - began >= 1
    told = capsys.readouterr().err
    assert f"pid {os.getpid()}" in told
    assert os.uname().nodename in told
    assert "2026-07-01T08:30" in told
    assert untouched(home)


@pytest.mark.parametrize("arguments", [("--as-of", "2026-02-30"), ("--as_of", "2026-02-28"), ("--wait", "long")])
def test_a_call_that_makes_no_sense_gives_2(home: Home, command, arguments: tuple[str, ...]) -> None:
    assert command("refresh", "--home", home.path, *arguments) == 2
    assert untouched(home)


def test_a_folder_that_is_no_home_gives_2(tmp_path: Path, command) -> None:
    assert command("refresh", "--home", tmp_path) == 2


@pytest.mark.slow
def test_an_interrupt_gives_130_and_the_next_run_finishes(home: Home) -> None:
    code = "from pipelines.cli.main import run; run()"
    arguments = [sys.executable, "-c", code, "refresh", "--home", str(home.path)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    deadline = time.monotonic() + WAITING_SECONDS
    while not list(home.audit.glob("runs/*/plan.json"))[1:] and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    output, _ = process.communicate(timeout=WAITING_SECONDS)
    assert process.returncode == 130, output
    assert "Traceback" not in output
    assert current(home) == "seq=1\n"
    assert refresh(home).exit_code == 0
    assert current(home) == "seq=2\n"
