"""The cuts that a published snapshot graded by. Keep out: what a cut is (policies/given_cuts.py)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.publish.current import kept_sequences, snapshot_folder
from pipelines.publish.manifest import read_manifest

TABLE = "tier_cuts"


def published_cuts(home: Home, seq: int) -> tuple[Path, date]:
    """The table of cuts of a kept snapshot, and its as-of date; RefusedError when there is no such table."""
    folder = snapshot_folder(home, seq)
    if seq not in kept_sequences(home):
        remedy = "Name one that `tierline snapshots` lists"
        raise RefusedError(Problem(f"there is no snapshot seq={seq}", str(folder), remedy))
    file = folder / f"{TABLE}.parquet"
    if not file.is_file():
        remedy = "Name one published by this version, or refresh"
        raise RefusedError(Problem("the snapshot was published before it listed cuts", str(folder), remedy))
    return file, read_manifest(folder).as_of
