"""Points and segments as a reader finds them: a home that states a program and vocabularies, refreshed and served."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.template import TEMPLATES_FOLDER
from tests.flow.homes import deliver, make_home, manifest, query, refresh, tierline, write
from tests.flow.receipts import receipts

PROGRAM = """
id: members
version: "1"
effective_from: 2025-01-01
name: {en: Members, zh: 会员}
owner: Shop
currency: CNY
value_per_point: 0.01
clearing: {every: half_year}
"""
SHIPPED = TEMPLATES_FOLDER / "rulebook" / "segments"
SOLD = (
    "R1,1,old,2025-03-01,1,100.90",
    "R2,1,old,2026-06-30,1,40",
    "R3,1,back,2024-01-01,1,70",
    "R4,1,back,2026-06-01,1,250.50",
    "R5,1,back,2026-06-02,-1,-50.50,CNY,return,R4,1",
    "R6,1,lost,2025-06-30,1,8.00",
    "R7,1,all,2026-05-01,1,9.00",
    "R8,1,all,2026-05-02,-1,-9.00,CNY,return,R7,1",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = make_home(tmp_path_factory.mktemp("points"))
    write(made.points / "members" / "2025-01-01.yml", PROGRAM)
    shutil.copytree(SHIPPED, made.segments)
    deliver(made, receipts_1=receipts(*SOLD))
    assert refresh(made).exit_code == 0
    return made


def test_the_ledger_holds_what_receipts_earned_and_what_was_cleared(home: Home) -> None:
    rows = query(
        home,
        """select customer_code, entered_on::varchar, entry_kind, points, balance_points, expires_on::varchar
        from customer_points inner join customer_codes using (customer_key) order by customer_code, entry_no""",
    )
    assert rows == [
        ("all", "2026-05-01", "earn", 9, 9, "2026-07-01"),
        ("all", "2026-05-02", "reverse", -9, 0, None),
        ("back", "2026-06-01", "earn", 250, 250, "2026-07-01"),
        ("back", "2026-06-02", "reverse", -50, 200, None),
        ("lost", "2025-06-30", "earn", 8, 8, "2025-07-01"),
        ("lost", "2025-07-01", "expire", -8, 0, None),
        ("old", "2025-03-01", "earn", 100, 100, "2025-07-01"),
        ("old", "2025-07-01", "expire", -100, 0, None),
        ("old", "2026-06-30", "earn", 40, 40, "2026-07-01"),
    ]


@pytest.mark.parametrize(
    ("day", "balance"),
    [("2025-02-28", []), ("2025-06-30", [100]), ("2025-07-01", [0]), ("2026-06-30", [40]), ("2030-01-01", [40])],
)
def test_the_balance_on_any_date_is_asked_of_the_serving_file(home: Home, day: str, balance: list[int]) -> None:
    (key,) = query(home, "select customer_key from customer_codes where customer_code = 'old'")[0]
    found = query(home, "from points_balance(?, ?)", key, day)
    assert found == [("members", points) for points in balance]


def test_what_is_about_to_expire_is_listed_and_what_it_is_worth_is_owed(home: Home) -> None:
    rows = query(
        home,
        """select customer_code, balance_points, open_points, owed_points, expiring_30_points, earned_points,
            year_earned_points
        from customer_points_balance inner join customer_codes using (customer_key) order by all""",
    )
    assert rows == [
        ("all", 0, 0, 0, 0, 0, 0),
        ("back", 200, 200, 0, 200, 200, 200),
        ("lost", 0, 0, 0, 0, 8, 0),
        ("old", 40, 40, 0, 40, 140, 40),
    ]
    assert query(home, "select sum(points), min(expires_on) from points_expiring") == [(240, date(2026, 7, 1))]
    columns = "program_version, expires_on, open_points, customer_count, currency, value_amount::varchar"
    assert query(home, f"select {columns} from points_liability") == [
        ("1", date(2026, 7, 1), 240, 2, "CNY", "2.400000"),
    ]


def test_segments_name_what_customers_did_without_any_rank(home: Home) -> None:
    rows = query(
        home,
        """select segmentation_id, customer_code, segment_code, coalesce(missing_reason, member_code)
        from customer_segments inner join customer_codes using (customer_key) order by all""",
    )
    found = {(vocabulary, code): told for vocabulary, code, *told in rows}
    assert found["relationship", "old"] == ["cooperating", "reactivated"]
    assert found["relationship", "back"] == ["cooperating", "reactivated"]
    assert found["pipeline", "lost"] == ["lapsed", "lapsed"]
    assert found["member_lifecycle", "lost"] == [None, "no_segment"]
    assert found["member_lifecycle", "all"] == [None, "no_purchase_left"]
    assert found["customer_category", "old"] == [None, "no_customer"]
    assert len(rows) == 4 * 4


def test_an_edited_program_makes_a_new_snapshot_that_says_so(home: Home, tmp_path: Path) -> None:
    copy = Home(shutil.copytree(home.path, tmp_path / "home", symlinks=True))
    path = copy.points / "members" / "2025-01-01.yml"
    path.write_text(PROGRAM.replace("0.01", "0.02"), encoding="utf-8")
    outcome = refresh(copy)
    assert outcome.exit_code == 0
    assert manifest(copy)["reason"] == "the points programs or segments changed"
    assert (copy.published / "snapshots" / "seq=2" / "inputs" / "points" / "members" / "2025-01-01.yml").is_file()
    assert query(copy, "select value_amount::varchar from points_liability") == [("4.800000",)]


def test_a_fault_of_a_program_or_vocabulary_stops_the_run_and_is_linted(home: Home, tmp_path: Path) -> None:
    copy = Home(shutil.copytree(home.path, tmp_path / "home", symlinks=True))
    write(copy.points / "members" / "2025-01-01.yml", PROGRAM.replace("every: half_year", "every: week"))
    write(copy.segments / "pipeline.yml", (SHIPPED / "pipeline.yml").read_text("utf-8").replace("signed,", "lapsed,"))
    refused = tierline("refresh", "--home", copy.path)
    assert refused.returncode == 2
    for place in ("points/members/2025-01-01.yml:9", "segments/pipeline.yml:"):
        assert place in refused.stderr + refused.stdout
    linted = tierline("policy", "lint", copy.path, "--lang", "zh")
    assert linted.returncode == 1
    assert "2025-01-01.yml:9" in linted.stdout + linted.stderr
    assert "分群" in linted.stdout + linted.stderr
