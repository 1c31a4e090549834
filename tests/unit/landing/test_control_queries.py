"""Control figures from a database: exact, once, in order, read-only, and silent about where they came from."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.landing.forecast import forecast
from pipelines.landing.outcome import LandingReport
from pipelines.publish.configuration import load_configuration
from pipelines.settings import Settings
from pipelines.sources.mapping import load_mappings
from tests.deliveries import LINES, deliver, good_lines, landed_rows, landing, small_home

LEDGER = """
query: {url_env: POS_LEDGER_URL, sql: "select source, store, day, amount, receipts from z order by random()"}
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {source: source, store: store, day: day, amount: amount, receipts: receipts}
tables:
  control_total:
    controlled_source_code: source
    store_code: store
    control_on: day
    control_amount: amount
    control_count: receipts
"""
SECRET = "s3cret-path"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / f"{SECRET}.db"
    monkeypatch.setenv("POS_LEDGER_URL", f"sqlite:///{path}")
    state(path, "create table z (source text, store text, day text, amount text, receipts integer)")
    state(path, "insert into z values ('shop', 'S1', '2026-01-05', '0.1', 2), ('shop', null, '2026-01-05', '0.30', 3)")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return small_home(tmp_path, shop=LINES, ledger=LEDGER)


def state(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()


def fates(report: LandingReport) -> list[tuple[str, str]]:
    return [(outcome.row.file_name, outcome.row.status) for outcome in report.outcomes]


def refused_answer(report: LandingReport) -> str:
    """What is told of the one query that gave no answer."""
    (left,) = report.left
    assert (left.file_name, left.reason, report.has_refusals) == ("sources/ledger.yml", "query_failed", True)
    return left.remedy


def test_the_answer_lands_as_a_file_with_every_digit(home: Home, database: Path) -> None:
    assert fates(landing(home)) == [("ledger_000001.csv", "landed")]
    rows = landed_rows(home, "control_total").sort("store_code").select("store_code", "control_amount", "control_count")
    assert [tuple(map(str, row)) for row in rows.rows()] == [("None", "0.300000", "3"), ("S1", "0.100000", "2")]
    assert list(home.inbox.iterdir()) == []
    assert len([path for path in home.archive.rglob("*") if path.is_file()]) == 1


def test_an_equal_answer_is_a_repeat_whatever_order_its_rows_come_in(home: Home, database: Path) -> None:
    landing(home)
    for _ in range(4):
        assert fates(landing(home)) == [("ledger_000001.csv", "repeat")]


def test_figures_that_go_back_to_what_they_were_are_a_later_delivery(home: Home, database: Path) -> None:
    numbers = []
    for amount in ("0.1", "0.2", "0.1"):
        state(database, f"update z set amount = '{amount}' where store = 'S1'")
        numbers += fates(landing(home))
    assert numbers == [(f"ledger_00000{number}.csv", "landed") for number in (1, 2, 3)]


def test_a_home_that_keeps_its_inbox_takes_an_answer_once(home: Home, database: Path) -> None:
    assert fates(landing(home, keep_inbox=True)) == [("ledger_000001.csv", "landed")]
    assert fates(landing(home, keep_inbox=True)) == []


def test_a_float_is_refused_since_it_is_not_what_the_ledger_holds(home: Home, database: Path) -> None:
    state(database, "insert into z values ('shop', 'S2', '2026-01-05', 'x', 1)")
    mapping = home.sources / "ledger.yml"
    mapping.write_text(LEDGER.replace("day, amount,", "day, 0.1 + 0.2 as amount,"), encoding="utf-8")
    told = refused_answer(landing(home))
    assert "column `amount` is a binary floating-point number" in told
    assert "cast it to text or decimal" in told


def test_a_query_that_writes_changes_nothing(home: Home, database: Path) -> None:
    writing = "with one as (select 1) insert into z select 'shop', 'S9', '2026-01-05', '9', 1 from one"
    (home.sources / "ledger.yml").write_text(
        LEDGER.replace("select source, store, day, amount, receipts from z order by random()", writing),
        encoding="utf-8",
    )
    refused_answer(landing(home))
    connection = sqlite3.connect(database)
    assert connection.execute("select count(*) from z").fetchall() == [(2,)]
    connection.close()


@pytest.mark.parametrize(
    "url",
    [
        f"sqlite:////no/{SECRET}/folder/z.db",
        f"postgresql+nodriver://someone:{SECRET}@db.example.org/pos",
        f"not an address: {SECRET}",
        "",
    ],
)
def test_a_failing_query_names_its_variable_and_never_what_it_holds(
    home: Home, database: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("POS_LEDGER_URL", url)
    deliver(home, "lines_1.csv", good_lines(3))
    report = landing(home)
    told = refused_answer(report)
    assert "POS_LEDGER_URL" in told
    assert not any(hidden in str(report.record()) for hidden in (SECRET, "someone", "example.org"))
    assert fates(report) == [("lines_1.csv", "landed")]


def test_a_figure_of_an_unknown_source_is_refused_until_there_is_one(home: Home, database: Path) -> None:
    state(database, "update z set source = 'shop_two' where store = 'S1'")
    (outcome,) = landing(home).outcomes
    assert (outcome.row.status, outcome.row.reason) == ("refused", "unknown_source")
    assert "it controls `shop_two`, which has no mapping" in (outcome.row.message or "")
    assert "write sources/shop_two.yml" in (outcome.remedy or "")
    (home.sources / "shop_two.yml").write_text(LINES.replace("lines_", "two_"), encoding="utf-8")
    assert ("ledger_000001.csv", "landed") in fates(landing(home))
    assert landed_rows(home, "control_total").height == 2


def test_a_figure_of_a_table_that_its_source_does_not_fill_is_refused(home: Home, database: Path) -> None:
    mapping = home.sources / "ledger.yml"
    mapping.write_text(LEDGER + "    controlled_table_name: {constant: payment}\n", encoding="utf-8")
    (outcome,) = landing(home).outcomes
    assert "payment of `shop`, which has none" in (outcome.row.message or "")


def test_a_plan_says_that_the_query_will_be_asked_and_asks_nothing(home: Home, database: Path) -> None:
    database.unlink()
    expected = forecast(home, Settings(currency="CNY"), load_mappings(home))
    assert [(file.file_name, file.fate) for file in expected] == [("sources/ledger.yml", "ask")]
    assert not database.exists()


def test_a_constant_that_names_no_source_stops_the_run_before_it_begins(home: Home, database: Path) -> None:
    mapping = home.sources / "ledger.yml"
    mapping.write_text(LEDGER.replace("code: source", "code: {constant: shpo}"), encoding="utf-8")
    with pytest.raises(ConfigurationError) as error:
        load_configuration(home)
    (problem,) = [one for one in error.value.problems if one.code == "unknown_source"]
    assert (problem.what, problem.where) == ("it controls `shpo`, which has no mapping", str(mapping))
    assert problem.remedy == "Name one of: ledger, shop"
