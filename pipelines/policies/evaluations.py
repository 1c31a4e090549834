"""Evaluations: which version of each policy is applied as of which dates.

Every policy is evaluated on the as-of date; one whose levels are held from review to review also on every earlier day
on which a level may have changed. Which days those are stands in `replay.py`; the levels are computed by the models,
alike on every date. On the days between, on which a level can only rise, not everybody is evaluated (`rises.py`).
A policy of documents is evaluated once per version, on its last day: a document is graded by the version in force on
its own day. Where values are counted since the last change of level, a date is evaluated once per day on which that
may have been, and the replay takes for each customer the one that supposes the right day (docs/decisions/0024).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.home.problems import ConfigurationError
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.lint.finding import error
from pipelines.policies.overrides import Override
from pipelines.policies.replay import Case
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ONE_DAY, SINCE_CHANGE, Window, since_change

OverridesOfPolicies = Mapping[str, Sequence[Override]]
NO_OVERRIDES: OverridesOfPolicies = {}
# n days make n(n+1)/2 evaluations of every customer: three years of months, ten of quarters.
MOST_DAYS = 40


@dataclass(frozen=True)
class Evaluation:
    """One policy on one date. `version`: the one in force that day, None without; `latest`: for the policy's names.

    is_replayed: whether some version of the policy holds levels, so that its days follow from each other.
    is_between: a day on which nothing but a rise of its own can change the level of a customer.
    is_earlier: what a version that is no longer in force would give that day, asked for the sake of grandfathering.
    is_of_cuts: everybody's value on the day on which cuts are frozen; nobody gets a level from it.
    is_projection: a review yet to come, for which only what is known as of D is at hand; nothing follows from it.
    is_supposed: one of several on its day, for whoever's level last changed on `changed_on` (None: it never did).
    """

    policy_id: str
    version: PolicyVersion | None
    latest: PolicyVersion
    evaluated_on: date
    is_as_of: bool
    is_review: bool
    is_replayed: bool
    is_between: bool = False
    is_earlier: bool = False
    is_of_cuts: bool = False
    is_projection: bool = False
    is_supposed: bool = False
    changed_on: date | None = None

    @property
    def evaluation_id(self) -> str:
        """What rows are joined by: the policy id, `@` and the date; an earlier version adds `#` and its name."""
        if self.version and (self.is_earlier or self.is_of_cuts):
            named = f"#{'cuts of ' if self.is_of_cuts else ''}{self.version.version}"
            return f"{self.day_id}{named}{self._since}"
        return f"{self.day_id}{self._since}"

    @property
    def asked_by_id(self) -> str | None:
        """The evaluation for whose sake an earlier version is asked: of the same day, supposing the same."""
        return f"{self.day_id}{self._since}" if self.is_earlier else None

    @property
    def _since(self) -> str:
        return f"#since {self.changed_on}" if self.changed_on else ""

    @property
    def supposed_window_id(self) -> str:
        """What metrics since the supposed change are computed under, for all policies alike."""
        return f"{SINCE_CHANGE} from {self.changed_on or 'the beginning'}"

    def window(self, asked: str) -> Window:
        """A window that the version asks for, as of the date."""
        assert self.version, f"{self.evaluation_id} asks for no window"
        if asked == SINCE_CHANGE:
            return replace(since_change(self.changed_on, self.evaluated_on), window_id=self.supposed_window_id)
        return self.version.window(asked, self.evaluated_on)

    @property
    def of_cuts(self) -> Evaluation | None:
        """The evaluation that cuts come from; None where those of the day itself count."""
        if self.is_of_cuts or not self.version or not isinstance(rule := self.version.rule, ParetoRule):
            return None
        if (day := rule.frozen_on(self.evaluated_on)) is None:
            return None
        return Evaluation(self.policy_id, self.version, self.latest, day, False, False, False, is_of_cuts=True)

    @property
    def day_id(self) -> str:
        """The evaluation of the version in force on that day."""
        return f"{self.policy_id}@{self.evaluated_on}"

    @property
    def is_of_documents(self) -> bool:
        """Whether the policy grades documents, and no customer."""
        return isinstance((self.version or self.latest).rule, EventRule)


def evaluations(
    versions: Sequence[PolicyVersion], as_of: date, overrides: OverridesOfPolicies = NO_OVERRIDES
) -> list[Evaluation]:
    """The evaluations of all policies that a snapshot as of D needs, by policy and date."""
    found: dict[str, Evaluation] = {}
    for policy_id, of_policy in by_policy(versions).items():
        case = Case(of_policy, overrides.get(policy_id, ()))
        is_replayed = any(each.holds_levels for each in of_policy) or bool(case.overrides)
        ended = _last_days(of_policy, as_of) if any(isinstance(each.rule, EventRule) for each in of_policy) else set()
        reviews = set(case.reviews(as_of)) if is_replayed else set()
        decided = {as_of, *case.decided_days(as_of)} if is_replayed else {as_of, *ended}
        between = set(case.rising_days(as_of)) - decided if is_replayed else set()
        days = sorted(decided | between)
        _few_enough(days, of_policy)
        for number, day in enumerate(days):
            version, is_review = in_force(of_policy, day), day in reviews
            of_day = Evaluation(policy_id, version, of_policy[-1], day, day == as_of, is_review, is_replayed)
            now = supposed([replace(of_day, is_between=day in between), *_earlier(of_day, of_policy)], days[:number])
            cuts = [each.of_cuts for each in now]
            found |= {each.evaluation_id: each for each in (*now, *cuts) if each}
    return list(found.values())


def supposed(of_day: Sequence[Evaluation], earlier: Sequence[date]) -> list[Evaluation]:
    """The evaluations of one day, once per day of the last change where that begins a window of theirs.

    `earlier`: the days on which a level may have changed.
    """
    if not any(each.version and SINCE_CHANGE in each.version.windows for each in of_day):
        return list(of_day)
    return [replace(each, is_supposed=True, changed_on=day) for day in (None, *earlier) for each in of_day]


def _few_enough(days: Sequence[date], versions: Sequence[PolicyVersion]) -> None:
    """ConfigurationError for a policy that counts since the last change of level and decides levels too often."""
    counting = next((each for each in versions if SINCE_CHANGE in each.windows), None)
    if counting and len(days) > MOST_DAYS:
        told = {"policy": counting.id, "days": len(days), "most": MOST_DAYS}
        raise ConfigurationError(error(counting, ("rule",), "too_many_days", **told))


def _earlier(of_day: Evaluation, of_policy: Sequence[PolicyVersion]) -> Iterator[Evaluation]:
    """At a review that grandfathers: every version that may have given a level before."""
    now = of_day.version
    if of_day.is_review and now and now.movement.grandfather:
        aside = replace(of_day, is_as_of=False, is_review=False, is_replayed=False, is_earlier=True)
        yield from (replace(aside, version=one) for one in of_policy if one.effective_from < now.effective_from)


def _last_days(versions: Sequence[PolicyVersion], as_of: date) -> set[date]:
    """The last day of every version that was in force before D and is no longer; `versions` stand oldest first."""
    begins = [each.effective_from for each in versions[1:]] + [date.max]
    ends = (min(next_from, each.effective_to or next_from) for each, next_from in zip(versions, begins, strict=True))
    return {day - ONE_DAY for day in ends if day <= as_of}
