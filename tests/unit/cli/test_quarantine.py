"""`tierline quarantine`: what a person and a machine read, with exit codes; nobody's name or number on a screen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from pipelines.cli import quarantine
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.landing.ledger import Ledger
from tests.deliveries import LINES, LOOSE, deliver, good_lines, landing, small_home

WITH_PHONE = LINES.replace("price: price}", "price: price, phone: {header: phone, class: direct}}")
ROWS = (
    good_lines(30).replace("price\n", "price,phone,note\n").replace("10.00\n", "10.00,13800000000,hello\n")
    + "51,1,c1,never,1,7.00,13912345678,ask Wang\n"
    + "52,1,c1,2026-01-05,1,7.00,13912345678,a,b\n"
    + "53,1,c1,2026-01-05,1,7.00,13912345678,a\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = small_home(tmp_path, shop=LOOSE + WITH_PHONE)
    deliver(made, "lines_1.csv", ROWS)
    deliver(made, "lines_2.csv", "")
    landing(made)
    return made


def run(home: Home, *arguments: object) -> Result:
    app = typer.Typer()
    quarantine.register(app)
    told = ["quarantine", *map(str, arguments), "--home", str(home.path)]
    result = CliRunner().invoke(app, told, terminal_width=200, env={"COLUMNS": "200"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_list_tells_files_and_rows_with_reason_count_and_age(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIERLINE_NOW", "2099-01-01")
    waiting = json.loads(run(home, "list", "--json").output)["waiting"]
    told = [(one["source"], one["file"], one["reason"], one["rows"]) for one in waiting]
    assert told == [
        ("shop", "lines_2.csv", "empty_file", None),
        ("shop", "lines_1.csv", "bad_date", 1),
        ("shop", "lines_1.csv", "ragged_row", 1),
    ]
    assert all(one["age_days"] > 20_000 for one in waiting)
    assert "ragged_row" in run(home, "list").output


def test_show_masks_personal_columns_unclassed_ones_and_rows_whose_cells_fit_no_column(home: Home) -> None:
    shown = run(home, "show", "lines_1.csv").output
    assert "51, 1, c1, never, 1, 7.00, 1***, a***" in shown
    assert "5***, 1***, c***, 2***, 1***, 7***, 1***, a***, b***" in shown
    document = run(home, "show", "lines_1.csv", "--reason", "bad_date", "--json").output
    assert [row["text"] for row in json.loads(document)["shown"]] == ["never"]
    assert not re.search("139|Wang", shown + document)


def test_a_sheet_goes_out_and_comes_back_once(home: Home, tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    assert "2 rows of lines_1.csv" in run(home, "fix", "lines_1.csv", "--out", sheet).output
    sheet.write_text(sheet.read_text("utf-8").replace("never", "2026-01-06"), "utf-8")
    assert "1 corrected rows landed" in run(home, "replay", sheet).output
    assert "nothing new" in run(home, "replay", sheet).output


def test_a_replay_leaves_its_log_with_who_did_it(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIERLINE_ACTOR", "cron")
    sheet = tmp_path / "rows.csv"
    run(home, "fix", "lines_1.csv", "--out", sheet)
    sheet.write_text(sheet.read_text("utf-8").replace("never", "2026-01-06"), "utf-8")
    run(home, "replay", sheet, "--actor", "anna")
    (log,) = (json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json"))
    assert (log["command"], log["actor"], log["outcome"]) == ("replay", "anna", "done")


def test_a_row_that_is_still_bad_ends_with_exit_1(home: Home, tmp_path: Path) -> None:
    sheet = tmp_path / "rows.csv"
    run(home, "fix", "lines_1.csv", "--out", sheet)
    sheet.write_text(sheet.read_text("utf-8").replace("never", "soon"), "utf-8")
    result = run(home, "replay", sheet, "--json")
    assert (result.exit_code, json.loads(result.output)["still_bad"]) == (1, {"bad_date": 1})


def test_waive_writes_who_why_and_until_when_for_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIERLINE_NOW", "2026-01-07T10:00:00+00:00")
    monkeypatch.setenv("TIERLINE_ACTOR", "cron")
    home = small_home(tmp_path, shop=WITH_PHONE)
    deliver(home, "lines_1.csv", ROWS)
    landing(home)
    row = Ledger(home).all()[0]
    said = ("--because", "old till", "--until", "2026-02-01", "--actor", "Li Na")
    assert row.status == "refused"
    with pytest.raises(ConfigurationError, match="Name one of: bad_date, ragged_row, all"):
        run(home, "waive", row.file_id, "--reason", "bad_dates", *said)
    with pytest.raises(ConfigurationError, match="should be one of: all, bad_date, bad_number, "):
        run(home, "waive", "shop", "--reason", "bad_dates", *said)
    with pytest.raises(ConfigurationError, match="at most 12 months"):
        run(home, "waive", "shop", "--reason", "all", "--because", "old till", "--until", "2027-02-01")
    with pytest.raises(ConfigurationError, match="no refused file `nowhere`"):
        run(home, "waive", "nowhere", "--reason", "all", *said)
    run(home, "waive", row.file_id, "--reason", "all", *said)
    written = (home.waivers / f"2026-01-07_{row.file_id}_all.yml").read_text("utf-8")
    assert written.splitlines()[2:] == [
        'because: "old till"',
        'actor: "Li Na"',
        "since: 2026-01-07",
        "until: 2026-02-01",
    ]
    landing(home)
    assert Ledger(home).all()[0].status == "landed"
    assert "Li Na" in run(home, "list").output
