"""Quarantined rows that a person corrected land once, in the place of the rows they replace, and can be read again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.landing.open_rows import corrections_of, open_rows
from pipelines.landing.places import archived_file
from pipelines.landing.quarantine_work import open_desk
from pipelines.publish.delivery_order import delivery_places
from tests.corrections import MENDED, kept, mend, quarantined_home, replayed, sheet, still_open, total
from tests.deliveries import LINES, LOOSE, deliver, good_lines, landed_rows, landing
from tests.unit.landing.test_landing_after_a_kill import state


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return quarantined_home(tmp_path)


def test_corrected_rows_land_under_their_own_number_and_leave_quarantine(home: Home) -> None:
    landed = replayed(home, mend(sheet(home), MENDED))
    assert landed is not None
    rows = landed_rows(home).filter(pl.col("file_id") == landed.file_id)
    assert rows.select("row_no", "document_code", "quantity").rows() == [(31, "51", 1), (32, "52", 3)]
    assert (still_open(home), landed.replaced) == ([(33, "ragged_row")], [31, 32])
    assert total(home) == (34, 33, 1)


def test_a_replaced_row_is_kept_beside_the_sheet_that_replaced_it(home: Home) -> None:
    path = mend(sheet(home), MENDED)
    landed = replayed(home, path)
    original = Ledger(home).all()[0]
    assert landed is not None
    assert (landed.corrects, archived_file(home, landed.sha256).read_bytes()) == (original.file_id, path.read_bytes())
    assert open_rows(home, [], original.file_id)["row_no"].to_list() == [31, 32, 33]


def test_replaying_the_same_corrections_again_changes_nothing(home: Home) -> None:
    path = mend(sheet(home), MENDED | {33: {"day": "soon"}})
    assert replayed(home, path) is not None
    before = kept(home)
    saved_again = path.with_name("again.csv")
    saved_again.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    assert (replayed(home, path), replayed(home, saved_again), kept(home)) == (None, None, before)


def test_an_untouched_row_stays_in_quarantine_though_the_sheet_filled_its_missing_cells(home: Home) -> None:
    assert replayed(home, sheet(home)) is None
    assert [row for row, _ in still_open(home)] == [31, 32, 33]


def test_a_corrected_row_that_is_still_bad_goes_back_with_its_new_reason(home: Home) -> None:
    replayed(home, mend(sheet(home), {31: {"day": "2026-01-06", "price": "dear"}}))
    assert (still_open(home)[0], total(home)) == ((31, "bad_number"), (34, 31, 3))
    replayed(home, mend(sheet(home, "second.csv"), {31: {"price": "7.50"}}))
    assert (len(still_open(home)), total(home)) == (2, (34, 32, 2))


def test_going_back_to_an_earlier_sheet_is_a_correction_too(home: Home) -> None:
    first, second = sheet(home), sheet(home, "second.csv")
    replayed(home, mend(first, {31: {"day": "x"}}))
    replayed(home, mend(second, {31: {"day": "y"}}))
    assert replayed(home, first) is not None
    assert open_rows(home, corrections_of(Ledger(home).all(), Ledger(home).all()[0].file_id), "")["row_no"][0] == 31


def test_a_correction_is_known_since_it_came(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    original = Ledger(home).all()[0]
    monkeypatch.setenv("TIERLINE_NOW", "2030-01-07T10:00:00+00:00")
    landed = replayed(home, mend(sheet(home), MENDED))
    assert landed is not None and landed.known_at.startswith("2030-01-07T10")
    assert Ledger(home).landed(original.known_at) == [original]


def test_a_correction_stands_in_the_place_of_its_file_so_that_it_supersedes_no_good_row(home: Home) -> None:
    deliver(home, "lines_2.csv", good_lines(2, first=500))
    landing(home)
    landed = replayed(home, mend(sheet(home), MENDED))
    assert landed is not None
    places = delivery_places(Ledger(home).landed())
    assert places[landed.file_id] == places[landed.corrects or ""] == 0


def test_a_changed_mapping_reads_corrections_again_and_counts_no_row_twice(home: Home) -> None:
    replayed(home, mend(sheet(home), MENDED))
    (home.sources / "shop.yml").write_text(LOOSE + LINES.replace("{constant: CNY}", "{constant: EUR}"))
    landing(home)
    assert (landed_rows(home)["currency"].unique().to_list(), landed_rows(home).height) == (["EUR"], 33)
    # Under the next mapping row 32 is good as delivered.
    (home.sources / "shop.yml").write_text(LOOSE + LINES.replace("quantity: qty", "quantity: line"))
    landing(home)
    assert landed_rows(home)["row_no"].n_unique() == landed_rows(home).height == 33
    assert (total(home), landing(home).outcomes) == ((34, 33, 1), [])


def test_a_correction_of_a_file_that_is_refused_after_all_lands_nothing_until_the_file_is_back(home: Home) -> None:
    replayed(home, mend(sheet(home), MENDED))
    (home.sources / "shop.yml").write_text(LINES)
    landing(home)
    assert landed_rows(home).height == 0
    (home.sources / "shop.yml").write_text(LOOSE + LINES)
    landing(home)
    assert (landed_rows(home).height, total(home)) == (33, (34, 33, 1))


def test_a_ledger_of_an_earlier_version_is_read_and_then_completed(home: Home) -> None:
    connection = sqlite3.connect(Ledger(home).path)
    for column in ("corrects", "replaced", "waivers"):
        connection.execute(f"alter table delivery drop column {column}")
    connection.commit()
    connection.close()
    assert [(row.corrects, row.replaced, row.waivers) for row in Ledger(home).all()] == [(None, [], [])]
    landed = replayed(home, mend(sheet(home), MENDED))
    assert landed is not None and Ledger(home).all()[1].replaced == [31, 32]


def test_a_desk_without_the_mapping_leaves_corrections_alone(home: Home) -> None:
    replayed(home, mend(sheet(home), MENDED))
    before = state(home)
    (home.sources / "shop.yml").rename(home.path / "shop.yml")
    landing(home)
    (home.path / "shop.yml").rename(home.sources / "shop.yml")
    assert (state(home), open_desk(home).ledger.all()[1].replaced) == (before, [31, 32])
