"""Which levels a day's values let a customer keep although they would not give them: the retain bars of a policy.

A condition may test `total`, the score of the day. What keeping means stands in `move.py`.
"""

from __future__ import annotations

from pipelines.policies.grade import Grade, Values
from pipelines.policies.reference.groups import condition_holds
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.version import PolicyVersion


def retained(version: PolicyVersion, values: Values, grade: Grade) -> frozenset[str]:
    """Codes of the levels whose retain condition holds; an unknown one does not."""
    known = {**values, TOTAL: grade.score}
    conditions = version.movement.retain.items()
    return frozenset(level for level, node in conditions if condition_holds(node, version.rule, known))
