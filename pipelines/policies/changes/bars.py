"""What changed in what is measured and in the bars of the levels.

A bar is compared as if the measure had kept its name and window: those are told once, at the measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.policies.changes.change import Change, moved, said_otherwise
from pipelines.policies.criteria import Criterion
from pipelines.policies.document.measures import data_words, earning_words, weight_of
from pipelines.policies.document.movement import movement
from pipelines.policies.document.parts import Part, both, listed, same
from pipelines.policies.document.rules import rules
from pipelines.policies.fields import Name
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.level_bars import level_bars
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import criterion_words, number_words


def measures(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    """The kind of rule, and each criterion by its id: data, window, weight, what its values earn."""
    yield from moved(both("Kind of rule", "规则类型"), same(old.rule.kind), same(new.rule.kind))
    before, after = ({each.id: each for each in version.rule.measured} for version in (old, new))
    for gone in (each for each in before if each not in after):
        name = criterion_words(before[gone])
        yield Change(both(f"No longer measured: {name.en}", f"不再使用评级维度：{name.zh}"))
    for came in (each for each in after if each not in before):
        name, data = criterion_words(after[came]), data_words(after[came])
        yield Change(both(f"Newly measured: {name.en} ({data.en})", f"新增评级维度：{name.zh}（{data.zh}）"))
    for kept in (each for each in before if each in after):
        yield from _same_criterion(before[kept], after[kept], old, new)


def bars(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    """The bar of each level that both versions have, and of those that came."""
    before, after = level_bars(old), level_bars(_measured_as_in(old, new))
    for level in new.ranked_levels:
        was, now = before.get(level.code), after.get(level.code)
        if level.code in old.ranks or now is not None:
            yield from moved(both(f"Bar of {level.code}", f"等级 {level.code} 的标准"), was, now)


def rules_and_movement(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    """Sentences on the rule, on reviews and on movement that are gone or new."""
    yield from said_otherwise(_sentences(rules(old)), _sentences(rules(_measured_as_in(old, new))))
    yield from said_otherwise(_sentences(movement(old)), _sentences(movement(_measured_as_in(old, new))))


def _same_criterion(before: Criterion, after: Criterion, old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    name = criterion_words(before)
    yield from moved(both(f"{name.en}, name", f"{name.zh}的名称"), name, criterion_words(after), decides=False)
    data, weight = both(f"{name.en}, data", f"{name.zh}的数据"), both(f"{name.en}, weight", f"{name.zh}的权重")
    yield from moved(data, data_words(before), data_words(after))
    yield from moved(weight, _weight(before), _weight(after))
    if all(isinstance(each.rule, ScorecardRule | CombineRule) for each in (old, new)):
        earned = [listed(list(earning_words(*each)), "; ", "；") for each in ((before, old), (after, new))]
        yield from moved(both(f"{name.en}, earns", f"{name.zh}的得分或分级"), *earned)


def _measured_as_in(old: PolicyVersion, new: PolicyVersion) -> PolicyVersion:
    """The new version with the names and windows of the old one's criteria; a lookup of the new one's bars only."""
    known = {each.id: each for each in old.rule.measured}

    def as_before(criterion: Criterion) -> Criterion:
        was = known.get(criterion.id)
        return criterion.model_copy(update={"name": was.name, "window": was.window}) if was else criterion

    return new.model_copy(update={"rule": _with_criteria(new.rule, as_before)})


def _with_criteria(rule: Rule, change: object) -> Rule:
    assert callable(change)
    update: dict[str, object] = {}
    for field in ("criterion", "criteria", "checked"):
        stated = getattr(rule, field, None)
        if isinstance(stated, tuple):
            update[field] = tuple(change(each) for each in stated)
        elif stated is not None:
            update[field] = change(stated)
    return rule.model_copy(update=update)


def _weight(criterion: Criterion) -> Name | None:
    weight = weight_of(criterion)
    return None if weight is None else same(number_words(weight))


def _sentences(part: Part) -> list[Name]:
    return [row[0] for row in part.rows]
