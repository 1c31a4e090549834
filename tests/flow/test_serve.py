"""A served home starts a crashed run again by itself, and leaves no process behind when it is stopped."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder
from pipelines.home.run_record import read_record
from tests.flow.homes import current, deliver, make_home
from tests.flow.receipts import receipts
from tests.flow.served import processes_of, served, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a home in /proc"),
]


def writer_of(home: Home) -> int | None:
    """The process that holds the home's lock; a lock that was just taken names nobody yet."""
    words = (lock_holder(home) or "").split()
    return int(words[1]) if words[:1] == ["pid"] else None


def test_a_run_whose_worker_is_killed_is_retried_and_publishes(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    with served(home) as running:
        first = running.launch("2026-06-30")
        os.kill(until(lambda: writer_of(home), 300, "the worker holds the lock"), signal.SIGKILL)
        done = until(lambda: [run for run in running.runs() if run["status"] == "SUCCESS"], 400, "the retry publishes")
        assert [run["parentRunId"] for run in done] == [first]
        assert {run["runId"]: run["status"] for run in running.runs()}[first] == "FAILURE"
        assert current(home) == "seq=1\n"
        killed, retried = (read_record(home, run, "run") for run in (first, done[0]["runId"]))
        assert (killed["trigger"], killed["outcome"], killed["ended_at"]) == ("page", "running", None)
        assert (retried["trigger"], retried["outcome"]) == (f"retry of {first}", "published")
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(60) == 0
        assert processes_of(home) == []


def test_a_viewer_can_look_and_cannot_start_anything(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with served(home, "--read-only") as running:
        assert running.runs() == []
        with pytest.raises(AssertionError, match="Unauthorized"):
            running.launch("2026-06-30")
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(60) == 0
        assert processes_of(home) == []
