"""The bar of each level in words: what a customer must reach to hold it.

Add a rule kind as one function and one line of BARS.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Name
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.groups import GroupsRule, Node
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import EVERYONE_ELSE, bar_words, code_words, criterion_words, joined, test_words

Bars = dict[str, Name]


def level_bars(version: PolicyVersion) -> Bars:
    """The bar of every level that has one, by level code."""
    return BARS[version.rule.kind](version.rule, version)


def _gathered(found: list[tuple[str | None, Name]]) -> Bars:
    """Several ways to one level are joined by "or"."""
    ways: dict[str, list[Name]] = {}
    for level, bar in found:
        ways.setdefault(level or "", []).append(bar)
    return {level: joined(bars, 1) for level, bars in ways.items()}


def _of_bands(rule: BandsRule, version: PolicyVersion) -> Bars:
    criterion = rule.criterion
    if criterion.metric is None:
        name = criterion_words(criterion)
        codes = [(category.level, code_words([code])) for code, category in criterion.map.items()]
        return {
            level: Name(en=f"{name.en} {bar.en}", zh=f"{name.zh} {bar.zh}") for level, bar in _gathered(codes).items()
        }
    intervals = zip(criterion.bands, resolve(criterion.bands), strict=True)
    return _gathered([(band.level, test_words(criterion, each, version.currency)) for band, each in intervals])


def _of_scorecard(rule: ScorecardRule, version: PolicyVersion) -> Bars:
    intervals = zip(rule.score_bands, resolve(rule.score_bands), strict=True)
    bars = _gathered([(band.level, bar_words(interval, None)) for band, interval in intervals])
    return {level: Name(en=f"score {bar.en}", zh=f"评分{bar.zh}") for level, bar in bars.items()}


def _of_groups(rule: GroupsRule, version: PolicyVersion) -> Bars:
    criteria = {criterion.id: criterion for criterion in rule.criteria}
    return {level: _condition(node, criteria, version.currency) for level, node in rule.levels.items()}


def _condition(node: Node, criteria: dict[str, Criterion], currency: str) -> Name:
    if node.otherwise:
        return EVERYONE_ELSE
    if node.criterion is not None:
        return test_words(criteria[node.criterion], node.interval, currency)
    return joined([_condition(child, criteria, currency) for child in node.children], node.needed)


BARS: dict[str, Callable[[Any, PolicyVersion], Bars]] = {
    "bands": _of_bands,
    "groups": _of_groups,
    "scorecard": _of_scorecard,
}
