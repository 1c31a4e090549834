"""Which policies of a home are reviewed on a day, and when else.

Keep out: the calendar of one version (policies/review.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.in_force import by_policy
from pipelines.policies.replay import Case
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import add_months

# Long enough for a yearly review on either side of the day.
LOOKED_AROUND = 13


def policies_reviewed_on(versions: Sequence[PolicyVersion], day: date, policy: str | None = None) -> list[str]:
    """The ids of the policies that are reviewed on `day`; of `policy` alone, when one is named.

    ConfigurationError when there is none: it names the review dates next to the day.
    """
    of_policies = by_policy(versions)
    if policy is not None and policy not in of_policies:
        raise ConfigurationError(
            Problem(f"no policy is called {policy!r}", "--policy", f"Use {', '.join(of_policies)}")
        )
    asked = {name: found for name, found in of_policies.items() if policy in (None, name)}
    reviewed = [name for name, found in asked.items() if day in review_days(found, day)]
    if not reviewed:
        told = "; ".join(f"{name}: {_nearest(found, day)}" for name, found in asked.items())
        what = f"{policy or 'no policy'} is {'not ' if policy else ''}reviewed on {day}"
        raise ConfigurationError(Problem(what, "--on", f"Name a review date ({told})"))
    return reviewed


def review_days(versions: Sequence[PolicyVersion], around: date) -> list[date]:
    """Every review day of one policy until 13 months after a day."""
    return Case(versions).reviews(add_months(around, LOOKED_AROUND))


def _nearest(versions: Sequence[PolicyVersion], day: date) -> str:
    days = review_days(versions, day)
    before, after = (
        max((one for one in days if one < day), default=None),
        min((d for d in days if d > day), default=None),
    )
    found = [str(one) for one in (before, after) if one]
    return " / ".join(found) or "never reviewed"
