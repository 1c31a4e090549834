"""Runs one road of a home in a child that dies, or meets a fault, at a file operation; as often as it is told to.

python -m tests.faults.mortal, then on stdin one JSON order per line; answers each with one line of JSON: `signal` or
`code` of the child, and what it printed. Each child is forked from this one process, which has imported everything,
read the models and done nothing else: that saves the start, and a child may be killed, starved or raced at no cost.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipelines.home.folder import Home
from pipelines.settings import quiet_tools
from tests.faults.commit_points import point_at
from tests.faults.operations import Operation, watch
from tests.faults.roads import ROADS

NO_EXIT_CODE = 70
WARM = (
    "great_expectations",
    "polars",
    "duckdb",
    "pyarrow",
    "pipelines.checks.gate",
    "pipelines.cli.main",
    "xlsxwriter",
)


class Fault:
    """Lets operations pass until the one that an order names; there the child dies, fails, or fills its disk.

    An order names it by its `number` (0 = the first operation that writes), or by a commit `point`, a `kind` and a
    part of a `path`, and how often that comes by unharmed (`passing`).
    """

    def __init__(self, order: dict[str, Any]) -> None:
        self.order, self.seen, self.hits = order, 0, 0
        self.log = open(order["log"], "w", encoding="utf-8") if "log" in order else None  # noqa: SIM115

    def meet(self, operation: Operation) -> None:
        number, self.seen = self.seen, self.seen + (operation.kind != "read")
        if self.log:
            self.log.write(json.dumps(asdict(operation)) + "\n")
            self.log.flush()
        if self._is_meant(operation, number):
            self.hits += 1
            if self.hits > self.order.get("passing", 0):
                self._strike(operation)

    def _is_meant(self, operation: Operation, number: int) -> bool:
        if "number" in self.order:
            return operation.kind != "read" and number == self.order["number"]
        if "point" in self.order:
            return point_at(operation) == self.order["point"]
        return operation.kind == self.order.get("kind") and self.order.get("path", "") in operation.path

    def _strike(self, operation: Operation) -> None:
        fault = self.order["fault"]
        if fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif fault == "fill":
            fill(Path(self.order["filler"]))
        elif fault == "gone":
            Path(self.order["home"], operation.path).unlink()
        else:
            raise OSError(
                getattr(errno, fault), os.strerror(getattr(errno, fault)), f"{self.order['home']}/{operation.path}"
            )


def fill(filler: Path) -> None:
    """Write a file until its disk has no room left."""
    with filler.open("ab", buffering=0) as stream:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    stream.write(b"\0" * size)
            except OSError:
                continue


def ordered(order: dict[str, Any], output: Any) -> None:
    """The child: go the road and end."""
    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    os.environ |= order.get("environment", {})
    home = Home.at(Path(order["home"]))
    if order.get("uid"):
        os.setgid(order["uid"])
        os.setuid(order["uid"])
    if "fault" in order or "log" in order:
        watch(home.path, Fault(order).meet)
    road: Callable[..., int] = ROADS[order["road"]]
    code = road(home, **order.get("options", {}))
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def answered(order: dict[str, Any]) -> dict[str, Any]:
    """Fork a child for an order and wait for its end."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        child = os.fork()
        if child == 0:
            try:
                ordered(order, output)
            finally:
                # Only a fault of the code comes here: a traceback, and no exit code that a command has.
                sys.excepthook(*sys.exc_info())
                sys.stderr.flush()
                os._exit(NO_EXIT_CODE)
        status = os.waitpid(child, 0)[1]
        output.seek(0)
        told = output.read()
    killed = os.WIFSIGNALED(status)
    signalled, code = (os.WTERMSIG(status), None) if killed else (None, os.WEXITSTATUS(status))
    return {"signal": signalled, "code": code, "told": told}


def main() -> None:
    """Get warm, then answer orders until stdin ends."""
    quiet_tools()
    for name in WARM:
        __import__(name)
    from pipelines.definitions import build
    from tests.flow.homes import make_home

    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder))
        home.create_run_folders()
        build(home)
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(answered(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
