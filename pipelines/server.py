"""`tierline serve`: Dagster's webserver and daemon as two processes of one home, started and stopped together.

The webserver has no login of its own: it listens on loopback unless told otherwise, and viewers get it read-only,
without a daemon, so that it can stand beside the one that works. Keep out: what is run (jobs, schedules, sensors).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event

from pipelines.audit.surroundings import webserver_record
from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.instance import end_lost_runs, lost_runs, prepare_instance
from pipelines.settings import environment_with

LOOK_SECONDS = 0.5
LOST_RUN_SECONDS = 30
STOP_SECONDS = 20
# Faults reach the screen; what runs do stands in their logs.
QUIET = ("--log-level", "warning")
CODE = ("-m", "pipelines.definitions")


@dataclass(frozen=True)
class Address:
    """Where the webserver listens, and whether people can start anything there."""

    host: str = "127.0.0.1"
    port: int = 3000
    is_read_only: bool = False

    @property
    def url(self) -> str:
        """What a browser opens; an address with colons stands in brackets."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def serve(home: Home, address: Address, told: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM. RefusedError when a process ends by itself; the other one is stopped then."""
    home.create_run_folders()
    environment = environment_with(DAGSTER_HOME=str(prepare_instance(home)), TIERLINE_HOME=str(home.path))
    if not address.is_read_only:
        # Nothing of this home is served yet, so a run that no process holds can only be a lost one.
        end_lost_runs(home, lost_runs(home, is_served=False))
    with (
        _stop_asked() as stop,
        _started(_commands(address), environment) as processes,
        _recorded(home, address, processes["webserver"].pid),
    ):
        told(address.url)
        _watch(home, processes, stop, heals=not address.is_read_only)


@contextmanager
def _recorded(home: Home, address: Address, pid: int) -> Iterator[None]:
    """Say in the home where its webserver listens, for `tierline doctor`."""
    record = webserver_record(home)
    write_atomically(record, json.dumps({"pid": pid, "host": address.host, "port": address.port}) + "\n")
    try:
        yield
    finally:
        record.unlink(missing_ok=True)


def _commands(address: Address) -> dict[str, list[str]]:
    webserver = [sys.executable, "-m", "dagster_webserver", *CODE, "-h", address.host, "-p", str(address.port)]
    webserver += [*QUIET, "--dagster-log-level", "warning", "--code-server-log-level", "warning"]
    if address.is_read_only:
        return {"webserver": [*webserver, "--read-only"]}
    daemon = [sys.executable, "-m", "dagster._daemon", "run", *CODE, *QUIET]
    return {"webserver": webserver, "daemon": daemon}


def _watch(home: Home, processes: dict[str, subprocess.Popen[bytes]], stop: Event, *, heals: bool) -> None:
    suspects: frozenset[str] = frozenset()
    next_look = time.monotonic() + LOST_RUN_SECONDS
    while not stop.wait(LOOK_SECONDS):
        for name, process in processes.items():
            if process.poll() is not None:
                what = f"the {name} ended by itself with code {process.returncode}"
                raise RefusedError(Problem(what, str(home.path), "Its last lines are above; is the port taken?"))
        if heals and time.monotonic() >= next_look:
            # A run that has just begun, or is just ending, holds no lock either: only one that is seen twice is lost.
            found = lost_runs(home, is_served=True)
            end_lost_runs(home, found & suspects)
            suspects, next_look = found - suspects, time.monotonic() + LOST_RUN_SECONDS


@contextmanager
def _stop_asked() -> Iterator[Event]:
    """An event that SIGINT and SIGTERM set; the old handlers come back afterwards."""
    stop = Event()
    old = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


@contextmanager
def _started(
    commands: dict[str, list[str]], environment: dict[str, str]
) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """The processes, each in a group of its own, so that a terminal's Ctrl-C reaches them in order, through us."""
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands.items():
            processes[name] = subprocess.Popen(command, env=environment, start_new_session=True)
        yield processes
    finally:
        _stop(list(processes.values()))


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask each to end, wait, then end what is left of their groups: a run that is cut off heals at the next one."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
    deadline = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(deadline - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for process in processes:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
