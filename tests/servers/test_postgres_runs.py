"""The history of runs in PostgreSQL: refresh and serve work, its password stays out, a dead one stops a run whole."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import create_engine, text

from pipelines.home.folder import Home
from pipelines.home.problems import RefusedError
from pipelines.refresh import refresh
from tests.flow.homes import SETTINGS, current, deliver, make_home, tierline
from tests.flow.receipts import receipts
from tests.flow.served import processes_of, served, until
from tests.servers.postgres import own_cluster, postgres_address

pytestmark = [pytest.mark.servers, pytest.mark.skipif(sys.platform != "linux", reason="servers are started on Linux")]
VARIABLE = "RUNS_DATABASE"
RECEIPT = receipts("S1,1,c1,2026-01-05,1,500")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with postgres_address() as found:
        yield found


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = make_home(tmp_path / "home", settings=SETTINGS + f"dagster_database_env: {VARIABLE}\n")
    deliver(made, receipts_1=RECEIPT)
    return made


def rows(address: str, sql: str) -> list[tuple[object, ...]]:
    engine = create_engine(address)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(sql))]
    finally:
        engine.dispose()


def files_with(home: Home, words: str) -> list[Path]:
    return [path for path in home.path.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_a_refresh_keeps_its_history_in_the_database_and_its_password_nowhere(home: Home, address: str) -> None:
    done = tierline("refresh", "--home", home.path, **{VARIABLE: address})
    assert done.returncode == 0, done.stderr
    assert current(home) == "seq=1\n"
    (run,) = (path.parent.name for path in (home.audit / "runs").glob("*/run.json"))
    assert rows(address, f"select status from runs where run_id = '{run}'") == [("SUCCESS",)]
    assert rows(address, f"select count(*) > 100 from event_logs where run_id = '{run}'") == [(True,)]
    assert not (home.dagster / "history").exists()
    password = urlsplit(address).password
    assert password
    assert password not in done.stdout + done.stderr
    assert files_with(home, password) == []


def test_a_served_home_runs_jobs_from_the_database_and_tells_nobody_its_password(
    home: Home, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, address)
    screen = tmp_path / "screen"
    with served(home, screen=screen) as running:
        run = running.launch("2026-06-30")
        done = until(lambda: [one for one in running.runs() if one["runId"] == run], 30, "the run is known")
        assert done
        until(lambda: current(home), 120, "the run publishes")
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(60) == 0
    assert processes_of(home) == []
    password = urlsplit(address).password
    assert password
    assert password not in screen.read_text("utf-8")
    assert files_with(home, password) == []


def test_a_dead_database_stops_a_refresh_whole_with_the_remedy_and_no_password(home: Home) -> None:
    with own_cluster() as cluster:
        assert tierline("refresh", "--home", home.path, **{VARIABLE: cluster.address}).returncode == 0
        deliver(home, receipts_2=receipts("S2,1,c2,2026-01-06,1,500"))
        cluster.stop()
        for command in ("refresh", "serve"):
            dead = tierline(command, "--home", home.path, **{VARIABLE: cluster.address})
            told = dead.stdout + dead.stderr
            assert dead.returncode == 1, told
            assert f"{VARIABLE}: the database of runs that this variable names does not answer" in told
            assert "Traceback" not in told
            assert urlsplit(cluster.address).password not in told
        assert current(home) == "seq=1\n"
        assert [path.name for path in home.inbox.iterdir()] == ["receipts_2.csv"]
        cluster.start()
        assert tierline("refresh", "--home", home.path, **{VARIABLE: cluster.address}).returncode == 0
        assert current(home) == "seq=2\n"


def test_a_database_that_dies_under_a_run_leaves_what_was_published_and_the_next_run_heals(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with own_cluster() as cluster:
        monkeypatch.setenv(VARIABLE, cluster.address)
        with pytest.raises(RefusedError, match="does not answer") as error:
            refresh(home, as_of=None, wait_seconds=1, on_step=lambda step: step == "public_marts" and cluster.stop())
        assert str(urlsplit(cluster.address).password) not in str(error.value)
        (log,) = (json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json"))
        assert (log["outcome"], log["exit_code"]) == ("refused", 1)
        assert current(home) is None
        assert not list((home.published / "snapshots").glob("seq=*"))
        cluster.start()
        assert refresh(home, as_of=None, wait_seconds=1).exit_code == 0
        assert current(home) == "seq=1\n"


def test_a_refused_password_is_a_clear_error(home: Home) -> None:
    with own_cluster() as cluster:
        wrong = cluster.address.replace(":only", ":not-only")
        refused = tierline("refresh", "--home", home.path, **{VARIABLE: wrong})
    assert refused.returncode == 1
    assert "does not answer" in refused.stderr
    assert "not-only" not in refused.stdout + refused.stderr
    assert current(home) is None


@pytest.mark.parametrize("words", ["nonsense", "postgres://host:port", "mysql://u:p4ss@h/d"])
def test_an_address_of_another_kind_is_a_configuration_error_that_does_not_repeat_it(home: Home, words: str) -> None:
    refused = tierline("refresh", "--home", home.path, **{VARIABLE: words})
    assert refused.returncode == 2
    assert words not in refused.stderr
    assert VARIABLE in refused.stderr
    assert os.listdir(home.inbox) == ["receipts_1.csv"]
