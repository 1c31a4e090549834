"""Homes in which every commit point lies ahead, and what must hold in them after a fault.

Add what a new commit point needs to be reached; keep faults themselves out.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path
from typing import Any

import duckdb

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.landing.places import content_hash
from pipelines.publish.current import kept_sequences, read_current, snapshot_folder
from pipelines.publish.pin import Pin, write_pin
from pipelines.publish.serve import serving_link
from tests.deliveries import LINES, deliver, good_lines, landing, lines, small_home
from tests.faults.commit_points import point_at
from tests.faults.operations import Operation
from tests.flow.homes import SETTINGS, make_home, write
from tests.flow.homes import deliver as deliver_sales
from tests.flow.receipts import receipts

Order = Callable[..., dict[str, Any]]
# The second column may also be called cost: a file refused before is then tried again, a landed one read again.
NEXT_LINES = LINES.replace("price: price}", "price: [price, cost]}")
OTHER = LINES.replace("lines_*", "others_*")
# No line that starts with 9 is an ordinary one any more.
REFUSED_NOW = OTHER.replace("quantity: qty", "quantity: weight").replace("qty: qty", "weight: weight, qty: qty")


def landing_home(folder: Path) -> Home:
    """Every kind of file waits: new, partly bad, refused, repeated, interrupted, to be read again, to be given back."""
    home = small_home(folder, shop=LINES, other=OTHER, third=LINES.replace("lines_*", "thirds_*"))
    bad = "R1,1,c1,never,1,0.01\n"
    deliver(home, "lines_1.csv", good_lines(30) + bad)
    deliver(home, "lines_2.csv", good_lines(30, first=100).replace("price", "cost"))
    deliver(home, "others_1.csv", good_lines(30, first=500) + bad)
    deliver(home, "thirds_1.csv", good_lines(30, first=600))
    landing(home)
    ledger = Ledger(home)
    third = next(row for row in ledger.all() if row.source_code == "third")
    _pend(home, third.entry_no)
    (home.sources / "third.yml").unlink()
    (home.sources / "shop.yml").write_text(NEXT_LINES)
    (home.sources / "other.yml").write_text(REFUSED_NOW)
    deliver(home, "lines_3.csv", good_lines(30, first=200))
    deliver(home, "lines_4.csv", good_lines(30, first=300) + bad)
    deliver(home, "lines_5.csv", "")
    deliver(home, "lines_6.csv", good_lines(30, first=200))
    deliver(home, "lines_7.csv", lines("51,1,c1,2026-01-05,1,7.00"))
    deliver(home, "lines_8.csv", "")
    return home


def _pend(home: Home, entry_no: int | None) -> None:
    """As if the landing of this file had been killed before its last step."""
    from dataclasses import replace

    row = next(row for row in Ledger(home).all() if row.entry_no == entry_no)
    Ledger(home).update(replace(row, status="pending"))


def pin_first(home: Home, newest_as_of: str) -> None:
    """Pin the first snapshot, until a date after this one is published."""
    text = json.dumps(
        {"seq": 1, "newest_as_of": newest_as_of, "reason": "why", "actor": "tester", "pinned_at": "2026-07-01"}
    )
    write_pin(home, Pin.model_validate_json(text))


def points_passed(log: Path) -> list[str]:
    """The commit points of a run, in its order, from what it logged."""
    operations = [Operation(**json.loads(line)) for line in log.read_text("utf-8").splitlines()]
    return [name for name in map(point_at, operations) if name]


def landed_state(home: Home) -> tuple[object, dict[str, bytes]]:
    """Everything landing keeps: the ledger's rows without their numbers, and every other file but the lock."""
    files = [
        path for path in home.path.rglob("*") if path.is_file() and path not in (Ledger(home).path, home.lock_file)
    ]
    rows = sorted((astuple(row)[:-1] for row in Ledger(home).all()), key=str)
    return rows, {str(path.relative_to(home.path)): path.read_bytes() for path in files}


def delivered_bytes(home: Home) -> set[str]:
    """The hash of every delivered file that the home still holds, wherever it lies."""
    folders = (home.inbox, home.archive, home.quarantine / "files")
    return {content_hash(path) for folder in folders for path in folder.rglob("*") if path.is_file()}


def visible_snapshot(home: Home) -> int:
    """The sequence in CURRENT, after reading every table it names and the file that BI tools open."""
    seq = read_current(home)
    assert seq in kept_sequences(home)
    folder = snapshot_folder(home, seq)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    with duckdb.connect() as connection:
        for name, output in manifest["outputs"].items():
            rows = connection.sql(f"select count(*) from '{folder / name}.parquet'").fetchall()[0][0]
            assert rows == output["rows"], name
    with duckdb.connect(str(serving_link(home)), read_only=True) as connection:
        served = connection.sql("select max(seq) from snapshot").fetchall()[0][0]
    assert served in kept_sequences(home)
    return seq


def leftovers(home: Home) -> list[str]:
    """What interrupted writes left."""
    return [str(path.relative_to(home.path)) for path in home.path.rglob("*.part")]


def shop_home(order: Order, folder: Path) -> Home:
    """A home with one snapshot, pinned until a later date is published, and two files for that date."""
    home = make_home(folder / "home")
    write(home.settings_file, SETTINGS.replace("as_of: 2026-06-30", "as_of: 2026-06-29"))
    sales = [f"S{row},1,c{row % 5},2026-01-{row % 28 + 1:02},1,3.{row:02}" for row in range(40)]
    deliver_sales(home, receipts_1=receipts(*sales, "B1,1,bad,2026-02-30,1,0.01"))
    answer = order("refresh", home)
    assert answer["code"] == 0, answer["told"]
    pin_first(home, "2026-06-29")
    (home.dagster / "dagster.yaml").unlink()
    write(home.settings_file, SETTINGS)
    more = [row.replace("S", "T") for row in sales]
    deliver_sales(home, receipts_2=receipts(*more, "B2,1,bad,2026-02-30,1,0.01"), receipts_3=receipts(more[0] + "1"))
    return home
