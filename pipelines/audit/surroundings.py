"""What a home stands on: folders and their permissions, disk, clock, the lock, and a webserver that is running.

Keep out: what is in the home (doctor.py).
"""

from __future__ import annotations

import ipaddress
import json
import os
import shutil
import stat
from datetime import datetime
from pathlib import Path

from pipelines.audit.finding import Finding
from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder
from pipelines.landing.ledger import Ledger
from pipelines.publish.current import kept_sequences, snapshot_folder

# A run writes the warehouse and a snapshot anew beside the old ones; below this nothing of use fits.
LEAST_FREE_BYTES = 500_000_000


def folders(home: Home) -> Finding:
    """Whether runs can write where they must, and nobody else reads rows as they were delivered."""
    faults = []
    for folder in (home.path, home.inbox, home.published, home.audit, home.dagster):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            faults.append((f"{folder} cannot be written", f"chmod u+rwx {folder}, or run as its owner"))
    for folder in (home.archive, home.landing, home.quarantine, home.warehouse):
        if folder.exists() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            faults.append((f"others may read {folder}", f"chmod 700 {folder}"))
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK):
            faults.append((f"{folder} cannot be written", f"chmod u+rwx {folder}, or run as its owner"))
    if faults:
        said, remedies = zip(*faults, strict=True)
        return Finding("folders", "wrong", "; ".join(said), "; ".join(remedies))
    return Finding("folders", "ok", str(home.path))


def lock(home: Home) -> Finding:
    """Who is writing."""
    holder = lock_holder(home)
    return Finding("lock", "ok", f"held by {holder}" if holder else "free")


def disk(home: Home) -> Finding:
    """Whether the next run has room: twice what the warehouse and the newest snapshot take."""
    kept = kept_sequences(home)
    snapshot = _size(snapshot_folder(home, kept[-1])) if kept else 0
    needed = max(2 * (_size(home.warehouse) + snapshot), LEAST_FREE_BYTES)
    free = shutil.disk_usage(home.path).free
    said = f"{free / 1e9:,.1f} GB free; the next run may need {needed / 1e9:,.1f} GB"
    if free < needed:
        return Finding("disk", "wrong", said, "Make room, or tierline prune --keep 24m")
    return Finding("disk", "ok", said)


def clock(home: Home, moment: datetime) -> Finding:
    """Whether the clock stands after everything that has landed: what lands now must be known later."""
    newest = Ledger(home).latest_known_at()
    if newest and moment < datetime.fromisoformat(newest):
        said = f"it is {moment:%Y-%m-%d %H:%M} UTC here, and a file landed at {newest[:16]} UTC"
        return Finding("clock", "wrong", said, "Set the clock; rows that land meanwhile are known just after that file")
    return Finding("clock", "ok", f"{moment:%Y-%m-%d %H:%M} UTC")


def webserver_record(home: Home) -> Path:
    """Where a webserver that serves the home writes its pid, host and port."""
    return home.dagster / "webserver.json"


def webserver(home: Home) -> Finding:
    """Whether a running webserver can be reached only from this machine: whoever reaches it can start runs."""
    try:
        recorded = json.loads(webserver_record(home).read_text("utf-8"))
        pid, host, port = int(recorded["pid"]), str(recorded["host"]), int(recorded["port"])
    except FileNotFoundError:
        return Finding("webserver", "ok", "none is recorded")
    except (ValueError, KeyError, TypeError):
        return Finding("webserver", "wrong", "its record cannot be read", f"Remove {webserver_record(home)}")
    if not Path(f"/proc/{pid}").exists() and Path("/proc/self").exists():
        return Finding("webserver", "ok", "not running")
    if _is_loopback(host):
        return Finding("webserver", "ok", f"pid {pid} on {host}:{port}, for this machine only")
    remedy = "Bind it to 127.0.0.1 and put a proxy that asks who comes before it"
    return Finding("webserver", "wrong", f"pid {pid} listens on {host}:{port}, open to the network", remedy)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
