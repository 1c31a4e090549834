"""Refreshes a home and dies by kill -9 some milliseconds after a step has begun; as often as it is told to.

python -m tests.flow.killed_refresh HOME, then on stdin one line `STEP MILLISECONDS` per run; answers with the signal
that ended the run (9), or 0 when the run had ended before. Each run is a fork of one process that has read the models
and done nothing else, which saves the start of eight processes.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from pipelines.definitions import build
from pipelines.home.folder import Home
from pipelines.refresh import refresh
from pipelines.settings import quiet_tools


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def run_and_die(home: Home, step: str, milliseconds: int) -> None:
    def begun(name: str) -> None:
        if name == step:
            threading.Timer(milliseconds / 1000, die).start() if milliseconds else die()

    refresh(home, as_of=None, wait_seconds=1, on_step=begun)


def main(home: Home) -> None:
    quiet_tools()
    home.create_run_folders()
    build(home)
    print("ready", flush=True)
    for line in sys.stdin:
        step, milliseconds = line.split()
        child = os.fork()
        if child == 0:
            run_and_die(home, step, int(milliseconds))
            os._exit(0)
        print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main(Home.at(Path(sys.argv[1])))
