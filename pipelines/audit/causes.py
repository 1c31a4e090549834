"""What a person must hear of: a failed run, a blocked gate, a late source, a day that is not published in time.

A cause is the name of one fault: while it lasts it stays the same, so that nobody is told twice. No personal data: a
cause names runs, relations, checks, sources and days, never a row or the text of an error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pipelines.checks.result import record_blocks
from pipelines.home.folder import Home
from pipelines.home.run_record import read_record
from pipelines.landing.punctuality import late_sources
from pipelines.publish.current import kept_snapshots
from pipelines.settings import Settings
from pipelines.sources.mapping import Mapping

Kind = Literal["run_failed", "gate_blocked", "source_late", "not_published"]
GATES = ("gate_landed", "gate_graded", "gate_staged")


@dataclass(frozen=True)
class Cause:
    """One fault. `name` is the same for as long as it is the same fault; `told` says it in words."""

    kind: Kind
    name: str
    told: str


def cause_of_failure(home: Home, run_id: str, first_run_id: str) -> Cause | None:
    """Why a failed run ended. `first_run_id`: the run that it is a retry of, or a day of; else itself.

    None for a range whose day was refused: the run of that day tells why.
    """
    blocked = _blocked(home, run_id)
    if blocked:
        snapshot_id = (read_record(home, run_id, "plan") or {}).get("facts", {}).get("snapshot_id", run_id)
        names = ", ".join(blocked)
        return Cause("gate_blocked", f"{snapshot_id}/{names}", f"a gate is closed: {names} (run {run_id})")
    if any(day["refused"] for day in read_record(home, run_id, "days") or []):
        return None
    return Cause("run_failed", first_run_id, f"run {run_id} failed; what was published before stands")


def standing_causes(home: Home, settings: Settings, mappings: Sequence[Mapping], moment: datetime) -> list[Cause]:
    """What is wrong at this moment without any run: late sources, and a day that is not published in time."""
    late = [
        Cause("source_late", f"{one.source_code}/{one.last_known_at}", one.told)
        for one in late_sources(home, mappings, moment)
    ]
    return late + _not_published(home, settings, moment)


def _not_published(home: Home, settings: Settings, moment: datetime) -> list[Cause]:
    due = settings.alerts.published_by if settings.alerts else None
    local = moment.astimezone(ZoneInfo(settings.zone))
    if due is None or local.time() < due:
        return []
    day = settings.as_of_on(moment)
    if any(manifest.as_of >= day for manifest in kept_snapshots(home)):
        return []
    return [Cause("not_published", day.isoformat(), f"{day} is not published, and it was due by {due:%H:%M}")]


def _blocked(home: Home, run_id: str) -> list[str]:
    results: list[dict[str, Any]] = []
    for gate in GATES:
        results += (read_record(home, run_id, gate) or {"results": []})["results"]
    return [f"{one['relation']}.{one['name']}" for one in results if record_blocks(one)]
