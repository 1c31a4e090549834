"""The words an expectation is written in: `Suite`, `Expectation`, and `Judgement` where people may differ.

Add a field here when every declaration needs it. Keep out Great Expectations and DuckDB: declarations are data,
and pipelines/checks is the only reader that runs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Stage = Literal["landed", "graded", "staged"]
Severity = Literal["block", "warn"]
Row = Mapping[str, object]

UNEXPECTED_ROWS = "unexpected_rows_expectation"
LIMIT = "{limit}"


@dataclass(frozen=True)
class Limit:
    """A threshold that a home may move: more than `value` does not hold, exactly `value` does.

    unit: in what it is stated (percent, points).  most: the greatest value that makes sense.  reason: why this much.
    since: ISO date from which it is this much.
    """

    value: Decimal
    unit: str
    reason: str
    since: str
    most: Decimal = Decimal(100)

    def __post_init__(self) -> None:
        date.fromisoformat(self.since)


@dataclass(frozen=True)
class Judgement:
    """What makes an expectation a matter of judgement: a home may weigh it otherwise, a person may accept it once.

    limit: its threshold, where one number says it.  measured: name -> SQL over the whole relation, told whether it
    passed or not.  note: SQL over the whole relation that says why nothing was compared; NULL when it was.
    """

    limit: Limit | None = None
    measured: Mapping[str, str] = field(default_factory=dict)
    note: str = "null"


@dataclass(frozen=True)
class Expectation:
    """One fact that must hold on a relation.

    name: the fact, as a reader would say it.  kind, arguments: the Great Expectations type and its arguments.
    severity: `block` stops the publication, `warn` is only told.  reason: what goes wrong when it does not hold.
    since: ISO date from which it is asked.  failing_case: rows that break this expectation and no other of its
    suite; each row is laid over the suite's good row, no rows = the empty relation.  judgement: None for a hard fact,
    which no home may lower and nobody may accept.
    """

    name: str
    kind: str
    arguments: Mapping[str, Any]
    severity: Severity
    reason: str
    since: str
    failing_case: tuple[Row, ...]
    judgement: Judgement | None = None

    def __post_init__(self) -> None:
        date.fromisoformat(self.since)
        if (LIMIT in str(self.arguments)) != (self.limit is not None):
            raise ValueError(f"{self.name}: a limit and {LIMIT} in its query belong together")
        if "row_condition" in self.arguments:
            # GX leaves the condition out of the query it returns for the failed rows, so examples would be wrong.
            raise ValueError(f"{self.name}: row_condition is not supported; write it as {UNEXPECTED_ROWS}")

    @property
    def limit(self) -> Limit | None:
        """Its threshold, where it has one."""
        return self.judgement.limit if self.judgement else None


@dataclass(frozen=True)
class Suite:
    """The expectations of one relation.

    relation: `schema.table` in the checked file.  row_key: columns that lead a reader back to a row.
    columns: name -> SQL type of what the expectations read.  good_row: one row that satisfies all of them.
    passing_rows: rows, laid over the good row, of the passing case.  direct: columns that may name a person and
    are masked in every example.
    """

    relation: str
    row_key: tuple[str, ...]
    columns: Mapping[str, str]
    good_row: Row
    expectations: tuple[Expectation, ...]
    passing_rows: tuple[Row, ...] = field(default=({},))
    direct: frozenset[str] = frozenset()


def no_rows_where(name: str, condition: str, *, reason: str, since: str, failing_case: tuple[Row, ...]) -> Expectation:
    """A blocking expectation that no row of the relation satisfies `condition` (SQL over its columns)."""
    query = {"unexpected_rows_query": f"select * from {{batch}} where {condition}"}
    return Expectation(name, UNEXPECTED_ROWS, query, "block", reason, since, failing_case)


def percent(part: str, whole: str) -> str:
    """SQL of a share in percent with 2 places, as readers are shown it; NULL of nothing. Nothing is decided by it."""
    return f"cast(100 * {part} / nullif({whole}, 0) as decimal(18, 2))"


def judged(
    name: str,
    condition: str,
    *,
    severity: Severity,
    reason: str,
    since: str,
    judgement: Judgement,
    failing_case: tuple[Row, ...],
) -> Expectation:
    """A judgement that no row satisfies `condition`, in which `{limit}` stands for the limit in force."""
    query = {"unexpected_rows_query": f"select * from {{batch}} where {condition}"}
    return Expectation(name, UNEXPECTED_ROWS, query, severity, reason, since, failing_case, judgement)


def always_present(column: str, *, reason: str, since: str) -> Expectation:
    """A blocking expectation that `column` is never NULL."""
    kind = "expect_column_values_to_not_be_null"
    return Expectation(f"{column}_is_present", kind, {"column": column}, "block", reason, since, ({column: None},))
