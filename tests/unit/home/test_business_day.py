"""The as-of date `yesterday` and the business date of a row follow one day cut-off."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from pipelines.settings import Settings
from pipelines.sources.date_text import StoreClock

SHANGHAI = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("day_cutoff", "clock", "last_complete"),
    [
        ("00:00", "00:00", 21),
        ("00:00", "23:59", 21),
        ("04:00", "03:59", 20),
        ("04:00", "04:00", 21),
        ("12:00", "11:59", 20),
        ("12:00", "12:00", 21),
        ("18:00", "10:00", 21),
        ("18:00", "17:59", 21),
        ("18:00", "18:00", 22),
    ],
)
def test_yesterday_is_the_day_before_the_business_day_that_runs(
    day_cutoff: str, clock: str, last_complete: int
) -> None:
    settings = Settings(currency="CNY", zone=SHANGHAI, day_cutoff=day_cutoff)
    moment = datetime.fromisoformat(f"2026-11-22 {clock}")
    assert settings.as_of_on(moment.replace(tzinfo=ZoneInfo(SHANGHAI))) == date(2026, 11, last_complete)
    running = StoreClock(SHANGHAI, SHANGHAI, settings.day_cutoff).business_dates(pl.Series([moment]))[0]
    assert (running - date(2026, 11, last_complete)).days == 1
