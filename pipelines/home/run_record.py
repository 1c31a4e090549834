"""What a run writes down for its later steps and for people: audit/runs/<run id>/<part>.json.

Add a part by naming it. Keep out personal data and secrets: these files are read by whoever reads logs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home


def run_folder(home: Home, run_id: str) -> Path:
    """The folder with everything that a run wrote down."""
    return home.audit / "runs" / run_id


def record_file(home: Home, run_id: str, part: str) -> Path:
    """Where one part of a run's record lies."""
    return run_folder(home, run_id) / f"{part}.json"


def write_record(home: Home, run_id: str, part: str, document: Any) -> None:
    """Write one part, whole or not at all; dates and decimals as text."""
    text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True, default=str)
    write_atomically(record_file(home, run_id, part), text + "\n")


def read_record(home: Home, run_id: str, part: str) -> Any:
    """A part that was written, or None."""
    path = record_file(home, run_id, part)
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
