"""Made-up customers under many policies, graded by the reference and by the models in one build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import polars as pl

from pipelines.policies.grade import Values
from pipelines.policies.reference.population import grade_population
from pipelines.policies.version import PolicyVersion
from pipelines.warehouse.grading import grade_values

COLUMNS = ("policy_id", "customer_id", "category_code", "criterion_id", "value")
Answer = tuple[str, str | None, Decimal | None, str | None]
Answers = dict[tuple[str, int], Answer]
People = Mapping[str, Sequence[Values]]


def by_reference(versions: Sequence[PolicyVersion], people: People) -> Answers:
    """Status, level, score and reason by policy and place of the customer in its policy's people."""
    return {
        (version.id, number): (found.status, found.level_code, found.score, found.reason)
        for version in versions
        for number, found in grade_population(version, dict(enumerate(people[version.id]))).items()
    }


def in_sql(versions: Sequence[PolicyVersion], people: People, order: Random, work: Path) -> Answers:
    """The same by the models, to which the values come in any order."""
    values = given(versions, people, order)
    return {
        (row["policy_id"], int(row["customer_id"])): (row["status"], row["level_code"], row["score"], row["reason"])
        for row in grade_values(versions, values, work).iter_rows(named=True)
    }


def given(versions: Sequence[PolicyVersion], people: People, order: Random) -> pl.DataFrame:
    """The values as rows, in any order."""
    rows = [
        (version.id, str(number), "*", name, _text(person.get(name)))
        for version in versions
        for number, person in enumerate(people[version.id])
        for name in (*(criterion.id for criterion in version.rule.measured), *version.rule.told)
    ]
    order.shuffle(rows)
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def differences(expected: Answers, found: Answers) -> dict[tuple[str, int], tuple[Answer | None, Answer]]:
    """Where the models answer otherwise: what they said, and what the reference says."""
    return {key: (found.get(key), answer) for key, answer in expected.items() if found.get(key) != answer}


def _text(value: object) -> str | None:
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
