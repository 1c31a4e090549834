"""Evaluations: which version of each policy is applied as of which dates.

Every policy is evaluated on the as-of date. Add a date here when a rule needs the level of an earlier day; the level
itself is computed by the models, alike on every date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.version import PolicyVersion


@dataclass(frozen=True)
class Evaluation:
    """One policy on one date. `version`: the one in force that day, None without; `latest`: for the policy's names."""

    policy_id: str
    version: PolicyVersion | None
    latest: PolicyVersion
    evaluated_on: date
    is_as_of: bool

    @property
    def evaluation_id(self) -> str:
        """What rows are joined by: the policy id, `@` and the date."""
        return f"{self.policy_id}@{self.evaluated_on}"


def evaluations(versions: Sequence[PolicyVersion], as_of: date) -> list[Evaluation]:
    """The evaluations of all policies that a snapshot as of D needs, by policy and date."""
    return [
        Evaluation(policy_id, in_force(of_policy, as_of), of_policy[-1], as_of, True)
        for policy_id, of_policy in by_policy(versions).items()
    ]
