"""The value cases of the rulebook as one list: what a customer has, and the answer both graders must give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from pipelines.policies.version import PolicyVersion
from tests.spec.combined_policies import GRADES, WAYS
from tests.spec.rulebook_policies import policy_id, rows_of

ANSWER = ("policy_id", "case", "level", "reason", "score")
OVERALL = ("sales", "volume", "influence", "tenure")
EARNING = {
    "sales": ("1000000", "500000", "200000", "0"),
    "volume": ("100", "50", "20", "0"),
    "influence": ("LEADER", "NOTABLE", "SME", "NEW_ENTRANT"),
    "tenure": ("60", "36", "12", "0"),
}
OF_CONDITIONS = (
    "groups.csv",
    "retail.csv",
    "matrix.csv",
    "vetoes.csv",
    "credit.csv",
    "weighted_abc.csv",
    "intent.csv",
    "event.csv",
)


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
    """Every case: golden.csv (4.1, 4.2 and other bands), influence.csv (4.4), overall.csv and combined.csv (4.5).

    Then shipped.csv and worked.csv (4.6 to 4.11 on the policies as shipped), and our own.
    """
    of_conditions = [case for name in OF_CONDITIONS for case in _conditions(name)]
    return [*_golden(), *_influence(), *_overall(), *_combined(), *_shipped(), *_worked(), *of_conditions]


def typed(version: PolicyVersion, case: Case) -> dict[str, Decimal | str | None]:
    """The values as the reference takes them: numbers for metrics, codes for attributes, words for what is told."""
    coded = {criterion.id for criterion in version.rule.measured if criterion.attribute} | set(version.rule.told)
    return {key: Decimal(text) if text and key not in coded else text for key, text in case.values.items()}


def combinations(policy: str) -> list[Case]:
    """All 256 combinations of the four grades, without an answer.

    Grades as they are, or for tob_four_dimension values that earn them.
    """
    found = []
    for grades in product(GRADES, repeat=len(OVERALL)):
        graded = dict(zip(OVERALL, grades, strict=True))
        earning = {name: EARNING[name][GRADES.index(each)] for name, each in graded.items()}
        values = earning if policy == "tob_four_dimension" else graded
        found.append(Case(f"Q1.{policy}-{''.join(grades)}", policy, values, None, None))
    return found


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
        case_id = f"S03.overall-{row['grades']}"
        yield Case(
            case_id, "tob_four_dimension", values, row["level"] or None, row["reason"] or None, _score(row["score"])
        )


def _combined() -> Iterator[Case]:
    """A cell is a level, one letter, or the reason why there is none; the score is that of the weighted grades."""
    for row in rows_of("combined.csv"):
        values = {name: grade if grade != "-" else None for name, grade in zip(OVERALL, row["grades"], strict=True)}
        for how in WAYS:
            level, reason = (row[how], None) if len(row[how]) == 1 else (None, row[how])
            score = _score(row["score"]) if how == "weighted" else None
            yield Case(f"S03.{how}-{row['grades']}", f"combine_{how}", values, level, reason, score)


def _shipped() -> Iterator[Case]:
    for row in rows_of("shipped.csv"):
        values = {row["criterion"]: row["value"] or None}
        case_id = f"{row['policy_id']}-{row['case']}"
        yield Case(case_id, row["policy_id"], values, row["level"] or None, row["reason"] or None)


def _worked() -> Iterator[Case]:
    """`values` as `criterion=value`, with a space between; nothing after the sign, or no word of it, is missing."""
    for row in rows_of("worked.csv"):
        values = {name: value or None for name, _, value in (word.partition("=") for word in row["values"].split())}
        case_id = f"{row['policy_id']}-{row['case']}"
        score = _score(row["score"])
        yield Case(case_id, row["policy_id"], values, row["level"] or None, row["reason"] or None, score)


def _conditions(name: str) -> Iterator[Case]:
    for row in rows_of(name):
        values = {column: text or None for column, text in row.items() if column not in ANSWER}
        case_id = f"{row['policy_id']}-{row['case']}"
        score = _score(row.get("score"))
        yield Case(case_id, row["policy_id"], values, row["level"] or None, row["reason"] or None, score)


def _score(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
