"""Each delivered file lands once, is archived unchanged, and is told in the ledger."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.landing import desk
from pipelines.landing.ledger import Ledger
from pipelines.sources.conversion import Conversion
from pipelines.sources.mapping import Mapping
from tests.deliveries import LINES, deliver, good_lines, landed_rows, landing, small_home

GOOD = good_lines(30)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return small_home(tmp_path, shop=LINES)


def told(home: Home) -> list[tuple[str, str]]:
    return [(row.file_name, row.status) for row in Ledger(home).all()]


def inbox(home: Home) -> list[str]:
    return sorted(path.name for path in home.inbox.rglob("*"))


def test_a_landed_file_lies_unchanged_in_the_archive_under_its_hash(home: Home) -> None:
    deliver(home, "north/lines_1.csv", GOOD)
    row = landing(home).outcomes[0].row
    sha256 = hashlib.sha256(GOOD.encode()).hexdigest()
    assert (home.archive / sha256[:2] / sha256).read_text() == GOOD
    assert (row.file_name, row.sha256, row.bytes) == ("north/lines_1.csv", sha256, len(GOOD))
    assert inbox(home) == ["north"]
    assert landed_rows(home)["file_id"].unique().to_list() == [row.file_id]


def test_the_same_bytes_again_leave_the_inbox_as_a_repeat_and_change_nothing(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD)
    landing(home)
    before = landed_rows(home)
    deliver(home, "lines_2.csv", GOOD)
    report = landing(home)
    assert [found.row.status for found in report.outcomes] == ["repeat"]
    assert not report.has_refusals
    assert told(home) == [("lines_1.csv", "landed"), ("lines_2.csv", "repeat")]
    assert landed_rows(home).equals(before)
    assert inbox(home) == []


def test_the_same_bytes_under_another_name_constant_are_another_file(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES + "name_pattern: 'lines_(?P<shop>.)\\.csv'\nversion_from: shop\n")
    for name in ("lines_1.csv", "lines_2.csv"):
        deliver(home, name, GOOD)
    landing(home)
    assert [(row.status, row.constants, row.version_stamp) for row in Ledger(home).all()] == [
        ("landed", {"shop": "1"}, "1"),
        ("landed", {"shop": "2"}, "2"),
    ]


def test_a_kept_inbox_is_copied_once_and_never_told_as_a_repeat(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD)
    deliver(home, "lines_2.csv", "")
    assert len(landing(home, keep_inbox=True).outcomes) == 2
    assert landing(home, keep_inbox=True).outcomes == []
    assert inbox(home) == ["lines_1.csv", "lines_2.csv"]
    assert told(home) == [("lines_1.csv", "landed"), ("lines_2.csv", "refused")]


def test_a_file_is_copied_and_then_removed_across_file_systems(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def across(source: object, target: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "rename", across)
    deliver(home, "lines_1.csv", GOOD)
    deliver(home, "lines_2.csv", "")
    landing(home)
    assert told(home) == [("lines_1.csv", "landed"), ("lines_2.csv", "refused")]
    assert (inbox(home), len([path for path in home.archive.rglob("*") if path.is_file()])) == ([], 1)


def test_a_file_no_mapping_knows_stays_and_is_named(home: Home) -> None:
    deliver(home, "notes.txt", "hello")
    report = landing(home)
    assert [(left.file_name, left.reason) for left in report.left] == [("notes.txt", "unmatched")]
    assert report.has_refusals
    assert inbox(home) == ["notes.txt"]


def test_a_file_two_mappings_know_stops_everything_before_anything_lands(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES, till=LINES.replace("lines_*", "*_2"))
    deliver(home, "lines_1.csv", GOOD)
    deliver(home, "lines_2.csv", GOOD)
    with pytest.raises(ConfigurationError, match="both match"):
        landing(home)
    assert (told(home), inbox(home)) == ([], ["lines_1.csv", "lines_2.csv"])


def test_a_symbolic_link_is_left_and_named(home: Home, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(GOOD)
    (home.inbox / "lines_1.csv").symlink_to(secret)
    (home.inbox / "folder").symlink_to(tmp_path)
    report = landing(home)
    assert {(left.file_name, left.reason) for left in report.left} == {
        ("folder", "symlink"),
        ("lines_1.csv", "symlink"),
    }
    assert (report.outcomes, secret.read_text()) == ([], GOOD)


def test_a_file_that_is_still_changing_is_left_and_others_land(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(home, "lines_1.csv", GOOD)
    growing = deliver(home, "lines_2.csv", GOOD)
    monkeypatch.setattr("time.sleep", lambda seconds: growing.write_text(GOOD + "31,1,c1,2026-01-05,1,1\n"))
    for name in ("lines_1.csv", "lines_2.csv"):
        os.utime(home.inbox / name, (0, 0))
    report = landing(home, settle_seconds=0.05)
    assert [(left.file_name, left.reason) for left in report.left] == [("lines_2.csv", "still_changing")]
    assert not report.has_refusals


def test_a_file_that_grows_while_it_is_read_is_left(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    growing = deliver(home, "lines_1.csv", GOOD)
    judge = desk.limit_refusal

    def grows(mapping: Mapping, conversion: Conversion) -> None:
        growing.write_text(GOOD + "31,1,c1,2026-01-05,1,1\n")
        assert judge(mapping, conversion) is None

    with monkeypatch.context() as patched:
        patched.setattr(desk, "limit_refusal", grows)
        assert [(left.file_name, left.reason) for left in landing(home).left] == [("lines_1.csv", "still_changing")]
    landing(home)
    assert told(home) == [("lines_1.csv", "landed")]
    assert landed_rows(home).height == 31


def test_landing_waits_just_until_files_have_been_still(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    deliver(home, "lines_1.csv", GOOD)
    monkeypatch.setattr("time.sleep", waits.append)
    landing(home, settle_seconds=30)
    assert len(waits) == 1
    assert 25 < waits[0] <= 30


def test_k_is_the_last_landing_and_never_the_clock(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in ("05", "06"):
        monkeypatch.setenv("TIERLINE_NOW", f"2026-01-{day}T10:00:00+00:00")
        deliver(home, f"lines_{day}.csv", good_lines(30, first=int(day) * 100))
        landing(home)
    ledger = Ledger(home)
    assert ledger.latest_known_at() == "2026-01-06T10:00:00.000000+00:00"
    assert ledger.latest_known_at("2026-01-05T23:00:00") == "2026-01-05T10:00:00.000000+00:00"
    assert [row.file_name for row in ledger.landed("2026-01-05T23:00:00")] == ["lines_05.csv"]


def test_a_home_without_landing_has_an_empty_ledger(home: Home) -> None:
    assert (Ledger(home).all(), Ledger(home).latest_known_at()) == ([], None)
    assert not (home.landing / "ledger.sqlite").exists()


def test_the_ledger_records_transforms(home: Home) -> None:
    (home.sources / "shop.yml").write_text(LINES.replace("doc: doc,", "doc: {header: doc, transforms: [trim, upper]},"))
    deliver(home, "lines_1.csv", GOOD)
    assert landing(home).outcomes[0].row.transforms == {"doc": [{"trim": True}, {"upper": True}]}
