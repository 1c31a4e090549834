"""One of two writers that race on a home: lands its inbox and publishes what is known, on the product's own lock.

The models between landing and publication are left out, so that a round costs little; the as-of date stands for what
a snapshot knows: one day later for each file that has landed. Keep out: what must hold after a race.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.home.problems import LockHeldError
from pipelines.landing.land import land
from pipelines.landing.ledger import Ledger
from pipelines.publish.current import kept_snapshots
from pipelines.publish.promotion import reconcile
from pipelines.settings import load_settings, now
from pipelines.sources.mapping import load_mappings
from tests.unit.publish.scratch import publish_once

FIRST_DAY = date(2025, 1, 1)


def day_known(home: Home) -> str:
    """The date that stands for everything landed by now."""
    return str(FIRST_DAY + timedelta(days=len(Ledger(home).landed())))


def race(home: Home, *, contract: str, wait: float) -> int:
    """One writer's run; 3 when the other held the lock for longer than `wait` seconds."""
    try:
        with one_writer(home, wait, now()):
            reconcile(home)
            land(home, load_settings(home), load_mappings(home), run_id="run", settle_seconds=0)
            day = day_known(home)
            if day not in [str(manifest.as_of) for manifest in kept_snapshots(home)]:
                publish_once(home, Path(contract), day)
    except LockHeldError as held:
        return int(held.exit_code)
    return 0
