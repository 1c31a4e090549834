"""Every change from one version to another, and the sentence that sums them up.

What no part of this folder has words for is told by its place in the file, so that no change goes unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipelines.policies.changes.bars import bars, measures, rules_and_movement
from pipelines.policies.changes.basis import basis
from pipelines.policies.changes.change import Change, moved
from pipelines.policies.changes.facts import benefits, facts, levels
from pipelines.policies.document.parts import both, same
from pipelines.policies.fields import Name
from pipelines.policies.version import PolicyVersion

PARTS = (facts, levels, measures, bars, rules_and_movement, benefits)
KEYS = ("id", "code", "level", "criterion")


def changes(old: PolicyVersion, new: PolicyVersion) -> list[Change]:
    """What changed, facts first; empty when both state the same."""
    found = [change for part in PARTS for change in part(old, new)]
    is_other = basis(old) != basis(new)
    if not is_other:
        found = [replace(each, decides=False) for each in found]
    elif not any(each.decides for each in found):
        found += _by_place(old, new)
    if not found and old.hash != new.hash:
        found = [replace(each, decides=is_other) for each in _by_place(old, new)]
    return list(dict.fromkeys(found))


def summary(found: Sequence[Change]) -> Name:
    """Whether anything that decides a level changed."""
    if not found:
        return both("Both versions state the same.", "两个版本的内容相同。")
    if any(each.decides for each in found):
        return both("What decides a level changed.", "影响等级评定的内容有变化。")
    return both("Nothing that decides a level changed.", "影响等级评定的内容没有变化。")


def _by_place(old: PolicyVersion, new: PolicyVersion) -> Iterator[Change]:
    before, after = (dict(_leaves(each.model_dump(mode="json", exclude_defaults=True))) for each in (old, new))
    for place in dict.fromkeys([*before, *after]):
        values = [same(each[place]) if place in each else None for each in (before, after)]
        yield from moved(same(f"`{place}`"), *values)


def _leaves(stated: object, place: str = "") -> Iterator[tuple[str, object]]:
    """Every value with its path; entries of a list by their id, code, level or criterion, else by number."""
    if isinstance(stated, Mapping):
        entries = [(str(key), value) for key, value in stated.items()]
    elif isinstance(stated, list):
        entries = [(_key(each, number), each) for number, each in enumerate(stated)]
    else:
        yield place, stated
        return
    for key, value in entries:
        yield from _leaves(value, f"{place}.{key}" if place else key)


def _key(entry: object, number: int) -> str:
    named = (entry.get(key) for key in KEYS) if isinstance(entry, Mapping) else ()
    return str(next((each for each in named if each), number))
