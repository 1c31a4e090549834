"""The value cases of the rulebook as one list: what a customer has, and the answer both graders must give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.spec.rulebook_policies import policy_id, rows_of

ANSWER = ("policy_id", "case", "level", "reason")
OVERALL = ("sales", "volume", "influence", "tenure")


@dataclass(frozen=True)
class Case:
    """`values` by criterion id as text, None = missing; `level` None = ungraded for `reason`."""

    case_id: str
    policy_id: str
    values: Mapping[str, str | None]
    level: str | None
    reason: str | None
    score: Decimal | None = None


def value_cases() -> list[Case]:
    """Every case: golden.csv (4.1, 4.2 and other bands), influence.csv (4.4), overall.csv (4.5), and our own."""
    return [*_golden(), *_influence(), *_overall(), *_conditions("groups.csv"), *_conditions("retail.csv")]


def _golden() -> Iterator[Case]:
    for row in rows_of("golden.csv"):
        value, level = row["value"] or None, row["expected_tier"] or None
        reason = None if level else "missing_value" if value is None else "no_band"
        case_id = f"{row['policy_id']}-{row['case_no']}"
        yield Case(case_id, policy_id(row["policy_id"]), {"value": value}, level, reason)


def _influence() -> Iterator[Case]:
    for row in rows_of("influence.csv"):
        values = {"value": row["influence"] or None}
        yield Case(f"S03.influence-{row['case']}", "s03_influence", values, row["level"] or None, row["reason"] or None)


def _overall() -> Iterator[Case]:
    for row in rows_of("overall.csv"):
        values = {criterion: row[criterion] or None for criterion in OVERALL}
        score = Decimal(row["score"]) if row["score"] else None
        case_id = f"S03.overall-{row['grades']}"
        yield Case(case_id, "tob_four_dimension", values, row["level"] or None, row["reason"] or None, score)


def _conditions(name: str) -> Iterator[Case]:
    for row in rows_of(name):
        values = {column: text or None for column, text in row.items() if column not in ANSWER}
        yield Case(
            f"{row['policy_id']}-{row['case']}", row["policy_id"], values, row["level"] or None, row["reason"] or None
        )
