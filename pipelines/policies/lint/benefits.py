"""Benefits: codes once, levels that exist, a rate where there is a discount, dates in order."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import error, repeated
from pipelines.policies.version import PolicyVersion


def benefits_are_sound(version: PolicyVersion) -> Iterator[Problem]:
    """Each benefit stands once, belongs to levels of the version, and says what it gives."""
    for number, code in repeated([benefit.code for benefit in version.benefits]):
        yield error(version, ("benefits", number, "code"), "duplicate_benefit", benefit=code)
    for number, benefit in enumerate(version.benefits):
        place = ("benefits", number)
        for level in benefit.levels:
            if level not in version.ranks:
                yield error(version, (*place, "levels"), "unknown_level", level=level, levels=", ".join(version.ranks))
        if benefit.type == "discount" and benefit.pay_rate is None:
            yield error(version, place, "benefit_rate", benefit=benefit.code)
        if benefit.valid_from and benefit.valid_to and benefit.valid_to <= benefit.valid_from:
            yield error(version, (*place, "valid_to"), "benefit_dates", benefit=benefit.code)
