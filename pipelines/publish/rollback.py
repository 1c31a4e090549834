"""Puts an earlier snapshot before readers, and takes that back. Nothing is made or removed: only the pointer moves.

The pin is written first; a kill after it leaves the pointer to the next start, which follows the pin (promotion.py).
"""

from __future__ import annotations

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.home.run_log import RunLog
from pipelines.publish.current import kept_snapshots, read_current, snapshot_folder
from pipelines.publish.pin import Pin, read_pin, remove_pin, write_pin
from pipelines.publish.promotion import reconcile


def roll_back(home: Home, seq: int, reason: str, log: RunLog, *, serves_duckdb: bool) -> Pin:
    """Pin CURRENT to `seq` and let every target follow. Call it with the lock held; RefusedError for no such snapshot.

    `log` says who pins and when.
    """
    manifests = kept_snapshots(home)
    if seq not in {manifest.seq for manifest in manifests}:
        remedy = "Name one that `tierline snapshots` lists"
        raise RefusedError(Problem(f"there is no snapshot seq={seq}", str(snapshot_folder(home, seq)), remedy))
    newest = max(manifest.as_of for manifest in manifests)
    pin = Pin(seq=seq, newest_as_of=newest, reason=reason, actor=log.actor, pinned_at=log.started_at)
    log.tell(current_before=read_current(home), pin=pin.model_dump(mode="json"))
    write_pin(home, pin)
    reconcile(home, serves_duckdb=serves_duckdb)
    return pin


def release(home: Home, log: RunLog, *, serves_duckdb: bool) -> int | None:
    """Take the pin away; CURRENT is again the newest of the greatest as_of. None when nothing was pinned."""
    log.tell(current_before=read_current(home), released=_told(home))
    if not remove_pin(home):
        return None
    reconcile(home, serves_duckdb=serves_duckdb)
    return read_current(home)


def _told(home: Home) -> dict[str, object] | None:
    try:
        pin = read_pin(home)
    except RefusedError:
        return {"seq": None, "reason": "the pin could not be read"}
    return pin.model_dump(mode="json") if pin else None
