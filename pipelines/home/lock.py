"""One writer per home: an operating-system lock that a crash releases and that names its holder."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from pipelines.home.folder import Home
from pipelines.home.problems import LockHeldError, Problem

POLL_SECONDS = 0.2


def lock_holder(home: Home) -> str | None:
    """Who holds the lock now (`pid … on … since …`), or None when nobody does."""
    try:
        handle = os.open(home.lock_file, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.read(handle, 500).decode(errors="replace").strip() or "a writer that is just starting"
    finally:
        os.close(handle)
    return None


@contextmanager
def one_writer(home: Home, wait_seconds: float, started_at: datetime) -> Iterator[None]:
    """Hold the home's lock for the block; LockHeldError with the holder's pid, host and start after `wait_seconds`."""
    handle = os.open(home.lock_file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _acquire(handle, home, wait_seconds)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"pid {os.getpid()} on {socket.gethostname()} since {started_at.isoformat()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, home: Home, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                holder = lock_holder(home) or "a writer that has just ended"
                raise LockHeldError(
                    Problem(
                        f"another run is writing this home: {holder}",
                        str(home.path),
                        "Wait for it, or give --wait more seconds",
                    )
                ) from None
            time.sleep(min(POLL_SECONDS, max(wait_seconds, 0.01)))
