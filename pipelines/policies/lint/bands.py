"""Bands of criteria: side by side, best first, and earning what the rule kind needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.home.problems import Problem
from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import Band, BandedCriterion, Category
from pipelines.policies.fields import Name
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.scorecard import ScoreBand, ScorecardRule
from pipelines.policies.lint.coverage import interval_faults
from pipelines.policies.lint.criteria import placed
from pipelines.policies.lint.finding import Place, error
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.units import fits_storage, unit_of
from pipelines.policies.version import PolicyVersion

Earning = tuple[Place, Band | Category]


def earnings(version: PolicyVersion, place: Place, criterion: BandedCriterion) -> list[Earning]:
    """Every band and category of a criterion, with its place."""
    bands: list[Earning] = [((*place, "bands", number), band) for number, band in enumerate(criterion.bands)]
    return bands + [((*place, "map", code), category) for code, category in criterion.map.items()]


def banded(version: PolicyVersion) -> Iterator[tuple[Place, BandedCriterion]]:
    """The criteria that have bands or a map."""
    return ((place, each) for place, each in placed(version) if isinstance(each, BandedCriterion))


def score_bands(version: PolicyVersion) -> Sequence[ScoreBand]:
    """The bands on the score, of the kinds that have one."""
    return version.rule.score_bands if isinstance(version.rule, ScorecardRule | CombineRule) else ()


def bands_lie_side_by_side(version: PolicyVersion) -> Iterator[Problem]:
    """Bands of a criterion neither overlap nor leave a gap."""
    for place, criterion in banded(version):
        metric = KNOWN_METRICS.get(criterion.metric or "")
        of = Name(en=f"criterion `{criterion.id}`: ", zh=f"评级维度 `{criterion.id}`：")
        for number, key, values in interval_faults(criterion.intervals, bool(metric and metric.is_whole)):
            yield error(version, (*place, "bands", number), key, of=of, values=values)


def score_bands_lie_side_by_side(version: PolicyVersion) -> Iterator[Problem]:
    """Bands of the score neither overlap nor leave a gap."""
    for number, key, values in interval_faults(resolve(score_bands(version)), False):
        of = Name(en="score: ", zh="评分：")
        yield error(version, ("rule", "score_bands", number), key, of=of, values=values)


def bands_stand_best_first(version: PolicyVersion) -> Iterator[Problem]:
    """A band's level is never better than the one before it: bounds left out are taken from there."""
    for place, bands in _listed(version):
        known = [(number, version.ranks[level]) for number, level in enumerate(bands) if level in version.ranks]
        for (_, before), (number, rank) in zip(known, known[1:], strict=False):
            if rank < before:
                yield error(version, (*place, number), "band_order", level=bands[number])


def bands_earn_what_the_kind_needs(version: PolicyVersion) -> Iterator[Problem]:
    """Scorecards: points. All other kinds: a level."""
    needed = "points" if isinstance(version.rule, ScorecardRule) else "level"
    for place, criterion in banded(version):
        for at, earned in earnings(version, place, criterion):
            if getattr(earned, needed) is None:
                yield error(version, at, "incomplete_band", criterion=criterion.id, needed=needed)


def thresholds_can_be_kept(version: PolicyVersion) -> Iterator[Problem]:
    """A threshold is no finer than the millionth of the metric's unit, the step values are kept in."""
    for place, criterion in banded(version):
        try:
            unit = unit_of(criterion.metric or "", criterion.unit, version.currency)
        except (KeyError, ValueError):
            continue
        for number, band in enumerate(criterion.bands):
            ends = (end for end in (band.interval.lower, band.interval.upper) if end is not None)
            if not all(fits_storage(end, unit) for end in ends):
                yield error(version, (*place, "bands", number), "too_fine", criterion=criterion.id)


def _listed(version: PolicyVersion) -> Iterator[tuple[Place, list[str | None]]]:
    for place, criterion in banded(version):
        yield (*place, "bands"), [band.level for band in criterion.bands]
    yield ("rule", "score_bands"), [band.level for band in score_bands(version)]
