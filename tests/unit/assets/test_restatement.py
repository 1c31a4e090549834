"""Restating: every due date in date order, whatever becomes of the others, before the run's own date is graded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import dagster as dg

from pipelines.assets.landing import LEDGER, RESTATED, canonical
from pipelines.assets.restatement import restate, restated
from pipelines.assets.road import DayOutcome
from pipelines.home.folder import Home
from pipelines.home.run_record import read_record
from pipelines.jobs import refresh
from pipelines.publish.late import Due


def due(day: int, seq: int) -> Due:
    on = date(2026, 6, day)
    return Due(as_of=on, seq=seq, late_rows=2, files=1, first_on=on, last_on=on)


def again(day: date, run_id: str) -> DayOutcome:
    """Publishes the first day, is refused on the second, and finds the third as it was."""
    outcomes = {1: (7, True, ()), 2: (None, False, ("tiers.x.y",)), 3: (5, False, ())}
    return DayOutcome(f"{run_id}/{day}", *outcomes[day.day])


def test_dates_are_restated_in_order_and_one_that_is_refused_does_not_stop_the_others(tmp_path: Path) -> None:
    told = restate(Home(tmp_path), again, "run", [due(3, 5), due(1, 3), due(2, 4)])
    assert [(one["as_of"], one["supersedes"], one["outcome"], one["seq"]) for one in told] == [
        ("2026-06-01", 3, "published", 7),
        ("2026-06-02", 4, "refused", None),
        ("2026-06-03", 5, "unchanged", None),
    ]
    assert told[1]["refused"] == ["tiers.x.y"]
    assert read_record(Home(tmp_path), "run", "restatements") == told


def test_every_refresh_restates_after_landing_and_before_it_looks_at_its_own_rows() -> None:
    assert restated.asset_deps[RESTATED] == {LEDGER}
    assert all(RESTATED in deps for deps in canonical.asset_deps.values())
    # The job that the schedule, the sensor, the UI and the command line all start takes in every asset.
    assert refresh.selection == dg.AssetSelection.all()
