"""Kind `event`: each document has a level of its own, such as a purchase of 78 or a booking for two.

A document gives at most one benefit over all policies of this kind, the best one, unless a policy is `stackable`.
"""

from __future__ import annotations

from typing import Literal

from pipelines.policies.kinds.groups import ConditionsRule


class EventRule(ConditionsRule):
    """Conditions on one document and on the customer it belongs to."""

    kind: Literal["event"]
    stackable: bool = False
