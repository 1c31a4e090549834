"""Schedule and inbox sensor: off unless tierline.yml says so, and both name the day they ask for."""

from __future__ import annotations

from pathlib import Path

import dagster as dg
import pytest

from pipelines.assets.punctuality import punctuality_checks
from pipelines.assets.resources import HomeFolder
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.schedules import schedules
from pipelines.sensors import sensors
from pipelines.settings import load_settings
from pipelines.sources.mapping import load_mappings
from tests.flow.homes import SETTINGS, deliver, make_home, write
from tests.flow.receipts import RECEIPTS, receipts

NIGHTLY = SETTINGS + 'schedule: {cron: "30 3 * * *", zone: Europe/Berlin}\nwatch_inbox: true\n'


def home_with(folder: Path, settings: str) -> Home:
    return make_home(folder / "home", settings=settings)


def look(home: Home, cursor: str | None) -> dg.SensorResult | dg.SkipReason:
    (sensor,) = sensors(load_settings(home))
    context = dg.build_sensor_context(cursor=cursor, resources={"home": HomeFolder(path=str(home.path))})
    found = sensor(context)
    assert isinstance(found, dg.SensorResult | dg.SkipReason)
    return found if isinstance(found, dg.SensorResult) else dg.SkipReason(context.cursor)


def test_a_home_without_a_schedule_has_none_and_its_sensor_is_off(tmp_path: Path) -> None:
    settings = load_settings(home_with(tmp_path, SETTINGS))
    assert schedules(settings) == []
    assert sensors(settings)[0].default_status == dg.DefaultSensorStatus.STOPPED


def test_the_schedule_reads_its_cron_line_by_its_own_zone_and_grades_the_settings_day(tmp_path: Path) -> None:
    home = home_with(tmp_path, NIGHTLY)
    (nightly,) = schedules(load_settings(home))
    assert (nightly.cron_schedule, nightly.execution_timezone) == ("30 3 * * *", "Europe/Berlin")
    assert nightly.default_status == dg.DefaultScheduleStatus.RUNNING
    context = dg.build_schedule_context(resources={"home": HomeFolder(path=str(home.path))})
    request = nightly(context)
    assert isinstance(request, dg.RunRequest)
    assert request.partition_key == "2026-06-30"


def test_a_cron_line_of_four_fields_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"tierline.yml:7.*five fields"):
        load_settings(home_with(tmp_path, SETTINGS + 'schedule:\n  cron: "30 3 * *"\n'))


def test_files_are_taken_when_they_lay_still_between_two_looks(tmp_path: Path) -> None:
    home = home_with(tmp_path, NIGHTLY)
    deliver(home, receipts_1=receipts())
    write(home.inbox / "notes.txt", "?")
    arriving = look(home, None)
    assert isinstance(arriving, dg.SkipReason)
    taken = look(home, arriving.skip_message)
    assert isinstance(taken, dg.SensorResult)
    assert taken.run_requests is not None
    assert [request.partition_key for request in taken.run_requests] == ["2026-06-30"]
    (home.inbox / "receipts_1.csv").unlink()
    assert isinstance(look(home, taken.cursor), dg.SkipReason)


def test_only_sources_that_promise_are_checked(tmp_path: Path) -> None:
    promising = make_home(tmp_path / "a", {"receipts": RECEIPTS + "expected_every_days: 7\n"})
    silent = make_home(tmp_path / "b")
    assert [key.name for checks in punctuality_checks(load_mappings(promising)) for key in checks.check_keys] == [
        "receipts_on_time"
    ]
    assert punctuality_checks(load_mappings(silent)) == []
