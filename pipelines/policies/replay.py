"""The reference of movement: the levels a customer held, day by day, from what each day's values give.

A function of versions, days and overrides, never of which runs happened. The order within a day: exclusion, approved
override, contractual floor, upgrade, keep (qualify or retain), validity, grace, drop. A later day never looks at an
earlier one but through `Held`, so that a replay in steps equals one in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.policies.in_force import in_force
from pipelines.policies.move import move
from pipelines.policies.overrides import Override, deciding
from pipelines.policies.review import review_dates
from pipelines.policies.standing import Answers, Computed, Direction, Held, Step
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ONE_DAY

NOBODY = Held()
ABSENT = Computed(None, "no_version")


@dataclass(frozen=True)
class Case:
    """One policy and one customer (in one category): all versions, oldest first, and the customer's overrides."""

    versions: Sequence[PolicyVersion]
    overrides: Sequence[Override] = ()

    @property
    def begins_on(self) -> date:
        """The first day on which anybody holds a level."""
        return min(each.history_from or self.versions[0].effective_from for each in self.versions)

    def reviews(self, until: date) -> list[date]:
        """Every review date up to `until`."""
        spans = [(version.effective_from, version.review) for version in self.versions]
        return review_dates(spans, self.begins_on, until)

    def decided_days(self, until: date, rises: Iterable[date] = ()) -> list[date]:
        """Every day on which a level may change: reviews, new versions, overrides, and days a value can rise."""
        days = {*self.reviews(until), until, self.begins_on, *rises}
        days |= {version.effective_from for version in self.versions}
        days |= {version.effective_to for version in self.versions if version.effective_to}
        days |= {day for each in self.overrides for day in (each.valid_from, each.valid_to)}
        return sorted(day for day in days if self.begins_on <= day <= until)

    def rising_days(self, until: date) -> Iterator[date]:
        """Every day up to `until` on which a better level is given as soon as the values reach it."""
        for number, version in enumerate(self.versions):
            later = self.versions[number + 1].effective_from if number + 1 < len(self.versions) else until + ONE_DAY
            day = max(version.effective_from, self.begins_on)
            ends_before = min(each for each in (later, version.effective_to, until + ONE_DAY) if each)
            while version.movement.rises_daily and day < ends_before:
                yield day
                day += ONE_DAY


def replay(case: Case, days: Sequence[date], answers: Answers, held: Held = NOBODY) -> tuple[list[Step], Held]:
    """One step per day, oldest first, and what is held after the last; `held` is what was held before the first.

    A day that was decided already is not decided again: a review run twice changes nothing.
    """
    reviews = set(case.reviews(days[-1])) if days else set()
    steps: list[Step] = []
    for day in days:
        if held.decided_on is not None and day <= held.decided_on:
            continue
        before = held
        held, cause = _after(case, day, day in reviews, answers, held)
        held = replace(held, decided_on=day)
        today = answers.get((held.version or "", day), ABSENT)
        shown = Step(
            day,
            held.version,
            held.official_code,
            today.level_code,
            before.official_code,
            _direction(case, before, held),
            cause,
            held.since_on,
            day in reviews,
            _is_provisional(case, day, held, today),
        )
        steps.append(shown)
    return steps, held


def _after(case: Case, day: date, is_review: bool, answers: Answers, before: Held) -> tuple[Held, str]:
    version = in_force(case.versions, day)
    if version is None:
        return NOBODY, "no_version"
    today = answers.get((version.version, day), ABSENT)
    held, cause = _under(version, before, day)
    override = deciding(case.overrides, day)
    if today.is_excluded or (override and override.kind == "exclude"):
        return _official(version, replace(held, level_code=None, forgiven=0, is_overridden=True), None, day), "excluded"
    was_excluded = held.is_overridden and held.official_code is None
    if was_excluded or (held.is_overridden and not _decides(version, override, held)):
        held, cause = _fresh(held, today, version, day), "override_ended"
    elif not (override and override.kind == "set"):
        held, cause = move(version, held, today, _grandfather(version, held, day, answers), day, is_review, cause)
    return _overridden(version, held, override, day, cause)


def _under(version: PolicyVersion, held: Held, day: date) -> tuple[Held, str]:
    """The same customer under the version in force: a level that is gone passes to its successor."""
    if held.version in (None, version.version):
        return replace(held, version=version.version), "unchanged"
    level = held.level_code
    if level is not None and level not in version.ranks:
        level = version.succession.get(level)
    moved = replace(held, version=version.version, level_code=level)
    return (moved, "unchanged") if level == held.level_code else (replace(moved, earned_on=day), "succession")


def _grandfather(version: PolicyVersion, held: Held, day: date, answers: Answers) -> str | None:
    """The level that the version which gave the customer its level would give today."""
    if not version.movement.grandfather or held.given_by in (None, version.version):
        return None
    old = answers.get((held.given_by or "", day))
    level = old.level_code if old else None
    return level if level is None or level in version.ranks else version.succession.get(level)


def _fresh(held: Held, today: Computed, version: PolicyVersion, day: date) -> Held:
    """Back to the computed level, with no grace used."""
    given = replace(held, level_code=today.level_code, given_by=version.version)
    return replace(given, earned_on=day, forgiven=0, is_overridden=False)


def _decides(version: PolicyVersion, override: Override | None, held: Held) -> bool:
    """Whether the override, and not movement, says what the level is: a set always does."""
    if override is None or override.kind == "set":
        return override is not None
    return _adjusted(version, held.level_code, override) != held.level_code


def _overridden(
    version: PolicyVersion, held: Held, override: Override | None, day: date, cause: str
) -> tuple[Held, str]:
    level = _adjusted(version, held.level_code, override)
    decides = _decides(version, override, held)
    return _official(version, replace(held, is_overridden=decides), level, day), (
        f"override_{override.kind}" if override and decides else cause
    )


def _adjusted(version: PolicyVersion, level: str | None, override: Override | None) -> str | None:
    """The level after a set, a cap or a floor. A cap gives nobody a level; a floor does."""
    if override is None or override.level is None:
        return level
    named = version.level_named(override.level)
    if named is None or override.kind == "set":
        return named or level
    ranks, lowest = version.ranks, len(version.levels) + 1
    rank = ranks[level] if level else lowest
    if override.kind == "cap":
        return named if rank < ranks[named] else level
    return named if rank > ranks[named] else level


def _official(version: PolicyVersion, held: Held, level: str | None, day: date) -> Held:
    """What stands officially. Where levels are not held, they are those of the day and have no beginning."""
    since = held.since_on if level == held.official_code else day
    return replace(held, official_code=level, since_on=since if version.holds_levels else None)


def _is_provisional(case: Case, day: date, held: Held, today: Computed) -> bool:
    """Whether today's values give another level, and a review is still to decide on it."""
    version = in_force(case.versions, day)
    return bool(version and version.review) and today.level_code != held.official_code


def _direction(case: Case, before: Held, after: Held) -> Direction:
    """Up or down by rank; a level of a version before counts by its own rank there."""
    if before.official_code == after.official_code:
        return "none"
    ranks = {version.version: version.ranks for version in case.versions}
    old = ranks.get(before.version or "", {}).get(before.official_code or "")
    new = ranks.get(after.version or "", {}).get(after.official_code or "")
    if old is None or new is None:
        return "up" if old is None and new is not None else "down"
    return "none" if old == new else "up" if new < old else "down"
