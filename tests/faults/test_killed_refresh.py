"""Kill -9 at every commit point of a whole refresh, one after another in one home; the next run heals the rest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from signal import SIGKILL

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.publish.current import kept_sequences
from tests.faults.commit_points import COMMIT_POINTS, names
from tests.faults.scenarios import (
    Order,
    delivered_bytes,
    leftovers,
    points_passed,
    shop_home,
    visible_snapshot,
)
from tests.flow.homes import digests, manifest

pytestmark = pytest.mark.faults
# What a new delivery passes; that of repeats, corrections and changed mappings is proven by landing alone, that of late
# rows in test_killed_restatement.py.
PASSED = [point.name for point in COMMIT_POINTS if point.room in ("refresh", "publication")] + [
    "a file is pending",
    "rows have their name",
    "rejected rows have their name",
    "a file is archived",
    "a file has landed",
]


@pytest.fixture(scope="module")
def shop(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with one snapshot, which is pinned, and two files for the next."""
    return shop_home(order, tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def undisturbed(order: Order, shop: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, list[str]]:
    """The same after a run that nobody disturbs, and the commit points it passed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    shutil.copytree(shop.path, folder / "home", symlinks=True)
    answer = order("refresh", Home(folder / "home"), log=str(folder / "log"))
    assert answer["code"] == 0, answer["told"]
    return Home(folder / "home"), points_passed(folder / "log")


def test_a_refresh_passes_the_named_commit_points_and_no_other(undisturbed: tuple[Home, list[str]]) -> None:
    assert set(undisturbed[1]) == set(PASSED)
    once = [name for name in names("refresh", "publication") if undisturbed[1].count(name) == 1]
    assert sorted(once, key=undisturbed[1].index) == once, "the list is in the order of a run"


@pytest.mark.timeout(2700)
def test_a_refresh_killed_at_every_commit_point_in_turn_is_healed_by_the_next(
    order: Order, shop: Home, undisturbed: tuple[Home, list[str]], tmp_path: Path
) -> None:
    """Each run starts over what the one before left, and dies one commit point later than that."""
    shutil.copytree(shop.path, tmp_path / "home", symlinks=True)
    home, delivered = Home(tmp_path / "home"), delivered_bytes(shop)
    reached = []
    for point in sorted(set(PASSED), key=undisturbed[1].index):
        answer = order("refresh", home, fault="kill", point=point)
        reached += [point] if answer["signal"] == SIGKILL else []
        assert visible_snapshot(home) in (1, 2), point
        assert delivered_bytes(home) == delivered, point
    answer = order("refresh", home)
    assert answer["code"] == 0, answer["told"]
    assert visible_snapshot(home) == 2
    assert kept_sequences(home) == [1, 2]
    assert digests(home) == digests(undisturbed[0])
    assert manifest(home)["snapshot_id"] == manifest(undisturbed[0])["snapshot_id"]
    assert leftovers(home) == []
    rows = Ledger(home).all()
    assert {row.status for row in rows} == {"landed"}
    assert len(rows) == len({row.sha256 for row in rows}) == 3
    assert not list(home.inbox.iterdir())
    print(json.dumps({"reached": reached}))
