"""A disk that errs, a landed file that rots, a delivery that is taken away while it is read: told, and nothing lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from tests.faults.scenarios import Order, delivered_bytes, landed_state, leftovers, shop_home, visible_snapshot

pytestmark = pytest.mark.faults
ERRORS: dict[str, dict[str, Any]] = {
    "reading a delivered file": {"kind": "read", "path": "inbox/receipts_2"},
    "reading it once more": {"kind": "read", "path": "inbox/receipts_2", "passing": 1},
    "writing landed rows": {"kind": "open", "path": "landing/sales_line/"},
    "making sure of landed rows": {"kind": "fsync", "path": "landing/sales_line/"},
    "naming landed rows": {"point": "rows have their name"},
    "archiving": {"point": "a file is archived"},
    "the ledger": {"point": "a file has landed"},
    "Dagster's history": {"kind": "commit", "path": ".dagster/", "passing": 9},
}
DAMAGES = {
    "cut": lambda content: content[:300],
    "empty": lambda content: b"",
    "zeroed": lambda content: b"\0" * len(content),
    "overwritten": lambda content: content[:600] + b"\xff" * 40 + content[640:],
}


@pytest.fixture(scope="module")
def shop(order: Order, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return shop_home(order, tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="module")
def landed(order: Order, shop: Home, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    home = copied(shop, tmp_path_factory.mktemp("undisturbed"))
    assert order("land", home)["code"] == 0
    return rows(home)


@pytest.fixture
def home(shop: Home, tmp_path: Path) -> Home:
    return copied(shop, tmp_path)


def copied(home: Home, folder: Path) -> Home:
    shutil.copytree(home.path, folder / "home", symlinks=True)
    return Home(folder / "home")


def rows(home: Home) -> list[tuple[str, str]]:
    """What the ledger holds and what landing keeps, but who landed it."""
    kept = {name: content for name, content in landed_state(home)[1].items() if name.startswith(("landing", "quaran"))}
    found = sorted((row.file_name, row.status, row.sha256, row.known_at) for row in Ledger(home).all())
    return [*map(str, found), *sorted(str((name, hash(content))) for name, content in kept.items())]


@pytest.mark.parametrize("where", ERRORS)
def test_an_io_error_is_told_and_the_next_run_lands_everything(
    order: Order, home: Home, landed: list[tuple[str, str]], where: str
) -> None:
    delivered = delivered_bytes(home)
    answer = order("refresh", home, fault="EIO", **ERRORS[where])
    assert answer["code"] == 1, answer["told"]
    assert "Traceback" not in answer["told"]
    told = answer["told"].replace("\n", " ")
    assert "Input/output error" in told
    assert str(home.path) in told
    assert "Look at the disk" in told
    assert visible_snapshot(home) == 1
    assert delivered_bytes(home) == delivered
    assert order("land", home)["code"] == 0
    assert rows(home) == landed
    assert [name for name in leftovers(home) if not name.startswith("audit")] == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_landed_rows_that_rot_stop_the_run_and_what_is_published_stands(order: Order, home: Home, damage: str) -> None:
    file = next((home.landing / "sales_line").iterdir())
    content = file.read_bytes()
    file.write_bytes(DAMAGES[damage](content))
    answer = order("refresh", home)
    assert answer["code"] == 1, answer["told"]
    assert "Traceback" not in answer["told"]
    assert "landing" in answer["told"]
    assert "backup" in answer["told"]
    assert visible_snapshot(home) == 1


def test_a_damaged_ledger_is_named(order: Order, home: Home) -> None:
    content = Ledger(home).path.read_bytes()
    Ledger(home).path.write_bytes(content[:100] + b"\xff" * 4000 + content[4100:])
    answer = order("refresh", home)
    assert answer["code"] == 1, answer["told"]
    assert str(Ledger(home).path) in answer["told"].replace("\n", "")
    assert "backup" in answer["told"]
    assert visible_snapshot(home) == 1
    Ledger(home).path.write_bytes(content)
    assert order("land", home)["code"] == 0


def test_a_damaged_warehouse_file_stops_the_run_and_is_made_anew_when_it_is_removed(order: Order, home: Home) -> None:
    content = home.warehouse_file.read_bytes()
    home.warehouse_file.write_bytes(content[:100] + b"\xff" * 4000 + content[4100:])
    answer = order("refresh", home)
    assert answer["code"] == 1, answer["told"]
    assert "remove" in answer["told"]
    assert visible_snapshot(home) == 1
    shutil.rmtree(home.warehouse)
    answer = order("refresh", home)
    assert answer["code"] == 0, answer["told"]
    assert visible_snapshot(home) == 2


@pytest.mark.parametrize("passing", range(4))
def test_a_file_that_is_taken_away_while_it_is_read_is_left_out_and_the_others_land(
    order: Order, home: Home, passing: int
) -> None:
    content = (home.inbox / "receipts_2.csv").read_bytes()
    answer = order("land", home, fault="gone", kind="read", path="inbox/receipts_2", passing=passing)
    assert answer["code"] == 0, answer["told"]
    assert [row.file_name for row in Ledger(home).with_status("landed")] == ["receipts_1.csv", "receipts_3.csv"]
    (home.inbox / "receipts_2.csv").write_bytes(content)
    assert order("land", home)["code"] == 0
    assert sorted(row.file_name for row in Ledger(home).with_status("landed")) == [
        f"receipts_{number}.csv" for number in (1, 2, 3)
    ]
    assert Ledger(home).with_status("pending") == []
