"""A Dagster daemon that is killed while a run is under way: the home is as it was, and the next `serve` heals it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder
from tests.faults.scenarios import leftovers
from tests.flow.homes import current, deliver, make_home, query
from tests.flow.receipts import receipts
from tests.flow.served import processes_of, served, until

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform != "linux", reason="not run: finds the processes of a home in /proc"),
]


def daemons(home: Home) -> list[int]:
    """The daemon and every process it started, by what their command lines say."""
    found = []
    for process in processes_of(home):
        try:
            command = Path(f"/proc/{process}/cmdline").read_bytes()
        except OSError:
            continue
        found += [process] if b"dagster._daemon" in command else []
    return found


def test_a_daemon_killed_while_a_run_is_under_way_is_told_and_the_next_serve_publishes(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    with served(home) as running:
        first = running.launch("2026-06-30")
        holder = until(lambda: lock_holder(home), 300, "the worker holds the lock")
        for process in [*daemons(home), int(holder.split()[1])]:
            os.kill(process, signal.SIGKILL)
        assert running.process.wait(120) == 1, "serve ends when its daemon is gone"
    assert processes_of(home) == []
    assert current(home) is None
    with served(home) as running:
        done = until(lambda: [run for run in running.runs() if run["status"] == "SUCCESS"], 300, "the retry publishes")
        assert [run["parentRunId"] for run in done] == [first]
        assert {run["runId"]: run["status"] for run in running.runs()}[first] == "FAILURE"
    assert current(home) == "seq=1\n"
    assert query(home, "select count(*) from customers") == [(1,)]
    assert leftovers(home) == []
