"""Projections: the review that comes next, evaluated ahead of its time over what is known today.

Nothing follows from one but whether a customer will keep the level. Keep out: the evaluations that decide levels
(`evaluations.py`) and what a customer lacks (`progress/`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.policies.evaluations import NO_OVERRIDES, Evaluation, OverridesOfPolicies, supposed
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.replay import Case
from pipelines.policies.review import MONTHS
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import add_months


def projections(
    versions: Sequence[PolicyVersion], as_of: date, overrides: OverridesOfPolicies = NO_OVERRIDES
) -> list[Evaluation]:
    """The next review after D of each policy that could lower a level then, under the version in force on its date.

    None for a policy whose levels are never lowered, or that ends before.
    """
    found: list[Evaluation] = []
    for policy_id, of_policy in by_policy(versions).items():
        now = in_force(of_policy, as_of)
        if now is None or now.review is None:
            continue
        day = next_review(of_policy, as_of)
        version = in_force(of_policy, day) if day else None
        if day and version and version.review and not version.movement.is_never_lowered:
            one = Evaluation(policy_id, version, of_policy[-1], day, False, False, False, is_projection=True)
            found += supposed([one], Case(of_policy, overrides.get(policy_id, ())).decided_days(as_of))
    return found


def next_review(versions: Sequence[PolicyVersion], as_of: date) -> date | None:
    """The first review of a policy after D; None when none follows within a year."""
    reviews = Case(versions).reviews(add_months(as_of, MONTHS["year"]))
    return next((day for day in reviews if day > as_of), None)
