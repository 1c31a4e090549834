"""What a rule adds to its bars: coverage, caps, vetoes, ties, combinations. One function a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pipelines.policies.document.parts import Part, both
from pipelines.policies.fields import Name
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.level_bars import condition_words
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import criterion_words, number_words

PERIODS = {"month": ("month", "月"), "quarter": ("quarter", "季度"), "year": ("year", "年")}


def rules(version: PolicyVersion) -> Part:
    """One sentence a row; no rows for a kind whose bars say everything."""
    speak = SAID.get(version.rule.kind)
    sentences = speak(version.rule, version) if speak else ()
    return Part(both("How the level is found", "评定规则"), tuple((each,) for each in sentences))


def _of_scorecard(rule: ScorecardRule, version: PolicyVersion) -> Iterator[Name]:
    total = number_words(rule.total_weight)
    yield both(
        f"Score = points x weight, summed and divided by the weights; all weights make {total}.",
        f"评分 = 各维度得分 × 权重之和 ÷ 权重之和；权重合计 {total}。",
    )
    least = number_words(rule.least_weight)
    yield both(
        f"At least {least} of {total} of the weight must have points; below that there is no level.",
        f"有得分的权重至少为 {least}（共 {total}），不足则不评级。",
    )
    if rule.cap:
        name, above = _named(version, rule.cap.criterion), rule.cap.levels_above
        yield both(
            f"At most {above} {'level' if above == 1 else 'levels'} above the level that {name.en} alone gives.",
            f"最多比仅按{name.zh}评定的等级高 {above} 级。",
        )
    criteria = {each.id: each for each in rule.measured}
    for veto in rule.vetoes:
        when = condition_words(veto.when, criteria, version.currency)
        yield both(
            f"While {when.en}: no level better than {veto.no_better_than}.",
            f"{when.zh}时，等级不高于 {veto.no_better_than}。",
        )


def _of_combine(rule: CombineRule, version: PolicyVersion) -> Iterator[Name]:
    yield both(
        f"Each measure is graded by itself; {rule.least_known} of {len(rule.criteria)} grades must be known.",
        f"各维度分别评级，{len(rule.criteria)} 个维度中至少 {rule.least_known} 个须有等级。",
    )
    if rule.primary:
        name = _named(version, rule.primary)
        votes = rule.least_votes
        yield both(
            f"The grade of {name.en} counts, one level better or worse when at least {votes} more of the others are.",
            f"以{name.zh}的等级为准；其余维度中更高（或更低）的多出至少 {votes} 个时，上调（或下调）一级。",
        )
    down, across, *_ = map(criterion_words, rule.criteria)
    for first, row in rule.cells.items():
        cells = [f"{second} = {level}" for second, level in row.items()]
        yield both(
            f"{down.en} {first} with {across.en}: {', '.join(cells)}.",
            f"{down.zh}为 {first}，{across.zh}：{'、'.join(cells)}。",
        )
    for level, points in rule.level_points.items():
        yield both(
            f"A grade of {level} is worth {number_words(points)}.", f"等级 {level} 计 {number_words(points)} 分。"
        )


def _of_share(rule: ShareRule, version: PolicyVersion) -> Iterator[Name]:
    if rule.ties == "promote":
        yield both("Equal customers stay together, in the better level.", "并列的客户同级，归入较高等级。")
    else:
        yield both("Equal customers stay together, in the lower level.", "并列的客户同级，归入较低等级。")
    yield both("A value of 0 or less takes the lowest level.", "数值为 0 或负数的客户归入最低等级。")


def _of_pareto(rule: ParetoRule, version: PolicyVersion) -> Iterator[Name]:
    yield both(
        "Customers are added up from the greatest down; the share before a customer decides.",
        "按数值从大到小累计，以该客户之前的累计占比评定。",
    )
    if rule.min_population > 1:
        yield both(
            f"Below {rule.min_population} rated customers nobody has a level.",
            f"参评客户少于 {rule.min_population} 个时不评级。",
        )
    if rule.freeze_cuts:
        en, zh = PERIODS[rule.freeze_cuts]
        yield both(f"The cuts are fixed for each {en}.", f"各级界限每{zh}固定一次。")


def _of_intent(rule: IntentRule, version: PolicyVersion) -> Iterator[Name]:
    yield both("Only open opportunities have a level.", "仅未结商机有等级。")
    if rule.overdue == "best":
        yield both(
            "A date that has passed while it is open keeps the best level.", "预计日期已过而仍未结的，为最高等级。"
        )
    else:
        yield both("A date that has passed falls into the bands as it is.", "预计日期已过的，按天数落入各档。")


def _of_event(rule: EventRule, version: PolicyVersion) -> Iterator[Name]:
    yield both("Each document is graded by itself.", "按单张单据评定。")
    if rule.stackable:
        yield both("Its benefit is given beside any other.", "其权益可与其他权益叠加。")
    else:
        yield both("A document has at most one benefit, the best one.", "一张单据最多享受一项权益，取最优。")


def _named(version: PolicyVersion, criterion_id: str) -> Name:
    criterion = version.criterion(criterion_id)
    return criterion_words(criterion) if criterion else both(criterion_id, criterion_id)


SAID: dict[str, Callable[[Any, PolicyVersion], Iterator[Name]]] = {
    "scorecard": _of_scorecard,
    "combine": _of_combine,
    "share": _of_share,
    "pareto": _of_pareto,
    "intent": _of_intent,
    "event": _of_event,
}
