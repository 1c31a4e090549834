"""A served home works by itself: the real daemon's clock and inbox start runs, and its watch tells of those that fail.

The cron line ticks every minute and the sensors look every 30 and 60 seconds, so this test waits for the clock.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import SETTINGS, current, deliver, make_home, manifest, tierline, write
from tests.flow.receipts import receipts
from tests.flow.served import processes_of, served, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a home in /proc"),
]
BY_ITSELF = """schedule: {cron: "* * * * *"}
watch_inbox: true
alerts:
  webhook: {url_env: TOLD_HERE}
"""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What a server on loopback was sent, in order."""
    received: list[dict[str, Any]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802 - the name that the library calls
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - as the library names it
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("TOLD_HERE", f"http://127.0.0.1:{server.server_port}/alerts")
    yield received
    server.shutdown()
    server.server_close()
    thread.join()


def logs(home: Home) -> list[dict[str, Any]]:
    """The logs of runs that have ended, the oldest first."""
    found = [json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json")]
    return sorted((log for log in found if log["outcome"] != "running"), key=lambda log: str(log["started_at"]))


def by(trigger: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [log for log in found if log["trigger"] == trigger]


def test_the_clock_and_the_inbox_start_runs_and_each_failed_one_is_told_once(
    tmp_path: Path, told: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIERLINE_ACTOR", "nightwatch")
    home = make_home(tmp_path / "home", settings=SETTINGS + BY_ITSELF)
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    screen = tmp_path / "screen"
    with served(home, screen=screen) as running:
        until(lambda: by("schedule nightly", logs(home)), 400, "the clock starts a run")
        until(lambda: current(home), 200, "a run that nobody started publishes")
        assert manifest(home)["actor"] == "nightwatch"
        assert told == []
        # From here on every run is refused at its first step, and leaves its files in the inbox.
        write(home.policies / "spend" / "2020-01-01.yml", "id: spend\n")
        deliver(home, receipts_2=receipts("S2,1,c1,2026-01-06,1,500"))
        (failed, *_) = until(lambda: by("sensor inbox", logs(home)[1:]), 400, "the inbox starts a run")
        assert (failed["outcome"], failed["actor"]) == ("refused", "nightwatch")
        until(lambda: [one for one in told if failed["run_id"] in one["told"]], 400, "somebody is told of it")
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(60) == 0
    assert processes_of(home) == []
    tierline("alerts", "--home", home.path)
    assert {one["kind"] for one in told} == {"run_failed"}
    assert len(told) == len({one["told"] for one in told})
    shown = screen.read_text("utf-8")
    assert f"http://127.0.0.1:{running.port} " in shown
    assert f"home        {home.path}\n" in shown
    assert " - DEBUG - " not in shown
    assert "2020-01-01.yml" in shown
