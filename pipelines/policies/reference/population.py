"""Reference grading of a whole population: kinds `share` and `pareto` compare customers, all others grade each alone.

Order never matters: customers of equal value are one tie group and get one level.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from pipelines.policies.given_cuts import LevelCuts
from pipelines.policies.grade import MISSING_VALUE, TOO_FEW_CUSTOMERS, Grade, Values, rated, ungraded
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.reference.grader import grade, under_on_missing
from pipelines.policies.version import PolicyVersion

Subject = TypeVar("Subject")
HUNDRED = Decimal(100)


def grade_population(
    version: PolicyVersion, population: Mapping[Subject, Values], cuts: LevelCuts | None = None
) -> dict[Subject, Grade]:
    """The grade of everyone. `cuts`: the value at which each level begins, when it was computed before."""
    rule = version.rule
    if not isinstance(rule, ShareRule | ParetoRule):
        return {subject: grade(version, values) for subject, values in population.items()}
    known = {subject: values.get(rule.criterion.id) for subject, values in population.items()}
    amounts = {subject: value for subject, value in known.items() if isinstance(value, Decimal)}
    levels = _levels(version, amounts, cuts)
    found = {subject: _grade(levels, amounts.get(subject)) for subject in population}
    return {subject: under_on_missing(version, each) for subject, each in found.items()}


def frozen_cuts(version: PolicyVersion, population: Mapping[Subject, Values]) -> dict[str, Decimal]:
    """The least value that each level has in this population: what a policy with freeze_cuts holds for a period."""
    grades = grade_population(version, population)
    found: dict[str, Decimal] = {}
    for subject, each in grades.items():
        value = population[subject].get(version.rule.measured[0].id)
        if each.level_code and isinstance(value, Decimal) and value > 0:
            found[each.level_code] = min(value, found.get(each.level_code, value))
    return found


def shares_reached(grades: Mapping[Subject, Grade]) -> dict[str, Decimal]:
    """The percentage of the rated customers that each level took; ties can make it differ from what was meant."""
    rated_levels = [each.level_code for each in grades.values() if each.level_code]
    counts = {level: rated_levels.count(level) for level in sorted(set(rated_levels))}
    return {level: HUNDRED * count / len(rated_levels) for level, count in counts.items()}


def _grade(levels: Mapping[Decimal, str] | None, value: Decimal | None) -> Grade:
    if value is None:
        return ungraded(MISSING_VALUE)
    return ungraded(TOO_FEW_CUSTOMERS) if levels is None else rated(levels[value])


def _levels(
    version: PolicyVersion, amounts: Mapping[Subject, Decimal], cuts: LevelCuts | None
) -> dict[Decimal, str] | None:
    """The level of every value there is; None when there are too few customers."""
    rule, lowest = version.rule, version.ranked_levels[-1].code
    values = sorted(amounts.values(), reverse=True)
    if (isinstance(rule, ParetoRule) and len(values) < rule.min_population) or cuts == {}:
        return None
    if cuts is not None:
        begins = [(level.code, cuts.get(level.code)) for level in version.ranked_levels]
        best_first = [(code, cut) for code, cut in begins if cut is not None]
        return {value: next((code for code, cut in best_first if value >= cut), lowest) for value in values}
    if isinstance(rule, ShareRule):
        return {value: _of_rank(rule, values, value) if value > 0 else lowest for value in set(values)}
    assert isinstance(rule, ParetoRule)
    return {value: _of_share(rule, values, value) if value > 0 else lowest for value in set(values)}


def _of_rank(rule: ShareRule, values: list[Decimal], value: Decimal) -> str:
    """`values` stand greatest first."""
    keys = [-each for each in values]
    above, at_or_above = bisect_left(keys, -value), bisect_right(keys, -value)
    for level, top in rule.tops:
        reached = (
            above * HUNDRED < top * len(values)
            if rule.ties == "promote"
            else (at_or_above * HUNDRED <= top * len(values))
        )
        if reached:
            return level
    return rule.shares[-1].level


def _of_share(rule: ParetoRule, values: list[Decimal], value: Decimal) -> str:
    positive = [each for each in values if each > 0]
    total, before = sum(positive, Decimal(0)), sum((each for each in positive if each > value), Decimal(0))
    for cut in rule.cuts:
        if cut.below is None or before * HUNDRED < cut.below * total:
            return cut.level
    return rule.cuts[-1].level
