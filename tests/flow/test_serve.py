"""A served home starts a crashed run again by itself, and leaves no process behind when it is stopped."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from pipelines.home.lock import lock_holder
from tests.flow.homes import current, deliver, make_home, receipts
from tests.flow.served import processes_of, served, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of a home in /proc"),
]


def test_a_run_whose_worker_is_killed_is_retried_and_publishes(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    with served(home) as running:
        first = running.launch("2026-06-30")
        holder = until(lambda: lock_holder(home), 120, "the worker holds the lock")
        os.kill(int(holder.split()[1]), signal.SIGKILL)
        done = until(lambda: [run for run in running.runs() if run["status"] == "SUCCESS"], 150, "the retry publishes")
        assert [run["parentRunId"] for run in done] == [first]
        assert {run["runId"]: run["status"] for run in running.runs()}[first] == "FAILURE"
        assert current(home) == "seq=1\n"
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
