"""Walking a range: in date order, written down day by day, and stopped by the first day that is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.assets.road import DayOutcome, walk
from pipelines.home.folder import Home
from pipelines.home.problems import RefusedError
from pipelines.home.run_record import read_record

DAYS = [date(2026, 6, day) for day in (3, 1, 2)]


def road(day: date, parent_run_id: str) -> DayOutcome:
    """Publishes days before the third, whose gate is closed."""
    refused = ("tiers.tier_customer__reached.level_known",) if day.day == 3 else ()
    return DayOutcome(f"{parent_run_id}/{day}", None if refused else day.day, not refused, refused)


def test_days_are_walked_in_date_order_until_one_is_refused(tmp_path: Path) -> None:
    home, done = Home(tmp_path), []
    with pytest.raises(RefusedError) as error:
        done += [day for day, _ in walk(home, road, "run", DAYS[1:])]
        for day, _ in walk(home, road, "run", DAYS):
            done.append(day)
    assert [day.day for day in done] == [1, 2, 1, 2]
    assert "2026-06-03 was refused: tiers.tier_customer__reached.level_known" in str(error.value)
    assert "start again from 2026-06-03" in str(error.value)


def test_the_record_of_a_range_names_every_day_with_its_snapshot(tmp_path: Path) -> None:
    home = Home(tmp_path)
    told = {day.isoformat(): dict(facts) for day, facts in walk(home, road, "run", DAYS[1:])}
    assert told == {
        "2026-06-01": {"seq": 1, "run": "run/2026-06-01"},
        "2026-06-02": {"seq": 2, "run": "run/2026-06-02"},
    }
    days = read_record(home, "run", "days")
    assert [(day["as_of"], day["seq"], day["is_new"]) for day in days] == [
        ("2026-06-01", 1, True),
        ("2026-06-02", 2, True),
    ]
