"""The reference grader: slow, obvious, pure Python. Every engine must agree with it.

Values are in the unit each criterion writes; codes of attributes are text; None is a value that is missing.
The kinds that compare customers with each other are graded in `population.py`. Add a rule kind as
`reference/<kind>.py` plus one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipelines.policies.grade import LOW_COVERAGE, MISSING_REQUIRED, MISSING_VALUE, UNKNOWN_CODE, Grade, Values
from pipelines.policies.reference.bands import grade_bands
from pipelines.policies.reference.combine import grade_combine
from pipelines.policies.reference.groups import grade_groups
from pipelines.policies.reference.intent import grade_intent
from pipelines.policies.reference.scorecard import grade_scorecard
from pipelines.policies.version import PolicyVersion

GRADERS: dict[str, Callable[[Any, PolicyVersion, Values], Grade]] = {
    "bands": grade_bands,
    "groups": grade_groups,
    "scorecard": grade_scorecard,
    "combine": grade_combine,
    "attribute": grade_bands,
    "lookup": grade_bands,
    "intent": grade_intent,
    "event": grade_groups,
}
FOR_WANT_OF_A_VALUE = frozenset({MISSING_VALUE, MISSING_REQUIRED, LOW_COVERAGE, UNKNOWN_CODE})


def grade(version: PolicyVersion, values: Values) -> Grade:
    """The level of a customer with these values by criterion id, or why there is none.

    Under `on_missing: lowest` a customer who is ungraded for want of a value takes the lowest level.
    """
    return under_on_missing(version, GRADERS[version.rule.kind](version.rule, version, values))


def under_on_missing(version: PolicyVersion, found: Grade) -> Grade:
    """The grade that the version's `on_missing` makes of it."""
    if version.on_missing == "lowest" and found.reason in FOR_WANT_OF_A_VALUE:
        return replace(found, status="rated", level_code=version.ranked_levels[-1].code, reason=None)
    return found
