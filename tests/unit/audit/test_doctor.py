"""The doctor finds each thing that would go wrong at night, names the remedy, and is silent about what is well."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from pipelines.audit.doctor import examine
from pipelines.audit.finding import Finding
from pipelines.audit.installation import packages_finding, python_finding
from pipelines.audit.surroundings import webserver_record
from pipelines.home.folder import Home
from pipelines.home.run_log import logged_run
from pipelines.home.run_record import write_record
from pipelines.home.template import create_home
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.current import current_file, snapshot_folder
from pipelines.publish.rollback import roll_back
from tests.unit.policies.fiscal_years import months_of, write_calendar
from tests.unit.publish.scratch import publish_once


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("TIERLINE_NOW", "2026-11-22T02:00:00+00:00")
    home = create_home(tmp_path / "home", "retail")
    home.create_run_folders()
    return home


def found(home: Home, name: str) -> Finding:
    """The finding of that name; the first that is not fine, if there are several."""
    return sorted((one for one in examine(home) if one.name == name), key=lambda one: one.state == "ok")[0]


def test_a_new_home_is_well(home: Home) -> None:
    assert [one for one in examine(home) if one.state != "ok"] == []


def test_another_python_than_was_tried_is_wrong() -> None:
    assert python_finding("3.10.1", ">=3.11,<3.14").state == "wrong"
    assert python_finding("3.13.0", ">=3.11,<3.14").state == "ok"


def test_a_missing_and_a_wrong_package_are_named() -> None:
    finding = packages_finding((Requirement("no-such-package>=1"), Requirement("duckdb==0.1"), Requirement("polars")))
    assert finding.state == "wrong"
    assert finding.said.startswith("no-such-package is missing; duckdb ")
    assert "polars" not in finding.said


def test_a_setting_that_cannot_be_read_is_wrong_and_the_rest_is_looked_at_all_the_same(home: Home) -> None:
    home.settings_file.write_text("currency: CNY\nsettle_secs: 5\n", "utf-8")
    assert "tierline.yml:2" in found(home, "home").said
    assert found(home, "disk").state == "ok"


def test_a_folder_that_others_may_read_is_wrong(home: Home) -> None:
    home.quarantine.chmod(0o755)
    finding = found(home, "folders")
    assert (finding.state, finding.remedy) == ("wrong", f"chmod 700 {home.quarantine}")


def test_an_identity_key_that_others_may_read_is_wrong(home: Home) -> None:
    home.identity_key_file.chmod(0o644)
    assert found(home, "identity key").remedy == f"chmod 600 {home.identity_key_file}"


def test_a_fixed_identity_key_is_worth_knowing_and_never_shown(home: Home) -> None:
    with home.settings_file.open("a", encoding="utf-8") as file:
        file.write(f"identity_key_fixed: {'ab' * 32}\n")
    finding = found(home, "identity key")
    assert finding.state == "note"
    assert "abab" not in finding.said + finding.remedy


def test_a_clock_before_the_newest_landed_file_is_wrong(home: Home) -> None:
    facts = {"bytes": 1, "status": "landed", "mapping_hash": "", "reading_hash": "", "run_id": "r"}
    later = "2026-11-22T03:00:00.000000+00:00"
    Ledger(home).add(LedgerRow(file_id="f", source_code="a", file_name="a", sha256="00", known_at=later, **facts))
    assert "a file landed at 2026-11-22T03:00" in found(home, "clock").said


@pytest.mark.parametrize(("last", "state"), [("2026-11-21", "wrong"), ("2026-12-31", "note"), ("2027-12-31", "ok")])
def test_a_calendar_that_ends_is_told_before_it_does(home: Home, last: str, state: str) -> None:
    (home.calendar / "workdays.csv").write_text(f"on,is_workday,name\n{last},true,last day\n", "utf-8")
    assert found(home, "calendar").state == state


@pytest.mark.parametrize(("weeks", "state"), [({2025: 52}, "wrong"), ({2025: 52, 2026: 53}, "note")])
def test_a_fiscal_calendar_that_ends_is_told_too(home: Home, weeks: dict[int, int], state: str) -> None:
    write_calendar(home.calendar / "weeks.csv", months_of(weeks, date(2024, 12, 29)))
    assert found(home, "calendar").state == state


def test_too_little_room_is_wrong(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.audit.surroundings.LEAST_FREE_BYTES", 10**18)
    assert found(home, "disk").state == "wrong"


@pytest.mark.parametrize(
    ("host", "state"), [("127.0.0.1", "ok"), ("::1", "ok"), ("localhost", "ok"), ("0.0.0.0", "wrong")]
)
def test_a_webserver_that_the_network_reaches_is_wrong(home: Home, host: str, state: str) -> None:
    webserver_record(home).write_text(json.dumps({"pid": os.getpid(), "host": host, "port": 3000}), "utf-8")
    assert found(home, "webserver").state == state


def test_a_webserver_that_has_ended_is_not_running(home: Home) -> None:
    webserver_record(home).write_text(json.dumps({"pid": 2**22 + 1, "host": "0.0.0.0", "port": 3000}), "utf-8")
    assert found(home, "webserver").said == "not running"


def test_a_manifest_that_was_changed_is_wrong(home: Home, contract: Path) -> None:
    for as_of in ("2024-11-30", "2024-12-31"):
        publish_once(home, contract, as_of)
    path = snapshot_folder(home, 1) / "manifest.json"
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    assert "does not name the manifest before it" in found(home, "published").said


def test_current_that_names_nothing_is_wrong(home: Home) -> None:
    current_file(home).write_text("seq=7\n", "utf-8")
    assert found(home, "published").said == "CURRENT names seq=7, which is not there"


def test_a_pin_is_worth_knowing(home: Home, contract: Path) -> None:
    publish_once(home, contract)
    with logged_run(home, "rollback") as log:
        roll_back(home, 1, "store S05 came twice", log, serves_duckdb=False)
    assert (found(home, "published").state, found(home, "last run").state) == ("note", "ok")
    assert found(home, "published").said.endswith("store S05 came twice")


def test_a_run_that_was_killed_is_told(home: Home) -> None:
    log = {"command": "refresh", "actor": "cron", "started_at": "2026-11-22T03:00:00+00:00", "outcome": "running"}
    write_record(home, "r1", "run", log)
    assert found(home, "last run").said == "refresh by cron at 2026-11-22T03:00 UTC: running, and was killed"
