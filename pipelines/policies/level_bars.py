"""The bar of each level in words: what a customer must reach to hold it.

Add a rule kind as one function and one line of BARS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Name
from pipelines.policies.kinds.attribute import AttributeRule
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.groups import ConditionsRule, Node
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.lookup import LookupRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.scorecard import ScoreBand, ScorecardRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import (
    EVERYONE_ELSE,
    INTENT,
    NO_INTENT,
    bar_words,
    code_words,
    criterion_words,
    joined,
    number_words,
    test_words,
)

Bars = dict[str, Name]
UNKNOWN = Name(en="a bar the source does not give", zh="来源未给出标准")
OneCriterion = BandsRule | AttributeRule | LookupRule | IntentRule


def level_bars(version: PolicyVersion) -> Bars:
    """The bar of every level that has one, by level code."""
    return BARS[version.rule.kind](version.rule, version)


def _gathered(found: list[tuple[str | None, Name]]) -> Bars:
    """Several ways to one level are joined by "or"."""
    ways: dict[str, list[Name]] = {}
    for level, bar in found:
        ways.setdefault(level or "", []).append(bar)
    return {level: joined(bars, 1) for level, bars in ways.items()}


def _of_one(rule: OneCriterion, version: PolicyVersion) -> Bars:
    criterion = rule.criterion
    if criterion.metric is None:
        name = criterion_words(criterion)
        codes = [(category.level, code_words([code])) for code, category in criterion.map.items()]
        return {
            level: Name(en=f"{name.en} {bar.en}", zh=f"{name.zh} {bar.zh}") for level, bar in _gathered(codes).items()
        }
    intervals = zip(criterion.bands, criterion.intervals, strict=True)
    bars = _gathered([(band.level, test_words(criterion, each, version.currency)) for band, each in intervals])
    return bars | dict.fromkeys(criterion.unknown, UNKNOWN)


def _of_scorecard(rule: ScorecardRule, version: PolicyVersion) -> Bars:
    return _scored(rule.score_bands)


def _scored(score_bands: Sequence[ScoreBand]) -> Bars:
    intervals = zip(score_bands, resolve(score_bands), strict=True)
    bars = _gathered([(band.level, bar_words(interval, None)) for band, interval in intervals])
    return {level: Name(en=f"score {bar.en}", zh=f"评分{bar.zh}") for level, bar in bars.items()}


def _of_groups(rule: ConditionsRule, version: PolicyVersion) -> Bars:
    criteria = {criterion.id: criterion for criterion in rule.criteria}
    return {level: condition_words(node, criteria, version.currency) for level, node in rule.levels.items()}


def condition_words(node: Node, criteria: Mapping[str, Criterion], currency: str) -> Name:
    """A condition in words; a criterion without metric that is compared with a bound is the score itself."""
    if node.otherwise:
        return EVERYONE_ELSE
    if node.criterion is not None and node.one_of is not None:
        name, codes = criterion_words(criteria[node.criterion]), code_words(node.one_of)
        return Name(en=f"{name.en} {codes.en}", zh=f"{name.zh}为{codes.zh}")
    if node.criterion is not None and criteria[node.criterion].metric is None:
        name, bar = criterion_words(criteria[node.criterion]), bar_words(node.interval, None)
        return Name(en=f"{name.en} {bar.en}", zh=f"{name.zh}{bar.zh}")
    if node.criterion is not None:
        return test_words(criteria[node.criterion], node.interval, currency)
    return joined([condition_words(child, criteria, currency) for child in node.children], node.needed)


def _of_intent(rule: IntentRule, version: PolicyVersion) -> Bars:
    found = [(level, bar) for level, bar in _of_one(rule, version).items()]
    if rule.undated:
        found += [(rule.undated.intent, INTENT), (rule.undated.no_intent, NO_INTENT)]
    return _gathered(list(found))


def _of_share(rule: ShareRule, version: PolicyVersion) -> Bars:
    name, before = criterion_words(rule.criterion), Decimal(0)
    bars: Bars = {}
    for level, top in rule.tops:
        en, zh = number_words(top), number_words(top)
        first = Name(en=f"the top {en}% by {name.en}", zh=f"按{name.zh}排名前 {zh}%")
        rest = Name(
            en=f"from {number_words(before)}% to {en}% by {name.en}",
            zh=f"按{name.zh}排名 {number_words(before)}% 至 {zh}%",
        )
        bars[level] = rest if before else first
        before = top
    return bars


def _of_pareto(rule: ParetoRule, version: PolicyVersion) -> Bars:
    name = criterion_words(rule.criterion)
    cuts = [(cut.level, number_words(cut.below)) for cut in rule.cuts if cut.below is not None]
    bars = {
        level: Name(en=f"within the first {cut}% of all {name.en}", zh=f"累计{name.zh}的前 {cut}% 以内")
        for level, cut in cuts
    }
    return bars | {cut.level: EVERYONE_ELSE for cut in rule.cuts if cut.below is None}


def _of_combine(rule: CombineRule, version: PolicyVersion) -> Bars:
    if rule.how == "weighted":
        return _scored(rule.score_bands)
    en, zh = COMBINED[rule.how]
    names = [criterion_words(each) for each in rule.criteria]
    listed = Name(en=", ".join(name.en for name in names), zh="、".join(name.zh for name in names))
    bar = Name(en=f"{en} of {listed.en}", zh=f"{listed.zh}的{zh}")
    return {level.code: bar for level in version.levels}


COMBINED = {
    "worst": ("the worst grade", "最低等级"),
    "best": ("the best grade", "最高等级"),
    "median": ("the middle grade", "中位等级"),
    "primary": ("the first grade, moved by the rest,", "主维度等级（按其余维度调整）"),
    "matrix": ("the cell", "矩阵结果"),
}
BARS: dict[str, Callable[[Any, PolicyVersion], Bars]] = {
    "bands": _of_one,
    "attribute": _of_one,
    "lookup": _of_one,
    "intent": _of_intent,
    "groups": _of_groups,
    "event": _of_groups,
    "scorecard": _of_scorecard,
    "combine": _of_combine,
    "share": _of_share,
    "pareto": _of_pareto,
}
