"""Criteria: ids once, and metrics and units that exist. Windows have rules of their own (`windows.py`)."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.criteria import Criterion
from pipelines.policies.kinds.intent import HAS_INTENT, STAGE
from pipelines.policies.lint.finding import Place, error, repeated
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.units import unit_of, units_for
from pipelines.policies.version import PolicyVersion

RESERVED = (TOTAL, STAGE, HAS_INTENT)


def placed(version: PolicyVersion) -> Iterator[tuple[Place, Criterion]]:
    """Each criterion with its place in the file."""
    rule = version.rule
    single = "criterion" in type(rule).model_fields
    checked = len(getattr(rule, "checked", ()))
    for number, criterion in enumerate(rule.measured):
        first_checked = len(rule.measured) - checked
        if single:
            yield ("rule", "criterion"), criterion
        elif number < first_checked:
            yield ("rule", "criteria", number), criterion
        else:
            yield ("rule", "checked", number - first_checked), criterion


def ids_are_unique(version: PolicyVersion) -> Iterator[Problem]:
    """Each criterion id stands once, and `total`, `stage` and `has_intent` are kept for what bears those names."""
    places = [place for place, _ in placed(version)]
    ids = [criterion.id for criterion in version.rule.measured]
    for number, criterion_id in repeated(ids):
        yield error(version, (*places[number], "id"), "duplicate_criterion", criterion=criterion_id)
    for place, criterion_id in zip(places, ids, strict=True):
        if criterion_id in RESERVED:
            yield error(version, (*place, "id"), "reserved_id", criterion=criterion_id)


def metrics_exist(version: PolicyVersion) -> Iterator[Problem]:
    """Metrics of criteria and of the summed value are known."""
    named = [((*place, "metric"), criterion.metric) for place, criterion in placed(version)]
    named += [(("value", "metric"), version.value.metric if version.value else None)]
    for place, metric in named:
        if metric is not None and metric not in KNOWN_METRICS:
            yield error(version, place, "unknown_metric", metric=metric, known=", ".join(KNOWN_METRICS))


def units_fit(version: PolicyVersion) -> Iterator[Problem]:
    """A unit measures what the metric measures."""
    for place, criterion in placed(version):
        if criterion.metric not in KNOWN_METRICS:
            continue
        try:
            unit_of(criterion.metric, criterion.unit, version.currency)
        except ValueError:
            known = ", ".join(units_for(criterion.metric, version.currency))
            yield error(
                version,
                (*place, "unit"),
                "unknown_unit",
                metric=criterion.metric,
                unit=criterion.unit,
                known=known,
            )
