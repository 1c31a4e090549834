"""Rows, archive and ledger speak of the same bytes, no delivery overwrites another, and knowledge only grows."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import RefusedError
from pipelines.landing import desk
from pipelines.landing.ledger import Ledger
from pipelines.landing.places import archived_file
from tests.deliveries import LINES, deliver, good_lines, landed_rows, landing, small_home

GOOD = good_lines(30)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return small_home(tmp_path, shop=LINES)


@pytest.mark.parametrize("content", [GOOD, GOOD.replace("price", "cost")], ids=["readable", "refused"])
def test_a_file_rewritten_at_equal_length_while_it_is_read_is_left(
    home: Home, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    path = deliver(home, "lines_1.csv", content)
    convert = desk.convert

    def rewritten(*arguments: object, **options: object) -> object:
        path.write_text(GOOD.replace("10.00", "99.00").replace("price", "worth"))
        return convert(*arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(desk, "convert", rewritten)
        assert [(left.file_name, left.reason) for left in landing(home).left] == [("lines_1.csv", "still_changing")]
    path.write_text(GOOD.replace("10.00", "99.00"))
    landing(home)
    row = Ledger(home).all()[0]
    assert (row.status, row.amounts) == ("landed", {"sales_line": "5940.000000"})
    assert archived_file(home, row.sha256).read_text() == GOOD.replace("10.00", "99.00")


def test_a_damaged_archive_is_named_and_its_rows_stay(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD)
    row = landing(home).outcomes[0].row
    archived_file(home, row.sha256).write_text(GOOD.replace("10.00", "99.00"))
    (home.sources / "shop.yml").write_text(LINES.replace("CNY", "EUR"))
    with pytest.raises(RefusedError, match="no longer the bytes"):
        landing(home)
    assert landed_rows(home)["net_amount"].to_list() == [20] * 30


def test_a_lost_archive_is_named_when_its_file_must_be_read_again(home: Home) -> None:
    deliver(home, "lines_1.csv", GOOD)
    archived_file(home, landing(home).outcomes[0].row.sha256).unlink()
    assert landing(home).outcomes == []
    (home.sources / "shop.yml").write_text(LINES.replace("CNY", "EUR"))
    with pytest.raises(RefusedError, match="gone from the archive"):
        landing(home)


def test_a_file_that_is_given_back_overwrites_no_new_delivery(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(home, "lines_1.csv", GOOD)
    rename = os.rename

    class KilledError(BaseException):
        """Stands for kill -9."""

    def killed(source: Path, target: Path) -> None:
        rename(source, target)
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", killed)
        with pytest.raises(KilledError):
            landing(home)
    (home.sources / "shop.yml").unlink()
    deliver(home, "lines_1.csv", "a new delivery")
    landing(home)
    assert sorted(path.read_text() for path in home.inbox.iterdir()) == ["a new delivery", GOOD]


def test_a_clock_that_was_set_back_makes_no_file_known_before_what_landed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("06", "05"):
        monkeypatch.setenv("TIERLINE_NOW", f"2026-01-{day}T10:00:00+00:00")
        deliver(home, f"lines_{day}.csv", good_lines(30, first=int(day) * 100))
        landing(home)
    known = [row.known_at for row in Ledger(home).all()]
    assert known == ["2026-01-06T10:00:00.000000+00:00", "2026-01-06T10:00:00.000001+00:00"]
