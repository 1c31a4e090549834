"""When a mapping or a setting changes, archived files are read again and refused ones tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from tests.deliveries import LINES, deliver, good_lines, landed_rows, landing, lines, small_home

GOOD = good_lines(30)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return small_home(tmp_path, shop=LINES)


def told(home: Home) -> list[tuple[str, str]]:
    return [(row.file_name, row.status) for row in Ledger(home).all()]


def test_a_changed_mapping_reads_archived_files_again_and_keeps_known_at(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD)
    before = landing(home).outcomes[0].row
    (home.sources / "shop.yml").write_text(LINES.replace("CNY", "EUR"))
    report = landing(home)
    assert [(found.is_reread, found.row.known_at) for found in report.outcomes] == [(True, before.known_at)]
    assert landed_rows(home)["currency"].unique().to_list() == ["EUR"]
    assert landing(home).outcomes == []


def test_a_changed_zone_or_cut_off_reads_archived_files_again(home: Home) -> None:
    deliver(home, "lines_1.csv", lines("1,1,c1,2026-01-05 18:30:00,1,1"))
    landing(home)
    landing(home, day_cutoff="18:00")
    assert [str(day) for day in landed_rows(home)["sold_on"]] == ["2026-01-06"]


def test_a_table_a_changed_mapping_no_longer_feeds_loses_its_rows(home: Home) -> None:
    text = LINES.replace("tables:\n", "tables:\n  customer: {customer_code: customer}\n")
    (home.sources / "shop.yml").write_text(text)
    deliver(home, "lines_1.csv", GOOD)
    landing(home)
    assert landed_rows(home, "customer").height == 30
    (home.sources / "shop.yml").write_text(LINES)
    landing(home)
    assert list((home.landing / "customer").iterdir()) == []


def test_a_mapping_under_which_an_archived_file_is_unreadable_refuses_it(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD)
    landing(home)
    (home.sources / "shop.yml").write_text(LINES.replace("price: price}", "price: cost}"))
    report = landing(home)
    assert (report.has_refusals, told(home)) == (True, [("lines_1.csv", "refused")])
    assert landed_rows(home).height == 0
    (home.sources / "shop.yml").write_text(LINES)
    landing(home)
    assert (told(home), landed_rows(home).height) == ([("lines_1.csv", "landed")], 30)


def test_a_refused_file_is_tried_again_when_it_is_dropped_again(home: Home) -> None:
    for _ in range(2):
        deliver(home, "lines_1.csv", GOOD.replace("price", "cost"))
        assert landing(home).has_refusals
    assert told(home) == [("lines_1.csv", "refused")]
    assert not landing(home).has_refusals


def test_a_refused_file_lands_when_its_mapping_is_mended(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD.replace("price", "cost"))
    landing(home)
    (home.sources / "shop.yml").write_text(LINES.replace("price: price}", "price: [price, cost]}"))
    assert not landing(home).has_refusals
    assert told(home) == [("lines_1.csv", "landed")]
    assert list((home.quarantine / "files").iterdir()) == []


def test_one_file_of_two_sources_lands_for_each(tmp_path: Path) -> None:
    shop, till = LINES.replace('"lines_*', '"shop/lines_*'), LINES.replace('"lines_*', '"till/lines_*')
    home = small_home(tmp_path, shop=shop, till=till)
    deliver(home, "shop/lines_1.csv", GOOD)
    deliver(home, "till/lines_1.csv", GOOD)
    landing(home)
    assert landed_rows(home).group_by("source_code").len().sort("source_code").rows() == [("shop", 30), ("till", 30)]
    (home.sources / "till.yml").write_text(till.replace("price: price}", "price: cost}"))
    landing(home)
    assert [row.status for row in Ledger(home).all()] == ["landed", "refused"]
    assert len([path for path in home.archive.rglob("*") if path.is_file()]) == 1
