"""Kill -9 before every file operation of landing, publication and a whole refresh, evenly within a budget.

The budget is TIERLINE_TORTURE_MINUTES (25); what it did not reach is printed as not run.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from signal import SIGKILL

import pytest

from pipelines.home.folder import Home
from pipelines.publish.current import kept_sequences
from tests.faults.scenarios import (
    Order,
    delivered_bytes,
    landed_state,
    landing_home,
    leftovers,
    shop_home,
    visible_snapshot,
)
from tests.flow.homes import digests
from tests.unit.publish.scratch import make_home, publish_once, write_contract

pytestmark = [pytest.mark.torture, pytest.mark.timeout(0)]
Say = Callable[[str], None]
MINUTES = float(os.environ.get("TIERLINE_TORTURE_MINUTES", "25"))
# Landing and publication are cheap and come first; what they leave of the budget is the refresh's.
SHARES = {"land": 0.2, "publish": 0.2, "refresh": 0.6}


def evenly(count: int) -> list[int]:
    """Every number below `count`, in an order in which any beginning is spread evenly over all."""
    width = max(count - 1, 1).bit_length()
    turned = (int(f"{number:0{width}b}"[::-1], 2) for number in range(2**width))
    return [number for number in turned if number < count]


def operations(log: Path) -> int:
    """How many operations that write a run logged."""
    return sum('"kind": "read"' not in line for line in log.read_text("utf-8").splitlines())


def killed_everywhere(
    order: Order, say: Say, road: str, home: Home, folder: Path, proven: Callable[[Home], None], **options: str
) -> None:
    """Kill before each operation, prove what is visible, run again, and prove again, until the budget is spent."""
    until = time.monotonic() + MINUTES * 60 * SHARES[road]
    shutil.copytree(home.path, folder / "logged", symlinks=True)
    answer = order(road, Home(folder / "logged"), log=str(folder / "log"), options=options)
    assert answer["code"] == 0, answer["told"]
    numbers = evenly(operations(folder / "log"))
    done = killed = 0
    for number in numbers:
        if time.monotonic() > until:
            break
        round_home = Home(folder / "round")
        shutil.copytree(home.path, round_home.path, symlinks=True)
        try:
            answer = order(road, round_home, fault="kill", number=number, options=options)
            killed += answer["signal"] == SIGKILL
            assert answer["code"] in (0, None), answer["told"]
            proven_after_kill(order, road, home, round_home, proven, options)
        except AssertionError as error:
            raise AssertionError(f"{road} killed before operation {number}: {error}") from error
        shutil.rmtree(round_home.path)
        done += 1
        if done % 10 == 0:
            say(f"{road}: {done} of {len(numbers)} operations")
    say(f"{road}: killed before {killed} of {len(numbers)} operations")
    if done < len(numbers):
        say(f"not run: {road}: {len(numbers) - done} operations, the budget of {MINUTES:g} minutes is spent")
    assert killed, "nothing was killed: the budget is too small"


def proven_after_kill(
    order: Order, road: str, before: Home, home: Home, proven: Callable[[Home], None], options: dict[str, str]
) -> None:
    delivered = delivered_bytes(before)
    assert delivered_bytes(home) == delivered
    if road != "land":
        assert visible_snapshot(home) in (1, 2)
    answer = order(road, home, options=options)
    assert answer["code"] == 0, answer["told"]
    assert delivered_bytes(home) == delivered
    proven(home)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Prints a line that is seen while the test runs."""

    def said(line: str) -> None:
        with capsys.disabled():
            print(line, flush=True)

    return said


def test_landing(order: Order, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIERLINE_NOW", "2026-06-30T10:00:00+00:00")
    home = landing_home(tmp_path)
    undisturbed = Home(tmp_path / "undisturbed")
    shutil.copytree(home.path, undisturbed.path)
    assert order("land", undisturbed)["code"] == 0
    expected = landed_state(undisturbed)

    def proven(healed: Home) -> None:
        assert landed_state(healed) == expected

    killed_everywhere(order, say, "land", home, tmp_path, proven)


def test_publication(order: Order, say: Say, tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    contract = write_contract(tmp_path / "marts")
    publish_once(home, contract)

    def proven(healed: Home) -> None:
        assert (visible_snapshot(healed), kept_sequences(healed), leftovers(healed)) == (2, [1, 2], [])

    killed_everywhere(order, say, "publish", home, tmp_path, proven, contract=str(contract), as_of="2025-01-31")


def test_a_whole_refresh(order: Order, say: Say, tmp_path: Path) -> None:
    home = shop_home(order, tmp_path)
    undisturbed = Home(tmp_path / "undisturbed")
    shutil.copytree(home.path, undisturbed.path, symlinks=True)
    assert order("refresh", undisturbed)["code"] == 0
    expected = digests(undisturbed)

    def proven(healed: Home) -> None:
        assert (visible_snapshot(healed), kept_sequences(healed), leftovers(healed)) == (2, [1, 2], [])
        assert digests(healed) == expected

    killed_everywhere(order, say, "refresh", home, tmp_path, proven)
