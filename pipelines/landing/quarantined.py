"""Counts what lies in quarantine, by source and reason. Rows themselves are shown by nobody here."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.places import rejected_rows


def quarantined_rows(home: Home, file_ids: Iterable[str]) -> list[tuple[str, str, int]]:
    """(source, reason code, rows) over the rejected rows of these files, in that order."""
    paths = [path for file_id in file_ids if (path := rejected_rows(home, file_id)).is_file()]
    if not paths:
        return []
    counted = pl.scan_parquet(paths).group_by("source_code", "reason_code").len().sort("source_code", "reason_code")
    return list(counted.collect().iter_rows())
