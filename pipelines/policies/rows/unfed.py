"""Which criteria in force read an input whose rows landed once, and that no mapping fills any more.

Keep out: what becomes of their policies (`policy.py`), and how loudly that is told (expectations/graded).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

import polars as pl

from pipelines.policies.in_force import all_in_force
from pipelines.policies.metrics import missing_input
from pipelines.policies.rows.schema import TEXT, Schema
from pipelines.policies.version import PolicyVersion

UNFED_INPUT: Schema = {
    **{"policy_id": TEXT, "policy_version": TEXT, "criterion_id": TEXT, "measured": TEXT},
    **{"table_name": TEXT, "source_codes": TEXT},
}
# Points that a program gives for receipts come from the table of receipts.
RECEIPTS = "sales_line"


def unfed_rows(
    versions: Sequence[PolicyVersion], as_of: date, fed: Set[str], vanished: Mapping[str, Sequence[str]]
) -> pl.DataFrame:
    """One row per criterion; `vanished` names the inputs that landed and are not `fed`, with the sources of their rows.

    `measured` is a metric or an attribute.
    """
    rows = [row for version in all_in_force(versions, as_of) for row in _of_version(version, fed, vanished)]
    return pl.DataFrame(rows, schema=UNFED_INPUT, orient="row")


def _of_version(
    version: PolicyVersion, fed: Set[str], vanished: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    for criterion in version.rule.measured:
        table = missing_input(criterion.metric, fed)
        if table is not None and table in vanished:
            sources = ", ".join(vanished[table] or vanished.get(RECEIPTS, ()))
            measured = criterion.metric or criterion.attribute or ""
            yield version.id, version.version, criterion.id, measured, table, sources
