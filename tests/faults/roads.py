"""The roads of a home that faults are tried on: landing alone, publication alone, and the whole refresh.

Landing and publication alone are the product's own functions under its lock, without Dagster and the models between
them: a tenth of a second instead of ten. Keep out: faults, and what must hold after them.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.settings import load_settings, now


def land(home: Home, *, across: bool = False) -> int:
    """Land the inbox; `across`: as if the inbox lay on another file system than the home."""
    from pipelines.landing.land import land as land_inbox
    from pipelines.sources.mapping import load_mappings

    if across:
        os.rename = _refused_across(home, os.rename)
    with one_writer(home, 60, now()):
        land_inbox(home, load_settings(home), load_mappings(home), run_id="run", settle_seconds=0)
    return 0


def publish(home: Home, *, contract: str, as_of: str) -> int:
    """Heal, then publish a small warehouse as of this date unless it is published already."""
    from pipelines.publish.current import kept_snapshots
    from pipelines.publish.promotion import reconcile
    from tests.unit.publish.scratch import publish_once

    with one_writer(home, 60, now()):
        reconcile(home)
        if as_of not in [str(manifest.as_of) for manifest in kept_snapshots(home)]:
            publish_once(home, Path(contract), as_of)
    return 0


def refresh(home: Home, *arguments: str, command: str = "refresh") -> int:
    """`tierline refresh`, as it is called at a terminal; its exit code."""
    from pipelines.cli.main import run

    sys.argv = ["tierline", command, "--home", str(home.path), *arguments]
    try:
        run()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _refused_across(home: Home, rename):
    def renamed(source, target):
        if Path(source).is_relative_to(home.inbox):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        rename(source, target)

    return renamed


def race(home: Home, *, contract: str, wait: float) -> int:
    """Two writers at once, forked here; their exit codes as one number, 10 times the greater and the smaller."""
    from tests.faults.raced import race as run

    writers = []
    for _ in range(2):
        writer = os.fork()
        if writer == 0:
            os._exit(run(home, contract=contract, wait=wait))
        writers.append(writer)
    codes = sorted(os.waitstatus_to_exitcode(os.waitpid(writer, 0)[1]) for writer in writers)
    return 10 * codes[1] + codes[0]


ROADS = {"land": land, "publish": publish, "refresh": refresh, "race": race}
