"""What the columns of one row of a dated table must agree on, and the sign that the kind of a points entry gives.

Add a rule here when one row alone proves it wrong. What needs another row or file is decided at every refresh.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from pipelines.sources.faults import Fault, some_faults
from pipelines.sources.local_rows import LocalRows
from pipelines.sources.table_mapping import TableMapping

PERIODS = {
    "opportunity": ("opened_on", "closed_on"),
    "subscription": ("started_on", "ended_on"),
    "receivable": ("issued_on", "settled_on"),
    "group_member": ("member_from", "member_to"),
}
TAKEN = ("redeem", "expire", "reverse")


def row_faults(
    table: str, values: dict[str, pl.Series], rules: TableMapping, rows: LocalRows, fed: pl.Series
) -> Iterator[Fault]:
    """Rows of `fed` that end before they begin, earn less than nothing, or rate with neither a code nor a number."""
    start, end = PERIODS.get(table, ("", ""))
    if end in values:
        yield from some_faults({"ends_before_start": values[end] < values[start]}, _header(rules, rows, end), fed)
    if table == "points_entry":
        is_short = (values["entry_kind"] == "earn") & (values["points"] < 0)
        yield from some_faults({"negative_without_rule": is_short}, _header(rules, rows, "points"), fed)
        if "expires_on" in values:
            # Points that are worthless on the day they come were never there.
            adds = (signed_points(values["points"], values["entry_kind"]) > 0).fill_null(False)
            is_stillborn = adds & (values["expires_on"] <= values["entered_on"])
            yield from some_faults({"ends_before_start": is_stillborn}, _header(rules, rows, "expires_on"), fed)
    if table == "attribute":
        said = [values[name] for name in ("attribute_value", "attribute_number") if name in values]
        is_silent = pl.repeat(True, rows.height, dtype=pl.Boolean, eager=True)
        for series in said:
            is_silent &= series.is_null()
        yield from some_faults({"missing_value": is_silent}, None, fed)


def signed_points(points: pl.Series, kind: pl.Series) -> pl.Series:
    """Below 0 where the entry takes points, whatever sign the file writes."""
    return points.zip_with(~kind.is_in(TAKEN).fill_null(False), -points.abs())


def _header(rules: TableMapping, rows: LocalRows, name: str) -> str:
    return rows.headers.get(rules.targets[name].column or "", name)
