"""A waiver lets the good rows of files land above their reject limits: by a person, for a reason, until a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.landing.ledger import Ledger
from pipelines.landing.quarantine_work import open_desk, reasons_of_refused
from pipelines.landing.waivers import Waiver, load_waivers, write_waiver
from tests.deliveries import LINES, deliver, good_lines, landed_rows, landing, small_home

BAD = "".join(f"{number},1,c1,never,1,7.00\n" for number in range(51, 61)) + "61,1,c1,2026-01-05,1,7.00\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A file of 31 good rows that was refused for 10 rows with a bad date, on 7 January."""
    monkeypatch.setenv("TIERLINE_NOW", "2026-01-07T10:00:00+00:00")
    made = small_home(tmp_path, shop=LINES)
    deliver(made, "lines_1.csv", good_lines(30) + BAD)
    landing(made)
    assert status(made) == ["refused"]
    return made


def status(home: Home) -> list[str]:
    return [row.status for row in Ledger(home).all()]


def waive(home: Home, **said: object) -> Waiver:
    whole = {"source": "shop", "reason": "all", "because": "till 7 has no clock", "actor": "Li Na"}
    waiver = Waiver.model_validate(whole | {"since": date(2026, 1, 7), "until": date(2026, 2, 1)} | said)
    write_waiver(home, waiver)
    return waiver


def test_good_rows_of_a_waived_file_land_and_bad_ones_stay_in_quarantine(home: Home) -> None:
    waive(home, source=None, file=Ledger(home).all()[0].file_id, reason="bad_date")
    landing(home)
    row = Ledger(home).all()[0]
    assert (row.status, row.rows_ok, row.rows_quarantined, landed_rows(home).height) == ("landed", 31, 10, 31)
    assert row.waivers == [f"2026-01-07_{row.file_id}_bad_date"]


def test_a_waiver_of_a_source_covers_every_file_of_it(home: Home) -> None:
    deliver(home, "lines_2.csv", good_lines(3, first=300) + BAD)
    waive(home)
    landing(home)
    assert status(home) == ["landed", "landed"]


@pytest.mark.parametrize("said", [{"source": "other"}, {"reason": "bad_number"}])
def test_a_waiver_of_something_else_does_nothing(home: Home, said: dict[str, str]) -> None:
    waive(home, **said)
    landing(home)
    assert status(home) == ["refused"]


def test_a_refused_file_that_a_waiver_does_not_help_is_tried_once_and_not_at_every_refresh(home: Home) -> None:
    waive(home, reason="bad_number")
    assert [len(landing(home).outcomes) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("day", ["2026-01-06", "2026-01-31T16:30"])
def test_a_waiver_does_nothing_before_it_begins_or_once_it_ends(
    home: Home, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    waive(home)
    monkeypatch.setenv("TIERLINE_NOW", f"{day}:00+00:00" if "T" in day else f"{day}T10:00:00+00:00")
    landing(home)
    assert status(home) == ["refused"]


def test_what_landed_under_a_waiver_stays_when_it_is_read_again_after_the_end(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    waive(home)
    landing(home)
    monkeypatch.setenv("TIERLINE_NOW", "2026-06-07T10:00:00+00:00")
    (home.sources / "shop.yml").write_text(LINES.replace("CNY", "EUR"))
    deliver(home, "lines_2.csv", good_lines(3, first=300) + BAD)
    landing(home)
    assert (status(home), landed_rows(home)["currency"].unique().to_list()) == (["landed", "refused"], ["EUR"])


def test_a_file_that_needs_no_waiver_names_none(home: Home) -> None:
    waive(home)
    deliver(home, "lines_2.csv", good_lines(3, first=300))
    landing(home)
    assert Ledger(home).all()[1].waivers == []


def test_a_waiver_is_read_back_as_it_was_written(home: Home) -> None:
    said = waive(home, because='7号机: "no clock" # or #3', actor="李娜")
    assert load_waivers(home) == (said.model_copy(update={"name": "2026-01-07_shop_all"}),)
    with pytest.raises(ConfigurationError, match="waived before"):
        waive(home)


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("until: 2026-02-01", "until: 2027-01-08"),
        ("until: 2026-02-01", "until: 2026-01-07"),
        ("until: 2026-02-01\n", ""),
        ('because: "till 7 has no clock"', 'because: ""'),
        ('actor: "Li Na"', 'actor: " "'),
        ('source: "shop"', 'source: "shop"\nfile: "0123456789abcdef"'),
    ],
    ids=["longer than a year", "no day long", "no end", "no reason", "no person", "two targets"],
)
def test_a_waiver_without_person_reason_target_or_end_stops_landing(home: Home, line: str, other: str) -> None:
    waive(home)
    path = next(home.waivers.iterdir())
    path.write_text(path.read_text("utf-8").replace(line, other), "utf-8")
    with pytest.raises(ConfigurationError, match=path.name):
        landing(home)


def test_a_waiver_given_on_a_leap_day_may_last_until_the_28th(home: Home) -> None:
    waive(home, since=date(2028, 2, 29), until=date(2029, 2, 28))
    with pytest.raises(ValueError, match="at most 12 months"):
        waive(home, since=date(2028, 2, 29), until=date(2029, 3, 1))


def test_the_reasons_of_a_refused_file_are_known_before_it_is_waived(home: Home) -> None:
    assert reasons_of_refused(open_desk(home), Ledger(home).all()[0].file_id) == {"bad_date"}
    deliver(home, "lines_2.csv", "")
    landing(home)
    with pytest.raises(ConfigurationError, match="refused for empty_file"):
        reasons_of_refused(open_desk(home), Ledger(home).all()[1].file_id)


def test_a_waiver_file_for_a_reason_that_does_not_exist_is_refused_with_those_that_do(home: Home) -> None:
    waive(home, reason="bad_date")
    (written,) = home.waivers.glob("*.yml")
    written.write_text(written.read_text("utf-8").replace("bad_date", "bad_dates"), "utf-8")
    with pytest.raises(ConfigurationError, match=r"_bad_date.yml:\d.*one of: all, bad_date, bad_number, broken_quote"):
        load_waivers(home)
