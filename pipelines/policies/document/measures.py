"""What a policy measures: each criterion, over which window, with which weight, and what its values earn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipelines.policies.criteria import BandedCriterion, Criterion, WeightedCriterion
from pipelines.policies.document.parts import Part, both, listed, same
from pipelines.policies.fields import Name
from pipelines.policies.kinds.combine import CombineRule, Dimension
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.window_words import window_words
from pipelines.policies.words import bar_words, criterion_words, number_words, value_words

REQUIRED = both("; required", "；必需")


def measures(version: PolicyVersion) -> Part:
    """One row per criterion."""
    has_weights = any(weight_of(each) is not None for each in version.rule.measured)
    has_earnings = isinstance(version.rule, ScorecardRule | CombineRule)
    headings = [both("Measure", "评级维度"), both("Data", "数据与统计窗口")]
    headings += [both("Weight", "权重")] if has_weights else []
    headings += [both("Earns", "得分或分级")] if has_earnings else []
    rows = []
    for criterion in version.rule.measured:
        cells = [criterion_words(criterion), data_words(criterion)]
        weight = weight_of(criterion)
        cells += [same("" if weight is None else number_words(weight))] if has_weights else []
        cells += [listed(list(earning_words(criterion, version)), "; ", "；")] if has_earnings else []
        rows.append(tuple(cells))
    return Part(both("What is measured", "评级数据"), tuple(rows), tuple(headings))


def weight_of(criterion: Criterion) -> Decimal | None:
    """Its weight in a score; None where it has none."""
    return criterion.weight if isinstance(criterion, WeightedCriterion | Dimension) else None


def data_words(criterion: Criterion) -> Name:
    """The metric and its window, or the attribute; and whether there is no level without it."""
    required = isinstance(criterion, WeightedCriterion | Dimension) and criterion.required
    end = REQUIRED if required else same("")
    if criterion.metric is None:
        return both(f"attribute {criterion.attribute}{end.en}", f"客户属性 {criterion.attribute}{end.zh}")
    metric = KNOWN_METRICS[criterion.metric]
    en, zh = window_words(criterion.window) if metric.has_window else ("", "")
    of = f" ({criterion.of})" if criterion.of else ""
    return both(f"{metric.en}{of} {en}".rstrip() + end.en, f"{zh}{metric.zh}{of}{end.zh}")


def earning_words(criterion: Criterion, version: PolicyVersion) -> Iterator[Name]:
    """What each stretch of values, each code or the line of points earns."""
    if isinstance(criterion, WeightedCriterion) and criterion.linear:
        line, of = criterion.linear, unit_of(criterion.metric or "", criterion.unit, version.currency)
        least, most = value_words(line.least, of), value_words(line.most, of)
        first, last = number_words(line.least_points), number_words(line.most_points)
        yield both(
            f"from {first} points at {least.en} in a straight line to {last} at {most.en}",
            f"{least.zh} 得 {first} 分，线性增至 {most.zh} 得 {last} 分",
        )
    if not isinstance(criterion, BandedCriterion):
        return
    by_points = isinstance(version.rule, ScorecardRule)
    unit = unit_of(criterion.metric, criterion.unit, version.currency) if criterion.metric else None
    for band, interval in zip(criterion.bands, criterion.intervals, strict=True):
        bar = bar_words(interval, unit)
        yield _earned(bar, band.points if by_points else band.level)
    for code, category in criterion.map.items():
        yield _earned(same(code), category.points if by_points else category.level)


def _earned(bar: Name, earned: object) -> Name:
    shown = earned if isinstance(earned, str) else f"{earned}"
    return both(f"{bar.en} = {shown}", f"{bar.zh} = {shown}")
