"""What became of every landed row: counted, excluded, anonymous, set aside, duplicate, superseded or after D."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipelines.warehouse.engine import warehouse


def accounted_rows(file: Path) -> dict[str, Any]:
    """By table, status and reason: rows and exact sums in program currency, as text."""
    with warehouse(file, read_only=True) as connection:
        rows = connection.execute(
            """select table_name, line_status, status_reason, sum(row_count)::bigint, sum(amount)
            from metrics.met_rows__accounted group by all
            union all
            select table_name, line_status, status_reason, row_count, null from metrics.met_rows__masters
            order by all"""
        ).fetchall()
    accounted: dict[str, Any] = {}
    for table, status, reason, count, amount in rows:
        name = f"{status}:{reason}" if reason else status
        accounted.setdefault(table, {})[name] = {"rows": count, "amount": None if amount is None else str(amount)}
    return accounted
