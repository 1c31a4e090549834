"""What one command costs: seconds on the wall, CPU seconds of it and all its children, peak memory of the largest.

Keep out what is measured.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Cost:
    """wall_seconds; cpu_seconds: user and system of the whole tree of processes; peak_megabytes: of one process."""

    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: int


def cost_of(command: Sequence[str | Path]) -> Cost:
    """Run the command and wait for it. RuntimeError with what it printed when it fails."""
    before, began = _used(), time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, env=environment, cwd=REPOSITORY, check=False
    )
    wall, cpu = time.perf_counter() - began, _used() - before
    if done.returncode:
        raise RuntimeError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return Cost(wall, cpu, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)


def tierline(*arguments: str | Path) -> list[str | Path]:
    """The command line of `tierline` in this environment."""
    return [Path(sys.executable).parent / "tierline", *arguments]


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
