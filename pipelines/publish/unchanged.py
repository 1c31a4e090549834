"""What a regraded date was found not to differ by, so that it is not graded again at every refresh.

One small file per as-of date under audit/unchanged/. Losing it costs one more grading and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home


def looked_at(home: Home, as_of: date, seq: int) -> frozenset[str]:
    """Ids of the files that the date's newest snapshot lacks and would be equal with; none after a newer snapshot."""
    path = _file(home, as_of)
    if not path.is_file():
        return frozenset()
    told = json.loads(path.read_text("utf-8"))
    return frozenset(told["files"]) if told["seq"] == seq else frozenset()


def remember_unchanged(home: Home, as_of: date, seq: int, files: Iterable[str]) -> None:
    """Snapshot `seq` of this date says the same with these files as without them."""
    write_atomically(_file(home, as_of), json.dumps({"seq": seq, "files": sorted(files)}, indent=1) + "\n")


def _file(home: Home, as_of: date) -> Path:
    return home.audit / "unchanged" / f"{as_of}.json"
