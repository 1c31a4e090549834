"""The population cases of the rulebook (4.15, 4.16) and ours: who is compared with whom, and everyone's answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.policies.version import PolicyVersion
from tests.spec.rulebook_policies import lowest_when_missing, rows_of, shipped


@dataclass(frozen=True)
class PopulationCase:
    """`amounts` as text, None = missing, and in their order the `answers`: a level, or a reason in lower case."""

    case_id: str
    policy_id: str
    amounts: tuple[str | None, ...]
    answers: tuple[str, ...]


def population_cases() -> list[PopulationCase]:
    """shares.csv: so many members whose amounts all differ; populations.csv: the amounts one by one."""
    return [*_members(), *_amounts()]


@cache
def population_policies() -> dict[str, PolicyVersion]:
    """The relative policies as shipped, and the same with other ties, population or missing values."""
    member, key_customer, classes = (shipped(each) for each in ("member_10_40_50", "key_customer_abc", "spend_classes"))
    demote = _with_rule(member, "member_demote", ties="demote")
    of_three = _with_rule(key_customer, "key_customer_of_three", min_population=3)
    lowest = [lowest_when_missing(member, "member_lowest"), lowest_when_missing(of_three, f"{of_three.id}_lowest")]
    return {version.id: version for version in [member, demote, key_customer, of_three, classes, *lowest]}


def _with_rule(version: PolicyVersion, identifier: str, **changed: object) -> PolicyVersion:
    return version.model_copy(update={"id": identifier, "rule": version.rule.model_copy(update=changed)})


def _members() -> Iterator[PopulationCase]:
    for row in rows_of("shares.csv"):
        count = int(row["members"])
        levels = [("LOYAL", row["loyal"]), ("TO_WAKE", row["to_wake"]), ("ASLEEP", row["asleep"])]
        answers = tuple(level for level, number in levels for _ in range(int(number)))
        policy = "member_10_40_50" if row["ties"] == "promote" else "member_demote"
        amounts = tuple(str(amount) for amount in range(count, 0, -1))
        yield PopulationCase(f"S06.{row['ties']}_{count}_members", policy, amounts, answers)


def _amounts() -> Iterator[PopulationCase]:
    for row in rows_of("populations.csv"):
        amounts = tuple(None if each == "-" else each for each in row["amounts"].split())
        yield PopulationCase(row["case"], row["policy_id"], amounts, tuple(row["answers"].split()))
