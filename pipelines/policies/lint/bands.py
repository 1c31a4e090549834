"""Bands of criteria: side by side, best first, and earning what the rule kind needs."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.bounds import resolve
from pipelines.policies.criteria import Band, BandedCriterion, Category
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.lint.coverage import interval_faults
from pipelines.policies.lint.criteria import placed
from pipelines.policies.lint.finding import Place, error
from pipelines.policies.metrics import METRICS
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


def bands_lie_side_by_side(version: PolicyVersion) -> Iterator[Problem]:
    """Bands of a criterion neither overlap nor leave a gap."""
    for place, criterion in banded(version):
        metric = METRICS.get(criterion.metric or "")
        is_whole = bool(metric and metric.is_whole)
        for number, code, what, remedy in interval_faults(resolve(criterion.bands), is_whole):
            yield error(version, (*place, "bands", number), code, f"criterion `{criterion.id}`: {what}", remedy)


def score_bands_lie_side_by_side(version: PolicyVersion) -> Iterator[Problem]:
    """Bands of the score neither overlap nor leave a gap."""
    if isinstance(version.rule, ScorecardRule):
        for number, code, what, remedy in interval_faults(resolve(version.rule.score_bands), False):
            yield error(version, ("rule", "score_bands", number), code, f"score: {what}", remedy)


def bands_stand_best_first(version: PolicyVersion) -> Iterator[Problem]:
    """A band's level is never better than the one before it: bounds left out are taken from there."""
    ranks = {level.code: level.rank for level in version.levels}
    for place, bands in _listed(version):
        known = [(number, ranks[level]) for number, level in enumerate(bands) if level in ranks]
        for (_, before), (number, rank) in zip(known, known[1:], strict=False):
            if rank < before:
                what = f"the band of `{bands[number]}` stands after one of a lower level"
                yield error(version, (*place, number), "band_order", what, "List the bands best level first")


def bands_earn_what_the_kind_needs(version: PolicyVersion) -> Iterator[Problem]:
    """Kind bands: a level. Scorecards: points."""
    needed = "level" if isinstance(version.rule, BandsRule) else "points"
    for place, criterion in banded(version):
        for at, earned in earnings(version, place, criterion):
            if getattr(earned, needed) is None:
                what = f"criterion `{criterion.id}`: a band without {needed}"
                yield error(version, at, "incomplete_band", what, f"Add `{needed}:` to it")


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
                what = f"criterion `{criterion.id}`: a threshold finer than a millionth"
                yield error(version, (*place, "bands", number), "too_fine", what, "Write fewer decimals")


def _listed(version: PolicyVersion) -> Iterator[tuple[Place, list[str | None]]]:
    for place, criterion in banded(version):
        yield (*place, "bands"), [band.level for band in criterion.bands]
    if isinstance(version.rule, ScorecardRule):
        yield ("rule", "score_bands"), [band.level for band in version.rule.score_bands]
