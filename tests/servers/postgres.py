"""A PostgreSQL server for a test, on loopback, gone afterwards.

TIERLINE_TEST_POSTGRES names one that is running (postgresql://user:password@host:port/database, whose database may be
filled). Without it a cluster of its own is made with the system's packages, which root installs when they are missing
and the system is Debian's. Add here how a server comes and goes; keep what is tested out.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

GIVEN = "TIERLINE_TEST_POSTGRES"
PASSWORD = "only-for-this-test-7f3a"
IS_ROOT = os.geteuid() == 0


@dataclass(frozen=True)
class Cluster:
    """A cluster of our own: its programs, its folder, its port."""

    programs: Path
    folder: Path
    port: int

    @property
    def address(self) -> str:
        """Where it answers, password included."""
        return f"postgresql://runs:{PASSWORD}@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Make it answer on loopback only."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._do(
            "pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-w", "-l", str(self.folder / "log"), "start"
        )

    def stop(self) -> None:
        """Make it answer no more, at once."""
        self._do("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")

    def create(self) -> None:
        """Make its data; passwords are asked for."""
        words = self.folder / "password"
        words.write_text(PASSWORD + "\n")
        if IS_ROOT:
            for path in (self.folder, words):
                shutil.chown(path, "postgres")
        asked = ("-U", "runs", "-A", "scram-sha-256", "--pwfile", str(words))
        self._do("initdb", "-D", str(self.folder / "data"), "--no-sync", "-E", "UTF8", *asked)

    def _do(self, program: str, *words: str) -> None:
        # The server refuses to be started by root.
        other = ["runuser", "-u", "postgres", "--"] if IS_ROOT else []
        command = [*other, str(self.programs / program), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder, timeout=120)
        # pg_ctl answers 3 when it was stopped already.
        assert done.returncode in (0, 3), f"{program}: {done.stdout}{done.stderr}"


@contextmanager
def own_cluster() -> Iterator[Cluster]:
    """A cluster of our own that answers; the test is skipped, with the reason, where none can be had."""
    programs = _programs()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not below the folder of the test, which only its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="tierline-postgres-"))
    cluster = Cluster(programs, folder, port)
    try:
        cluster.create()
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)


@contextmanager
def postgres_address() -> Iterator[str]:
    """The address of a server that answers: the one that the environment names, or one of our own."""
    if given := os.environ.get(GIVEN):
        yield given
        return
    with own_cluster() as cluster:
        yield cluster.address


def _programs() -> Path:
    found = _newest()
    if found is None and IS_ROOT and shutil.which("apt-get"):
        for words in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
            environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "-q", *words], check=False, capture_output=True, env=environment, timeout=600)
        found = _newest()
    if found is None:
        pytest.skip(f"NOT RUN: no PostgreSQL here. Install it, run as root on Debian, or name one in {GIVEN}")
    return found


def _newest() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    elsewhere = shutil.which("initdb")
    return found[-1].parent if found else Path(elsewhere).parent if elsewhere else None
