"""A landing that is killed at any step is finished by the next one, as if nothing had happened."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from tests.deliveries import LINES, deliver, good_lines, landed_rows, landing, small_home

STEPS = ("rename", "replace", "unlink")
NEXT_LINES = LINES.replace("price: price}", "price: [price, cost]}")


class KilledError(BaseException):
    """Stands for kill -9: no handler may catch it, and nothing is written after it."""


class Killer:
    """Lets a number of steps (renames, replacements, removals, commits) pass; from then on every step dies."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, passing: int) -> None:
        self.passing, self.steps = passing, 0
        for name in STEPS:
            monkeypatch.setattr(os, name, self.mortal(getattr(os, name)))
        commit, connect = self.mortal(sqlite3.Connection.commit), sqlite3.connect

        class Connection(sqlite3.Connection):
            def commit(self) -> None:
                commit(self)

        monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, factory=Connection))

    def mortal(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*arguments: Any, **options: Any) -> Any:
            self.steps += 1
            if self.steps > self.passing:
                raise KilledError
            return step(*arguments, **options)

        return taken


def history(folder: Path) -> Home:
    """A home where every kind of file waits: new, partly bad, refused, repeated, to be read or tried again."""
    home = small_home(folder, shop=LINES)
    deliver(home, "lines_1.csv", good_lines(30))
    deliver(home, "lines_2.csv", good_lines(30, first=100).replace("price", "cost"))
    landing(home)
    (home.sources / "shop.yml").write_text(NEXT_LINES)
    deliver(home, "lines_3.csv", good_lines(30, first=200))
    deliver(home, "lines_4.csv", good_lines(30, first=300) + "R1,1,c1,never,1,0.01\n")
    deliver(home, "lines_5.csv", "")
    deliver(home, "lines_6.csv", good_lines(30, first=200))
    return home


def state(home: Home) -> tuple[object, dict[str, bytes]]:
    """Everything landing keeps: the ledger's rows and every other file of the home."""
    files = [path for path in home.path.rglob("*") if path.is_file() and path.name != "ledger.sqlite"]
    content = {str(path.relative_to(home.path)): path.read_bytes() for path in files}
    return [astuple(row) for row in Ledger(home).all()], content


def across(source: object, target: object) -> None:
    """A rename between two file systems."""
    raise OSError(errno.EXDEV, "Invalid cross-device link")


@pytest.mark.parametrize(
    ("keep_inbox", "rename", "stride"),
    [(False, os.rename, 1), (False, across, 4), (True, os.rename, 5)],
    ids=["renamed", "across file systems", "kept"],
)
def test_a_kill_at_any_step_changes_nothing_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keep_inbox: bool, rename: Callable[..., None], stride: int
) -> None:
    monkeypatch.setenv("TIERLINE_NOW", "2026-01-07T10:00:00+00:00")
    before = history(tmp_path).path
    reference = Home(tmp_path / "reference")
    shutil.copytree(before, reference.path)
    landing(reference, keep_inbox=keep_inbox)
    expected = state(reference)
    killed, passing = True, 0
    while killed:
        home = Home(tmp_path / f"killed_{passing}")
        shutil.copytree(before, home.path)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(os, "rename", rename)
            killer = Killer(patched, passing)
            try:
                landing(home, keep_inbox=keep_inbox)
                killed = False
            except KilledError:
                assert killer.steps > passing
        landing(home, keep_inbox=keep_inbox)
        assert state(home) == expected, f"killed after {passing} steps"
        shutil.rmtree(home.path)
        passing += stride
    assert passing > 20


@pytest.mark.parametrize(
    "changed", [LINES.replace("price: price}", "price: qty}"), NEXT_LINES.replace("price, cost", "c")]
)
def test_a_killed_second_reading_is_undone_when_the_mapping_is_put_back(tmp_path: Path, changed: str) -> None:
    """The kill falls before the ledger is written: rows are those of the changed mapping, or gone."""
    home = small_home(tmp_path, shop=LINES)
    deliver(home, "lines_1.csv", good_lines(30))
    landing(home)
    before = landed_rows(home)
    for passing in range(12):
        (home.sources / "shop.yml").write_text(changed)
        with pytest.MonkeyPatch.context() as patched, suppress(KilledError):
            Killer(patched, passing)
            landing(home)
        (home.sources / "shop.yml").write_text(LINES)
        landing(home)
        assert landed_rows(home).equals(before), f"killed after {passing} steps"


def test_a_real_kill_leaves_a_home_that_heals(tmp_path: Path) -> None:
    home = history(tmp_path)
    program = (
        "import os, signal\n"
        "from pathlib import Path\n"
        "import tests.deliveries as deliveries\n"
        "from pipelines.home.folder import Home\n"
        "rename = os.rename\n"
        "def killed(source, target):\n"
        "    rename(source, target)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "os.rename = killed\n"
        f"deliveries.landing(Home(Path({str(home.path)!r})))\n"
    )
    found = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[3], check=False)
    assert found.returncode == -9
    assert [row.status for row in Ledger(home).all()].count("pending") == 1
    landing(home)
    statuses = [row.status for row in Ledger(home).all()]
    assert statuses == ["landed", "landed", "landed", "landed", "refused", "repeat"]


def test_a_pending_file_whose_mapping_is_gone_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = small_home(tmp_path, shop=LINES)
    deliver(home, "lines_1.csv", good_lines(30))
    with pytest.MonkeyPatch.context() as patched:
        rename = os.rename

        def last_step(source: Path, target: Path) -> None:
            rename(source, target)
            raise KilledError

        patched.setattr(os, "rename", last_step)
        with pytest.raises(KilledError):
            landing(home)
    (home.sources / "shop.yml").unlink()
    landing(home)
    assert (Ledger(home).all(), [path.name for path in home.inbox.iterdir()]) == ([], ["lines_1.csv"])
    assert list((home.landing / "sales_line").iterdir()) == []
