"""What changed at the head of a policy, in its levels and in what they give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.changes.change import Change, moved
from pipelines.policies.document.facts import MISSING, population_words, scope_words
from pipelines.policies.document.levels import benefit_words
from pipelines.policies.document.parts import both, listed, same
from pipelines.policies.fields import Name
from pipelines.policies.version import Level, PolicyVersion

ONLY_TOLD = {
    "version": both("Version", "版本"),
    "effective_from": both("In force from", "生效日期"),
    "owner": both("Owner", "负责部门"),
    "source": both("Source of the rules", "依据"),
    "author": both("Written by", "起草人"),
    "reviewed_by": both("Reviewed by", "审议人"),
    "approved_by": both("Approved by", "批准人"),
    "approved_on": both("Approved on", "批准日期"),
    "announced_on": both("Announced on", "公布日期"),
    "revised_on": both("Revised on", "修订日期"),
    "max_share_shift": both("Largest shift of a level's share", "等级占比变动上限"),
}
DECIDING = {
    "id": both("Policy code", "政策编号"),
    "effective_to": both("Ends before", "失效日期"),
    "currency": both("Currency", "币种"),
    "calendar": both("Calendar", "日历"),
    "program": both("Points program", "积分方案"),
}


def facts(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    """Names, dates, people, population."""
    yield from moved(both("Name", "名称"), _name(old.name), _name(new.name), decides=False)
    for field, words in (ONLY_TOLD | DECIDING).items():
        before, after = getattr(old, field), getattr(new, field)
        yield from moved(words, _shown(before), _shown(after), decides=field in DECIDING)
    yield from moved(both("Who is graded", "评级对象"), population_words(old), population_words(new))
    yield from moved(both("Levels are given", "评级单位"), scope_words(old), scope_words(new))
    yield from moved(both("A missing value", "缺少数据时"), MISSING[old.on_missing], MISSING[new.on_missing])


def levels(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    """Levels that came, went, were renamed, or stand elsewhere."""
    before, after = ({level.code: level for level in each.levels} for each in (old, new))
    for code in (each for each in before if each not in after):
        yield Change(both(f"The level {code} is removed", f"取消等级 {code}"))
    for code in (each for each in after if each not in before):
        yield Change(
            both(f"The level {code} is added, rank {after[code].rank}", f"新增等级 {code}，名次 {after[code].rank}")
        )
    for code in (each for each in before if each in after):
        yield from _same_level(before[code], after[code])


def benefits(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    """Benefits that came, went, or give something else; none of them decides a level."""
    before, after = ({each.code: _given(each, one) for each in one.benefits} for one in (old, new))
    for code in dict.fromkeys([*before, *after]):
        yield from moved(both(f"Benefit {code}", f"权益 {code}"), before.get(code), after.get(code), decides=False)


def _same_level(before: Level, after: Level) -> Iterator[Change]:
    of = both(f"Level {before.code}, name", f"等级 {before.code} 的名称")
    yield from moved(of, _name(before.shown), _name(after.shown), decides=False)
    yield from moved(
        both(f"Level {before.code}, rank", f"等级 {before.code} 的名次"), same(before.rank), same(after.rank)
    )
    aliases = [same(", ".join(each.aliases)) if each.aliases else None for each in (before, after)]
    yield from moved(both(f"Level {before.code}, also written", f"等级 {before.code} 的别名"), *aliases)


def _given(benefit: Any, version: PolicyVersion) -> Name:
    levels_named = same(", ".join(benefit.levels))
    return listed([levels_named, benefit_words(benefit, version)], ": ", ":")


def _name(name: Name) -> Name:
    """Both names side by side, so that a change of one is seen in either language."""
    return same(f"{name.en} / {name.zh}")


def _shown(value: object) -> Name | None:
    return None if value is None else same(value)
