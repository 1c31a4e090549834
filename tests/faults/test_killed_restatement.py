"""Kill -9 at every commit point that only a restatement passes; the next run finishes what is still due."""

from __future__ import annotations

import shutil
from pathlib import Path
from signal import SIGKILL

import pytest

from pipelines.home.folder import Home
from pipelines.publish.current import kept_sequences
from tests.faults.commit_points import names
from tests.faults.scenarios import Order, delivered_bytes, leftovers, points_passed, visible_snapshot
from tests.flow.homes import SETTINGS, deliver, digests, make_home, write
from tests.flow.receipts import receipts

pytestmark = [pytest.mark.faults, pytest.mark.timeout(2700)]
# Every row of these homes counts as known soon enough, whenever the test runs.
LONG = SETTINGS + "restatement_horizon_days: 3660\n"


def as_of(home: Home, day: str) -> None:
    write(home.settings_file, LONG.replace("2026-06-30", day))


@pytest.fixture(scope="module")
def shop(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two published dates; a late sale waits that changes the second, and one of nobody, which changes neither."""
    home = make_home(tmp_path_factory.mktemp("shop") / "home")
    deliver(home, receipts_1=receipts("S1,1,c1,2025-12-05,1,10", "S2,1,c2,2026-01-05,1,500"))
    for day in ("2025-12-31", "2026-06-29"):
        as_of(home, day)
        answer = order("refresh", home)
        assert answer["code"] == 0, answer["told"]
    as_of(home, "2026-06-30")
    deliver(home, receipts_2=receipts("S3,1,,2025-12-06,1,70", "S4,1,c1,2026-02-06,1,200"))
    return home


def test_a_restatement_killed_at_every_commit_point_in_turn_is_finished_by_the_next(
    order: Order, shop: Home, tmp_path: Path
) -> None:
    shutil.copytree(shop.path, tmp_path / "undisturbed", symlinks=True)
    undisturbed = Home(tmp_path / "undisturbed")
    assert order("refresh", undisturbed, log=str(tmp_path / "log"))["code"] == 0
    passed = points_passed(tmp_path / "log")
    assert set(names("restatement")) <= set(passed)
    shutil.copytree(shop.path, tmp_path / "home", symlinks=True)
    home, delivered = Home(tmp_path / "home"), delivered_bytes(shop)
    for point in sorted(names("restatement"), key=passed.index):
        answer = order("refresh", home, fault="kill", point=point)
        assert answer["signal"] == SIGKILL, f"{point}: {answer['told']}"
        assert visible_snapshot(home) in (2, 3), point
        assert delivered_bytes(home) == delivered, point
    answer = order("refresh", home)
    assert answer["code"] == 0, answer["told"]
    assert kept_sequences(home) == kept_sequences(undisturbed) == [1, 2, 3, 4]
    assert visible_snapshot(home) == 4
    for seq in (3, 4):
        assert digests(home, seq) == digests(undisturbed, seq)
    assert leftovers(home) == []
