"""Refreshes a home and dies by kill -9 when a step begins for the n-th time: each restated date has steps of its own.

python -m tests.flow.killed_restatement HOME AS_OF STEP N
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.refresh import refresh
from pipelines.settings import quiet_tools


def main(home: Home, as_of: date, step: str, times: int) -> None:
    begun: list[str] = []

    def count(name: str) -> None:
        begun.append(name)
        if begun.count(step) == times:
            os.kill(os.getpid(), signal.SIGKILL)

    quiet_tools()
    refresh(home, as_of=as_of, wait_seconds=1, on_step=count)


if __name__ == "__main__":
    main(Home.at(Path(sys.argv[1])), date.fromisoformat(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
