"""Bars in words, English and Chinese: "at least 1,000,000 CNY", "不低于 1,000,000 元".

What a person reads about a threshold is worded here. Add a phrase when a rule kind needs one; keep numbers exact and
the decision itself elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.policies.bounds import Interval
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Name
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.units import Unit, to_base, unit_of
from pipelines.policies.window_words import window_words

_EN = {">=": "at least", ">": "more than", "<": "below", "<=": "at most"}
_ZH = {">=": "不低于", ">": "高于", "<": "低于", "<=": "不高于"}
ANYTHING = Name(en="any value", zh="任意值")
EVERYONE_ELSE = Name(en="everyone else", zh="其余客户")
INTENT = Name(en="no date, but intent to buy", zh="无预计日期但有购买意向")
NO_INTENT = Name(en="no date and no intent", zh="无预计日期且无意向")
SCORE = Name(en="Score", zh="总分")
_OUTCOMES = {
    "combine": Name(en="All grades together", zh="各维度合并"),
    "pareto": Name(en="Value of those before it, in percent", zh="排在前面的客户金额占比（%）"),
    "share": Name(en="Customers before it, in percent", zh="排在前面的客户占比（%）"),
}
_FROZEN = Name(en="Value, against the cuts of the period", zh="金额（与本期固定分界值比较）")
_AT_OR_ABOVE = Name(en="Customers at or above it, in percent", zh="不低于该客户的客户占比（%）")


def number_words(value: Decimal) -> str:
    """A number with thousands separators and no trailing zeros: 1,000,000 or 0.5."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_words(value: Decimal, unit: Unit | None) -> Name:
    """A number with its unit, money in English written out: 1,200,000 CNY, 120 万元; `unit` None for a score."""
    number = number_words(value)
    if unit is None:
        return Name(en=number, zh=number)
    english = number_words(to_base(value, unit) / unit.english_factor)
    return Name(en=f"{english} {unit.en}", zh=f"{number} {unit.zh}")


def bar_words(interval: Interval, unit: Unit | None) -> Name:
    """The bounds of a band in words; `unit` None for a score."""
    if interval.threshold is None:
        return ANYTHING
    first = _one_bound(interval.operator or "", interval.threshold, unit)
    if interval.lower is None or interval.upper is None:
        return first
    second = _one_bound("<=" if interval.is_upper_inclusive else "<", interval.upper, unit)
    return joined((first, second), 2)


def code_words(codes: Sequence[str]) -> Name:
    """A category: the code itself."""
    return Name(en=" or ".join(codes), zh="或".join(codes))


def criterion_words(criterion: Criterion) -> Name:
    """What the criterion measures: its own name, else the metric's or the attribute's."""
    if criterion.name:
        return criterion.name
    if criterion.metric:
        return Name(en=KNOWN_METRICS[criterion.metric].en, zh=KNOWN_METRICS[criterion.metric].zh)
    words = (criterion.attribute or "").replace("_", " ")
    return Name(en=words, zh=criterion.attribute or words)


def outcome_words(rule: Rule) -> Name:
    """What is held against the bars in the end, where that is no criterion: a score, a place, all grades together."""
    if isinstance(rule, CombineRule) and rule.how == "weighted":
        return SCORE
    if isinstance(rule, ParetoRule) and rule.freeze_cuts:
        return _FROZEN
    return _AT_OR_ABOVE if isinstance(rule, ShareRule) and rule.ties == "demote" else _OUTCOMES.get(rule.kind, SCORE)


def test_words(criterion: Criterion, interval: Interval, currency: str) -> Name:
    """One whole test: "net spend over the last 12 months of at least 5,000 CNY"."""
    name, metric = criterion_words(criterion), KNOWN_METRICS[criterion.metric or ""]
    en, zh = window_words(criterion.window) if metric.has_window else ("", "")
    bar = bar_words(interval, unit_of(metric.code, criterion.unit, currency))
    subject = f"{name.en} {en}".rstrip()
    return Name(
        en=f"{subject} {bar.en}" if _stands_alone(bar) else f"{subject} of {bar.en}", zh=f"{zh}{name.zh}{bar.zh}"
    )


def joined(parts: Sequence[Name], needed: int) -> Name:
    """Parts of a group: all of them, any of them, or at least `needed` of them."""
    if len(parts) == 1:
        return parts[0]
    if needed == len(parts):
        return Name(en=" and ".join(part.en for part in parts), zh="且".join(part.zh for part in parts))
    en, zh = " or ".join(part.en for part in parts), "或".join(part.zh for part in parts)
    if needed == 1:
        return Name(en=f"({en})", zh=f"（{zh}）")
    listed = Name(en="; ".join(part.en for part in parts), zh="；".join(part.zh for part in parts))
    return Name(en=f"at least {needed} of ({listed.en})", zh=f"以下至少{needed}项（{listed.zh}）")


def _stands_alone(bar: Name) -> bool:
    """Whether a bar follows its subject without "of": "net spend below 200 CNY"."""
    return bar.en.startswith(_EN["<"])


def _one_bound(operator: str, value: Decimal, unit: Unit | None) -> Name:
    shown = value_words(value, unit)
    return Name(en=f"{_EN[operator]} {shown.en}", zh=f"{_ZH[operator]} {shown.zh}")
