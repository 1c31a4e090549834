"""The process that every fault is tried in: warmed once, then a fork for each round."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import REPOSITORY

Order = Callable[..., dict[str, Any]]
NOW = "2026-07-01T10:00:00+00:00"


@pytest.fixture(scope="session")
def order() -> Iterator[Order]:
    """Sends a home down a road, to a fault if one is named; called as `order(road, home, fault=…, point=…)`."""
    command = [sys.executable, "-m", "tests.faults.mortal"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == "ready\n"

        def ordered(road: str, home: Home, **rest: Any) -> dict[str, Any]:
            told = {"road": road, "home": str(home.path), "environment": {"TIERLINE_NOW": NOW}} | rest
            process.stdin.write(json.dumps(told) + "\n")
            process.stdin.flush()
            answer: dict[str, Any] = json.loads(process.stdout.readline())
            return answer

        yield ordered
        process.stdin.close()
