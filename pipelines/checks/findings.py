"""Turns a failed verdict into what a reader needs: how many rows, from which files, three examples.

Keep out: deciding whether something failed (validation.py), and any unmasked value of a direct column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from pipelines.checks.result import CheckResult
from pipelines.checks.validation import Verdict

if TYPE_CHECKING:
    import duckdb

EXAMPLES = 3
Masks = Mapping[str, Collection[str]]


def masked(value: str | None) -> str | None:
    """The first character and three stars: enough to tell two rows apart, not to know a person."""
    return f"{value[0]}***" if value else value


def finding(verdict: Verdict, connection: duckdb.DuckDBPyConnection, masks: Masks) -> CheckResult:
    """The result of one verdict. `masks`: further direct columns by source_code."""
    suite, expectation = verdict.suite, verdict.expectation
    base = (expectation.name, suite.relation, expectation.severity, verdict.passed)
    if verdict.passed:
        return CheckResult(*base, expectation.reason)
    if verdict.error:
        return CheckResult(*base, f"{expectation.reason} (the check itself failed: {verdict.error})")
    if verdict.failing_rows is None:
        return CheckResult(*base, expectation.reason)
    count = connection.sql(f"select count(*) from ({verdict.failing_rows})").fetchall()[0][0]
    return CheckResult(
        *base, expectation.reason, count, _by_file(verdict, connection), _examples(verdict, connection, masks)
    )


def _by_file(verdict: Verdict, connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    if "file_id" not in verdict.suite.row_key:
        return {}
    query = f"select file_id, count(*) from ({verdict.failing_rows}) group by file_id order by file_id"
    return dict(connection.sql(query).fetchall())


def _examples(
    verdict: Verdict, connection: duckdb.DuckDBPyConnection, masks: Masks
) -> tuple[Mapping[str, str | None], ...]:
    suite, key = verdict.suite, ", ".join(verdict.suite.row_key)
    # A delivery key is a plain hash of codes, which may be personal: it never leaves the warehouse.
    shown = ", ".join(name for name in dict.fromkeys((*suite.row_key, *suite.columns)) if name != "delivery_key")
    same_key = " and ".join(f"shown.{column} is not distinct from first_keys.{column}" for column in suite.row_key)
    # Key first, so that the same fault shows the same rows whatever order the engine reads them in.
    rows = connection.sql(f"""
        with first_keys as (select distinct {key} from ({verdict.failing_rows}) order by {key} limit {EXAMPLES})
        select {shown} from {suite.relation} as shown
        where exists (select 1 from first_keys where {same_key}) order by all limit {EXAMPLES}
    """)
    names = rows.columns
    read = [dict(zip(names, map(_text, row), strict=True)) for row in rows.fetchall()]
    return tuple(_masked_row(row, suite.direct | set(masks.get(row.get("source_code") or "", ()))) for row in read)


def _masked_row(row: dict[str, str | None], direct: Collection[str]) -> dict[str, str | None]:
    return {name: masked(value) if name in direct else value for name, value in row.items()}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
