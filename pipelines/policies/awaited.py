"""What the language can say and the models cannot grade yet: such a policy is not evaluated, never graded wrongly.

Remove a line together with the model that grades it. Keep out: what the reference can do, which is all of it.
"""

from __future__ import annotations

from pipelines.policies.kinds.event import EventRule
from pipelines.policies.version import PolicyVersion

NOT_YET = "not_graded_yet"


def is_awaited(version: PolicyVersion) -> bool:
    """Whether the version uses something that no model computes: then its levels would be missing or wrong."""
    return isinstance(version.rule, EventRule)
