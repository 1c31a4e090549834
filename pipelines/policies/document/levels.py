"""The levels of a policy with the bar and the benefits of each, best first."""

from __future__ import annotations

from pipelines.policies.benefits import Benefit
from pipelines.policies.document.parts import Part, both, listed, same
from pipelines.policies.fields import Name
from pipelines.policies.level_bars import level_bars
from pipelines.policies.version import Level, PolicyVersion
from pipelines.policies.words import number_words

TITLE = both("Levels", "等级与标准")


def levels(version: PolicyVersion) -> Part:
    """One row per level: its name, what a customer must reach, what it gives."""
    bars = level_bars(version)
    headings = [both("Level", "等级"), both("Bar", "标准")]
    if version.benefits:
        headings.append(both("Benefits", "权益"))
    rows = []
    for level in version.ranked_levels:
        cells = [level_words(level), bars.get(level.code, same(""))]
        if version.benefits:
            given = [benefit_words(each, version) for each in version.benefits if level.code in each.levels]
            cells.append(listed(given, "; ", "；"))
        rows.append(tuple(cells))
    return Part(TITLE, tuple(rows), tuple(headings))


def level_words(level: Level) -> Name:
    """A level's code, with its name where that says more."""
    shown = level.shown
    en = level.code if shown.en == level.code else f"{level.code} {shown.en}"
    zh = level.code if shown.zh == level.code else f"{level.code} {shown.zh}"
    return both(f"{level.rank}. {en}", f"{level.rank}. {zh}")


def benefit_words(benefit: Benefit, version: PolicyVersion) -> Name:
    """What one benefit gives, with its rate, amount, quantity and dates."""
    en, zh = [benefit.name.en], [benefit.name.zh]
    if benefit.pay_rate is not None:
        en.append(f"pays {number_words(benefit.pay_rate * 100)}%")
        zh.append(f"实付 {number_words(benefit.pay_rate * 100)}%")
    if benefit.amount is not None:
        en.append(f"{number_words(benefit.amount)} {version.currency}")
        zh.append(f"{number_words(benefit.amount)} {'元' if version.currency == 'CNY' else version.currency}")
    if benefit.quantity:
        en.append(benefit.quantity)
        zh.append(benefit.quantity)
    if benefit.valid_from:
        en.append(f"from {benefit.valid_from}")
        zh.append(f"{benefit.valid_from} 起")
    if benefit.valid_to:
        en.append(f"before {benefit.valid_to}")
        zh.append(f"{benefit.valid_to} 前")
    return both(" ".join(en), " ".join(zh))
