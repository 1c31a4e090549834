"""Reviews and movement: parameters that mean something, and levels and conditions that exist."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.kinds.registry import RELATIVE
from pipelines.policies.lint.finding import error
from pipelines.policies.version import PolicyVersion

LOWERING = ("retain", "validity_months", "grace_reviews", "max_drop")


def reviews_are_automatic(version: PolicyVersion) -> Iterator[Problem]:
    """A review that waits for a signature is understood, and not done yet."""
    if version.review and version.review.mode == "signed":
        yield error(version, ("review", "mode"), "signed_review")


def movement_has_reviews(version: PolicyVersion) -> Iterator[Problem]:
    """Retain, validity, grace and the rest are decided at reviews."""
    if version.review is None:
        for parameter in version.movement.asking_for_reviews:
            yield error(version, ("movement", parameter), "without_review", parameter=parameter)


def movement_is_of_one_mind(version: PolicyVersion) -> Iterator[Problem]:
    """What is held for good is never lowered; what is held until the next review is not upgraded daily."""
    movement = version.movement
    if movement.is_never_lowered:
        for parameter in movement.asking_for_reviews:
            if parameter in LOWERING:
                yield error(version, ("movement", parameter), "never_lowered", parameter=parameter)
    if movement.sticky == "until_next_classification" and movement.upgrade_on == "daily":
        yield error(version, ("movement", "sticky"), "two_rhythms")


def movement_names_levels(version: PolicyVersion) -> Iterator[Problem]:
    """`floor` and `retain` name levels of the version."""
    levels = ", ".join(version.ranks)
    named: dict[tuple[str, ...], str] = {("movement", "retain", level): level for level in version.movement.retain}
    if version.movement.floor:
        named["movement", "floor"] = version.movement.floor
    for place, level in named.items():
        if level not in version.ranks:
            yield error(version, place, "unknown_level", level=level, levels=levels)


def retain_bars_are_of_the_customer(version: PolicyVersion) -> Iterator[Problem]:
    """Where customers are compared with each other, no value of one alone keeps a level."""
    if version.movement.retain and version.rule.kind in RELATIVE:
        yield error(version, ("movement", "retain"), "retain_relative")
