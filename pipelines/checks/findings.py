"""Turns a failed verdict into what a reader needs: how many rows, from which files, three examples.

Keep out: deciding whether something failed (validation.py), and any unmasked value of a direct column.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from expectations.declaration import Limit
from pipelines.checks.result import AppliedLimit, CheckResult
from pipelines.checks.validation import Verdict
from pipelines.home.gate_rule import GateRules

if TYPE_CHECKING:
    import duckdb

EXAMPLES = 3
NOTE = "note"
Masks = Mapping[str, Collection[str]]


def masked(value: str | None) -> str | None:
    """The first character and three stars: enough to tell two rows apart, not to know a person."""
    return f"{value[0]}***" if value else value


def finding(
    verdict: Verdict, connection: duckdb.DuckDBPyConnection, masks: Masks, rules: GateRules | None = None
) -> CheckResult:
    """The result of one verdict. `masks`: further direct columns by source_code.  `rules`: of the home, by check."""
    suite, expectation = verdict.suite, verdict.expectation
    result = CheckResult(
        expectation.name,
        suite.relation,
        expectation.severity,
        verdict.passed,
        expectation.reason,
        since=expectation.since,
        is_judgement=expectation.judgement is not None,
        limit=_applied(expectation.limit),
    )
    rule = (rules or {}).get(expectation.name)
    if rule and rule.severity:
        result = replace(result, since=rule.since.isoformat(), severity_because=rule.reason)
    if verdict.error:
        return replace(result, reason=f"{expectation.reason} (the check itself failed: {verdict.error})")
    result = _measured(result, verdict, connection)
    if verdict.passed or verdict.failing_rows is None:
        return result
    count = connection.sql(f"select count(*) from ({verdict.failing_rows})").fetchall()[0][0]
    examples = _examples(verdict, connection, masks)
    return replace(result, unexpected_count=count, by_file=_by_file(verdict, connection), examples=examples)


def _applied(limit: Limit | None) -> AppliedLimit | None:
    return AppliedLimit(limit.value, limit.unit, limit.since, limit.reason) if limit else None


def _measured(result: CheckResult, verdict: Verdict, connection: duckdb.DuckDBPyConnection) -> CheckResult:
    judgement = verdict.expectation.judgement
    if judgement is None:
        return result
    asked = {**judgement.measured, NOTE: judgement.note}
    columns = ", ".join(f"{expression} as {name}" for name, expression in asked.items())
    row = connection.sql(f"select {columns} from {verdict.suite.relation}").fetchall()[0]
    told = dict(zip(asked, map(_text, row), strict=True))
    return replace(result, note=told.pop(NOTE), measured={name: value for name, value in told.items() if value})


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
