"""A home that counts in fiscal years: what it publishes, and what happens when its calendar changes or ends."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.landing.ledger import Ledger
from tests.flow.homes import current, deliver, make_home, manifest, metrics, refresh, tiers, write
from tests.flow.receipts import SPEND, receipts
from tests.unit.policies.fiscal_years import months_of, write_calendar

FISCAL = SPEND.replace("metric: net_spend", "metric: net_spend\n    window: fiscal_year_to_date").replace(
    "currency: CNY", "currency: CNY\ncalendar: weeks"
)
WINDOW = "fiscal_year_to_date@weeks"
SALES = receipts("S1,1,c1,2026-01-03,1,150", "S2,1,c2,2026-01-04,1,150", "S3,1,c3,2026-06-30,1,150")
ON_SUNDAY = months_of({2025: 53, 2026: 52}, date(2024, 12, 29))
A_WEEK_EARLIER = months_of({2025: 52, 2026: 53}, date(2024, 12, 29))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = make_home(tmp_path / "home", policies={"spend": FISCAL})
    write_calendar(made.calendar / "weeks.csv", ON_SUNDAY)
    deliver(made, receipts_1=SALES)
    return made


def test_a_fiscal_year_begins_where_the_calendar_says_and_an_edited_one_makes_a_superseding_snapshot(
    home: Home,
) -> None:
    assert refresh(home).exit_code == 0
    assert tiers(home) == {"c1": ("rated", "basic"), "c2": ("rated", "silver"), "c3": ("rated", "silver")}
    assert metrics(home, WINDOW)["c1", "net_spend"] == 0
    assert refresh(home).word == "nothing_new"
    write_calendar(home.calendar / "weeks.csv", A_WEEK_EARLIER)
    assert refresh(home).exit_code == 0
    assert (current(home), manifest(home)["supersedes"]) == ("seq=2\n", 1)
    assert manifest(home)["reason"] == "the calendars changed: weeks.csv"
    assert tiers(home)["c1"] == ("rated", "silver")


def test_a_date_past_the_end_of_the_calendar_stops_the_run_and_names_the_file(home: Home) -> None:
    assert refresh(home).exit_code == 0
    write_calendar(home.calendar / "weeks.csv", ON_SUNDAY[:12])
    with pytest.raises(ConfigurationError, match=r"weeks\.csv: 2026-06-30 lies outside the fiscal calendar"):
        refresh(home)
    assert current(home) == "seq=1\n"
    write_calendar(home.calendar / "weeks.csv", ON_SUNDAY)
    assert refresh(home).word == "nothing_new"


def test_a_calendar_that_ends_before_the_next_review_stops_the_run_before_anything_lands(home: Home) -> None:
    day, yearly = date(2025, 12, 31), FISCAL + "history_from: 2025-06-01\nreview: {every: year}\n"
    write(home.policies / "spend" / "2020-01-01.yml", yearly)
    deliver(home, receipts_2=receipts("S4,1,c1,2025-12-01,1,150"))
    found = {file.name for file in home.inbox.iterdir()}
    write_calendar(home.calendar / "weeks.csv", months_of({2025: 53}, date(2024, 12, 29)))
    with pytest.raises(ConfigurationError, match=r"weeks\.csv: 2026-12-31 lies outside the fiscal calendar"):
        refresh(home, day)
    assert {file.name for file in home.inbox.iterdir()} == found
    assert (current(home), Ledger(home).landed()) == (None, [])
    write_calendar(home.calendar / "weeks.csv", ON_SUNDAY)
    assert refresh(home, day).exit_code == 0
    assert tiers(home)["c1"] == ("rated", "silver")


@pytest.mark.parametrize(
    ("rows", "told"), [(None, "no file calendar/weeks.csv"), (ON_SUNDAY[:11], "the year 2025 is not whole")]
)
def test_a_calendar_that_is_gone_or_broken_stops_the_run_before_it_begins(
    home: Home, rows: list[str] | None, told: str
) -> None:
    if rows is None:
        (home.calendar / "weeks.csv").unlink()
    else:
        write_calendar(home.calendar / "weeks.csv", rows)
    with pytest.raises(ConfigurationError, match=told):
        refresh(home)
    assert current(home) is None
    assert list(home.inbox.iterdir())
