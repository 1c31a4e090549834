"""The shipped policies of the rulebook, for the tests of the room: versions by id, and values as graders take them.

Add a reader here when a second test needs it; what a policy gives is asserted in the tests.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pipelines.policies.grade import Values
from pipelines.policies.in_force import in_force
from pipelines.policies.loader import load_policies
from pipelines.policies.reference.grader import grade
from pipelines.policies.version import PolicyVersion

POLICIES = Path(__file__).parents[3] / "pipelines" / "home" / "templates" / "rulebook" / "policies"


@cache
def every_version() -> tuple[PolicyVersion, ...]:
    """Every version of every shipped policy; loading fails when the linter finds an error."""
    return tuple(load_policies(POLICIES))


def versions_of(policy: str) -> list[PolicyVersion]:
    """The versions of one policy, oldest first."""
    return [version for version in every_version() if version.id == policy]


def shipped(policy: str, as_of: date = date(2026, 11, 21)) -> PolicyVersion:
    """The version of a shipped policy in force on a day."""
    found = in_force(versions_of(policy), as_of)
    assert found is not None
    return found


def outcome(version: PolicyVersion, **values: str | int | Decimal | None) -> str | None:
    """The level of a customer with these values, or the reason for none; integers are numbers, texts are codes."""
    known: Values = {key: Decimal(value) if isinstance(value, int) else value for key, value in values.items()}
    found = grade(version, known)
    return found.level_code or found.reason
