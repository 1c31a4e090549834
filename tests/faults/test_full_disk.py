"""A disk without room, at every stage of a refresh, and a home that nobody may write: told, nothing lost, healed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.publish.current import kept_sequences
from tests.faults.disks import mounted, remount
from tests.faults.scenarios import Order, delivered_bytes, leftovers, shop_home, visible_snapshot
from tests.flow.homes import digests

pytestmark = pytest.mark.faults
# Where the disk runs full: just before this operation.
STAGES = {
    "the start": {"point": "the run's log"},
    "landing": {"kind": "mkdir", "path": "landing/sales_line"},
    "the ledger": {"point": "a file has landed"},
    "models": {"point": "dbt's profile"},
    "staging": {"kind": "mkdir", "path": ".seq=2.part"},
    "publication": {"kind": "open", "path": ".seq=2.part/manifest.json"},
}
NO_ROOM = ("No space left on device", "disk is full", "No space left")
NOBODY = 65534


@pytest.fixture(scope="module")
def shop(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return shop_home(order, tmp_path_factory.mktemp("shop"))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "disk", megabytes=64) as folder:
        yield folder


@pytest.fixture
def home(disk: Path, shop: Home) -> Home:
    return copied(shop, disk)


def copied(home: Home, folder: Path) -> Home:
    shutil.copytree(home.path, folder / "home", symlinks=True)
    return Home(folder / "home")


def content(home: Home) -> dict[str, bytes]:
    files = [path for path in home.path.rglob("*") if path.is_file()]
    return {str(path.relative_to(home.path)): path.read_bytes() for path in files}


@pytest.mark.timeout(2700)
def test_a_full_disk_stops_a_run_at_any_stage_is_told_and_with_room_again_the_next_run_heals(
    order: Order, shop: Home, home: Home, disk: Path, tmp_path: Path
) -> None:
    delivered = delivered_bytes(shop)
    for stage, where in STAGES.items():
        answer = order("refresh", home, fault="fill", filler=str(disk / "filler"), **where)
        assert answer["code"] == 1, f"{stage}: {answer['told']}"
        assert "Traceback" not in answer["told"], f"{stage}: {answer['told']}"
        assert any(said in answer["told"] for said in NO_ROOM), f"{stage}: {answer['told']}"
        assert "Make room" in answer["told"], f"{stage}: {answer['told']}"
        assert visible_snapshot(home) == 1, stage
        assert delivered_bytes(home) == delivered, stage
        (disk / "filler").unlink()
    assert order("refresh", home)["code"] == 0
    undisturbed = copied(shop, tmp_path)
    assert order("refresh", undisturbed)["code"] == 0
    assert visible_snapshot(home) == 2
    assert kept_sequences(home) == [1, 2]
    assert digests(home) == digests(undisturbed)
    assert leftovers(home) == []


def test_a_disk_that_fills_before_the_serving_file_leaves_the_old_one_readable(
    order: Order, home: Home, disk: Path
) -> None:
    answer = order("refresh", home, fault="fill", filler=str(disk / "filler"), kind="mkdir", path="published/serve/.")
    assert (answer["code"], "Traceback" in answer["told"]) == (1, False), answer["told"]
    assert visible_snapshot(home) == 2
    assert os.readlink(home.published / "serve" / "tiers.duckdb") == "tiers-seq=1-history=1.duckdb"
    (disk / "filler").unlink()
    assert order("refresh", home)["code"] == 0
    assert os.readlink(home.published / "serve" / "tiers.duckdb") == "tiers-seq=2-history=2.duckdb"
    assert leftovers(home) == []


def test_a_read_only_home_is_refused_and_still_read(order: Order, home: Home, disk: Path) -> None:
    before = content(home)
    remount(disk, "ro")
    try:
        refused_for(order("refresh", home), home, "Read-only file system")
        for command in ("status", "snapshots"):
            assert order("refresh", home, options={"command": command})["code"] == 0, command
    finally:
        remount(disk, "rw")
    assert content(home) == before


def test_a_home_of_somebody_else_is_refused(order: Order, shop: Home, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("not run: becoming another user needs root")
    home = copied(shop, tmp_path)
    reachable = [home.path, *home.path.parents]
    modes = {folder: folder.stat().st_mode for folder in reachable if folder.stat().st_uid == 0}
    before = content(home)
    try:
        for folder, mode in modes.items():
            folder.chmod(mode | 0o055)
        refused_for(order("refresh", home, uid=NOBODY), home, "Permission denied")
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)
    assert content(home) == before


def refused_for(answer: dict, home: Home, what: str) -> None:
    """Exit 1, with what is wrong, where in the home, and a remedy."""
    assert answer["code"] == 1, answer["told"]
    assert "Traceback" not in answer["told"]
    told = answer["told"].replace("\n", " ")
    assert all(said in told for said in (what, str(home.path), "Let the user who runs this write there")), told
