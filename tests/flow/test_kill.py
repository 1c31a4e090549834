"""Kill -9 some milliseconds into a stage, where DuckDB and Polars write: CURRENT is old or new, the next run heals.

Kills at the named commit points stand in tests/faults.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from tests.flow.homes import REPOSITORY, current, deliver, digests, make_home, manifest, query, refresh
from tests.flow.receipts import receipts

# The step that has begun, and how long ago: landing, models, a gate, staging, publication.
MOMENTS = [
    ("landing__ledger", 25),
    ("models", 700),
    ("graded_gate", 100),
    ("published__staged", 30),
    ("published__snapshot", 0),
    ("published__snapshot", 15),
]
pytestmark = pytest.mark.torture


def files(number: int) -> dict[str, str]:
    """What arrives before one run: two files, one of them with a bad row."""
    rows = [f"S{number}-{row},1,c{row % 5},2026-01-{row % 28 + 1:02},1,{number}.{row:02}" for row in range(40)]
    bad = f"B{number},1,bad,2026-02-30,1,0.01"
    return {
        f"receipts_{number:02}a": receipts(*rows, bad),
        f"receipts_{number:02}b": receipts(rows[0].replace("S", "T")),
    }


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = make_home(tmp_path_factory.mktemp("undisturbed"))
    for number in range(len(MOMENTS) + 1):
        deliver(home, **files(number))
    assert refresh(home).exit_code == 0
    return digests(home)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = make_home(tmp_path / "home")
    deliver(home, **files(0))
    assert refresh(home).exit_code == 0
    return home


@pytest.fixture
def killer(home: Home) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.flow.killed_refresh", str(home.path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **pipes, text=True, cwd=REPOSITORY) as process:
        assert process.stdout and process.stdout.readline() == "ready\n"
        yield process
        process.stdin.close()


def killed(killer: subprocess.Popen[str], step: str, milliseconds: int) -> int:
    """Run until that moment; the signal that ended the run."""
    assert killer.stdin and killer.stdout
    killer.stdin.write(f"{step} {milliseconds}\n")
    killer.stdin.flush()
    return int(killer.stdout.readline())


def readable_snapshot(home: Home) -> int:
    """The sequence in CURRENT, after reading the snapshot it names and the file that BI tools open."""
    seq = int((current(home) or "").strip().removeprefix("seq="))
    customers = manifest(home)["outputs"]["customers"]["rows"]
    assert query(home, "select count(*) from customers", seq=seq) == [(customers,)]
    shown = query(home, "select count(*), min(snapshot_id) from customers")[0]
    kept = {manifest(home, number)["snapshot_id"] for number in range(1, seq + 1)}
    assert shown[0] > 0
    assert shown[1] in kept
    return seq


def leftovers(home: Home) -> list[str]:
    return [str(path.relative_to(home.path)) for path in home.path.rglob("*.part")]


def test_a_run_killed_at_any_moment_is_healed_by_the_next(
    home: Home, killer: subprocess.Popen[str], undisturbed: dict[str, str]
) -> None:
    for number, (step, milliseconds) in enumerate(MOMENTS, start=1):
        before = readable_snapshot(home)
        deliver(home, **files(number))
        ended_by = killed(killer, step, milliseconds)
        assert ended_by == SIGKILL, f"{step} after {milliseconds} ms: {ended_by}"
        assert readable_snapshot(home) in (before, before + 1), f"{step} after {milliseconds} ms"
    assert refresh(home).exit_code == 0
    assert digests(home) == undisturbed
    assert leftovers(home) == []
    rows = Ledger(home).all()
    assert {row.status for row in rows} == {"landed"}
    assert len(rows) == len({row.sha256 for row in rows}) == 2 * (len(MOMENTS) + 1)
    assert not list(home.inbox.iterdir())
    assert query(home, "select distinct snapshot_id from customers") == [(manifest(home)["snapshot_id"],)]
