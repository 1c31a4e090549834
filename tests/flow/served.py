"""A home that is served as a user serves it: `tierline serve` in a process of its own, spoken to over GraphQL.

Add here what a test asks a served home; keep what it expects out.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.home.folder import Home
from tests.flow.homes import REPOSITORY

LAUNCH = """mutation($params: ExecutionParams!) { launchRun(executionParams: $params) {
  __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }"""
RUNS = "{ runsOrError { ... on Runs { results { runId status parentRunId } } } }"
JOB = {
    "repositoryLocationName": "pipelines.definitions",
    "repositoryName": "__repository__",
    "jobName": "refresh",
}


@dataclass(frozen=True)
class Served:
    """A served home and the port its webserver listens on."""

    process: subprocess.Popen[str]
    port: int

    def ask(self, query: str, **variables: Any) -> Any:
        """The data of a GraphQL answer."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        address = f"http://127.0.0.1:{self.port}/graphql"
        request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)["data"]

    def launch(self, day: str) -> str:
        """Start the refresh job for one day; the id of its run."""
        tags = [{"key": "dagster/partition", "value": day}]
        params = {"selector": JOB, "mode": "default", "executionMetadata": {"tags": tags}}
        launched = self.ask(LAUNCH, params=params)["launchRun"]
        assert launched["__typename"] == "LaunchRunSuccess", launched
        return str(launched["run"]["runId"])

    def runs(self) -> list[dict[str, Any]]:
        """Every run, the newest first."""
        found: list[dict[str, Any]] = self.ask(RUNS)["runsOrError"]["results"]
        return found

    def is_up(self) -> bool:
        """Whether the webserver answers."""
        try:
            return bool(self.ask("{ version }"))
        except OSError:
            return False


def until(is_so: Callable[[], Any], seconds: float, what: str) -> Any:
    """The first true answer; fails after that many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := is_so():
            return found
        time.sleep(0.2)
    raise AssertionError(f"{what}: not within {seconds} s")


def processes_of(home: Home) -> list[int]:
    """Processes that were started for this home, by what their environment says."""
    mark = f"TIERLINE_HOME={home.path}".encode()
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


@contextmanager
def served(home: Home, *options: str, screen: Path | None = None) -> Iterator[Served]:
    """Serve a home on a free port; everything that was started is gone afterwards. `screen`: what it prints."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    start = "from pipelines.cli.main import run; run()"
    command = [sys.executable, "-c", start, "serve", "--home", str(home.path), "--port", str(port), *options]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    shown = (screen or Path(os.devnull)).open("w")
    process = subprocess.Popen(command, env=environment, cwd=REPOSITORY, text=True, stdout=shown, stderr=shown)
    try:
        found = Served(process, port)
        until(found.is_up, 180, "the webserver answers")
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
        shown.close()
        for pid in processes_of(home):
            os.kill(pid, signal.SIGKILL)
