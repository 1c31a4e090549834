"""One change between two versions, as a sentence. Keep what is compared in the file of that part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.policies.document.parts import both
from pipelines.policies.fields import Name


@dataclass(frozen=True)
class Change:
    """A sentence, and whether what it tells can give somebody another level."""

    words: Name
    decides: bool = True


def moved(what: Name, before: Name | None, after: Name | None, *, decides: bool = True) -> Iterator[Change]:
    """`what` from `before` to `after`; nothing when both read the same, None for a part that is not there."""
    if before == after:
        return
    if before is None and after is not None:
        yield Change(both(f"{what.en} is new: {after.en}", f"新增{what.zh}：{after.zh}"), decides)
    elif after is None and before is not None:
        yield Change(both(f"{what.en} is gone: {before.en}", f"取消{what.zh}：{before.zh}"), decides)
    elif before is not None and after is not None:
        words = both(f"{what.en}: from “{before.en}” to “{after.en}”", f"{what.zh}：由“{before.zh}”改为“{after.zh}”")
        yield Change(words, decides)


def said_otherwise(before: Sequence[Name], after: Sequence[Name], decides: bool = True) -> Iterator[Change]:
    """Sentences that are no longer said, then those that are new."""
    for gone in (each for each in before if each not in after):
        yield Change(both(f"No longer: {gone.en}", f"不再适用：{gone.zh}"), decides)
    for new in (each for each in after if each not in before):
        yield Change(both(f"New: {new.en}", f"新增规定：{new.zh}"), decides)
