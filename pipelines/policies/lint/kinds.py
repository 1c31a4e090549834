"""What one rule kind asks of its metric, and what a scope asks of a policy."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.home.problems import Problem
from pipelines.policies.kinds.attribute import AttributeRule
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.lookup import LookupRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.lint.criteria import placed
from pipelines.policies.lint.finding import error, repeated
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import CALENDAR

AT_D = ("balance_at", "open_count", "average_daily_balance", "member_count")


def kinds_measure_what_they_can(version: PolicyVersion) -> Iterator[Problem]:
    """Lookup reads records at D, intent days to a decision, attribute a code, relative kinds a number."""
    for place, criterion in placed(version):
        match version.rule:
            case LookupRule():
                is_fit, known = criterion.metric in AT_D, ", ".join(AT_D)
            case IntentRule():
                is_fit, known = criterion.metric == "days_to_decision", "days_to_decision"
            case AttributeRule():
                is_fit, known = criterion.attribute is not None, "`attribute:`"
            case ShareRule() | ParetoRule():
                is_fit, known = criterion.metric is not None, "`metric:`"
            case _:
                continue
        if not is_fit:
            measured = criterion.metric or criterion.attribute
            yield error(version, place, "wrong_metric", kind=version.rule.kind, metric=measured, known=known)


def documents_are_measured_in_events(version: PolicyVersion) -> Iterator[Problem]:
    """A metric of one document belongs to kind event, and that kind reads no window of time."""
    for place, criterion in placed(version):
        metric = KNOWN_METRICS.get(criterion.metric or "")
        if metric is None:
            continue
        is_event = isinstance(version.rule, EventRule)
        if metric.of_document and not is_event:
            yield error(version, (*place, "metric"), "document_metric", metric=metric.code)
        elif is_event and not metric.of_document:
            fitting = ", ".join(one.code for one in KNOWN_METRICS.values() if one.of_document)
            yield error(version, (*place, "metric"), "wrong_metric", kind="event", metric=metric.code, known=fitting)


def averages_are_of_a_month(version: PolicyVersion) -> Iterator[Problem]:
    """An average daily balance is looked up, over a natural month that is over."""
    for place, criterion in placed(version):
        metric, asked = KNOWN_METRICS.get(criterion.metric or ""), CALENDAR.fullmatch(criterion.window)
        is_month = bool(asked and asked[1] == "month" and asked[2] != "to_date")
        if metric and metric.is_average and not (isinstance(version.rule, LookupRule) and is_month):
            yield error(version, place, "average_metric", metric=metric.code)


def scope_fits_the_kind(version: PolicyVersion) -> Iterator[Problem]:
    """Opportunities and documents are of one customer, and of no single product category."""
    if isinstance(version.rule, IntentRule | EventRule) and version.scope != "customer":
        yield error(version, ("scope",), "kind_scope", kind=version.rule.kind, scope=version.scope)


def documents_hold_no_levels(version: PolicyVersion) -> Iterator[Problem]:
    """A document is graded once, as it was made: nothing is reviewed, kept or lost."""
    if isinstance(version.rule, EventRule):
        for place in ("review", "movement", "history_from"):
            if place in version.model_fields_set:
                yield error(version, (place,), "event_movement", part=place)


def categories_belong_to_the_scope(version: PolicyVersion) -> Iterator[Problem]:
    """Categories are listed once each, and only where levels are per category."""
    if version.categories and version.scope != "category":
        yield error(version, ("categories",), "scope", scope=version.scope)
    for number, category in repeated(list(version.categories)):
        yield error(version, ("categories", number), "duplicate_category", category=category)
