"""Criteria: ids once, and metrics, windows and units that exist."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.criteria import Criterion
from pipelines.policies.lint.finding import Place, error, repeated
from pipelines.policies.metrics import METRICS
from pipelines.policies.row_names import TOTAL
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import is_window

WINDOWS = (
    "rolling_<n>_days, rolling_<n>_months, rolling_<n>_complete_months, "
    "calendar_<month|quarter|year>_<to_date|last_complete|previous>, lifetime"
)


def placed(version: PolicyVersion) -> Iterator[tuple[Place, Criterion]]:
    """Each criterion with its place in the file."""
    single = version.rule.kind == "bands"
    for number, criterion in enumerate(version.rule.measured):
        yield ("rule", "criterion") if single else ("rule", "criteria", number), criterion


def ids_are_unique(version: PolicyVersion) -> Iterator[Problem]:
    """Each criterion id stands once, and `total` is kept for the score."""
    places = [place for place, _ in placed(version)]
    ids = [criterion.id for criterion in version.rule.measured]
    for number, criterion_id in repeated(ids):
        what = f"the criterion `{criterion_id}` stands twice"
        yield error(version, (*places[number], "id"), "duplicate_criterion", what, "Give each criterion its own id")
    for place, criterion_id in zip(places, ids, strict=True):
        if criterion_id == TOTAL:
            what = f"a criterion may not be called `{TOTAL}`"
            yield error(version, (*place, "id"), "reserved_id", what, "Choose another id: it names the score's own row")


def metrics_exist(version: PolicyVersion) -> Iterator[Problem]:
    """Metrics of criteria and of the summed value are known."""
    named = [((*place, "metric"), criterion.metric) for place, criterion in placed(version)]
    named += [(("value", "metric"), version.value.metric if version.value else None)]
    for place, metric in named:
        if metric is not None and metric not in METRICS:
            what = f"unknown metric `{metric}`"
            yield error(version, place, "unknown_metric", what, f"Use one of {', '.join(METRICS)}")


def windows_exist(version: PolicyVersion) -> Iterator[Problem]:
    """Windows of criteria and of the summed value are known."""
    named = [((*place, "window"), criterion.window) for place, criterion in placed(version)]
    named += [(("value", "window"), version.value.window)] if version.value else []
    for place, window_id in named:
        if not is_window(window_id):
            what = f"unknown window `{window_id}`"
            yield error(version, place, "unknown_window", what, f"Use one of {WINDOWS}")


def units_fit(version: PolicyVersion) -> Iterator[Problem]:
    """A unit measures what the metric measures."""
    for place, criterion in placed(version):
        if criterion.metric not in METRICS:
            continue
        try:
            unit_of(criterion.metric, criterion.unit, version.currency)
        except ValueError as fault:
            yield error(version, (*place, "unit"), "unknown_unit", str(fault), "Correct the unit, or leave it out")
