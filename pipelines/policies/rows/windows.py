"""Evaluation dates and their windows as rows: tables `evaluation_day`, `window`, `own_window` and `rise`.

Engines get dates and do no calendar arithmetic. Add a column here when a metric needs another fact of a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from pipelines.policies.evaluations import NO_OVERRIDES, Evaluation, OverridesOfPolicies, evaluations
from pipelines.policies.projections import projections
from pipelines.policies.rises import Span, raising_spans
from pipelines.policies.rows.own_windows import begun_by_each, own_window_rows
from pipelines.policies.rows.schema import DAY, FLAG, TEXT, Schema
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import LIFETIME, OF_EACH_CUSTOMER, ONE_DAY, SINCE_CHANGE, Window, window

ALWAYS_COMPUTED = (LIFETIME, "rolling_12_months", "calendar_year_to_date")
EVALUATION_DAY: Schema = {
    **{"evaluated_on": DAY, "is_as_of": FLAG, "is_month_end": FLAG, "is_by_category": FLAG},
    "is_for_all": FLAG,
}
WINDOW: Schema = {
    **{"evaluated_on": DAY, "window_id": TEXT, "start_on": DAY, "end_on": DAY, "is_by_category": FLAG},
    "is_for_all": FLAG,
}
RISE: Schema = {"evaluated_on": DAY, "from_on": DAY, "to_on": DAY}
Asked = dict[date, dict[Window, bool]]


def window_rows(
    versions: Sequence[PolicyVersion],
    as_of: date,
    overrides: OverridesOfPolicies = NO_OVERRIDES,
    also: Iterable[str] = (),
) -> dict[str, pl.DataFrame]:
    """The tables for the policies in force, by name; `also` names windows that segments look at as of D.

    evaluation_day: evaluated_on, is_as_of, is_month_end, is_by_category (a policy grades each product category then),
    is_for_all (everybody is evaluated, and not only who may rise).
    window: evaluated_on, window_id, start_on (NULL = from the beginning), end_on (exclusive), and the last two again.
    own_window: see `own_windows.py`.
    rise: evaluated_on, from_on, to_on (exclusive): who has a row dated in between may rise on that day.
    """
    found = [*evaluations(versions, as_of, overrides), *projections(versions, as_of, overrides)]
    asked, rises = _asked(found, as_of), _rises(found)
    asked[as_of] = {window(each, as_of): False for each in also} | asked[as_of]
    days = [
        (day, day == as_of, (day + ONE_DAY).day == 1, any(of_day.values()), day not in rises)
        for day, of_day in sorted(asked.items())
    ]
    windows = [
        (day, dated.window_id, dated.start_on, dated.end_on, is_by_category, day not in rises)
        for day, of_day in sorted(asked.items())
        for dated, is_by_category in sorted(of_day.items(), key=lambda one: one[0].window_id)
        if dated.window_id not in OF_EACH_CUSTOMER
    ]
    spans = [(day, *span) for day, of_day in sorted(rises.items()) for span in sorted(of_day)]
    return {
        "evaluation_day": pl.DataFrame(days, schema=EVALUATION_DAY, orient="row"),
        "window": pl.DataFrame(windows, schema=WINDOW, orient="row"),
        "own_window": own_window_rows(asked),
        "rise": pl.DataFrame(spans, schema=RISE, orient="row"),
    }


def check_calendars(
    versions: Sequence[PolicyVersion], as_of: date, overrides: OverridesOfPolicies = NO_OVERRIDES
) -> None:
    """ConfigurationError when a fiscal calendar does not reach a date of some policy: D, a review, or the next one.

    Or when a policy that counts since the last change of level decides levels on too many dates. Asked before anything
    lands; `window_rows` would say the same of rows that have landed by then.
    """
    named = {each.id for each in versions if each.has_fiscal_windows or SINCE_CHANGE in each.windows}
    counted = [version for version in versions if version.id in named]
    _asked([*evaluations(counted, as_of, overrides), *projections(counted, as_of, overrides)], as_of)


def _asked(found: Sequence[Evaluation], as_of: date) -> Asked:
    """By date the windows that policies read, and whether one of them reads it category by category."""
    asked: Asked = {as_of: {window(each, as_of): False for each in ALWAYS_COMPUTED}}
    for each in found:
        if each.version is None or (each.is_of_documents and not each.is_as_of):
            continue
        of_day = asked.setdefault(each.evaluated_on, {})
        for window_id in measured_windows(each.version) if each.is_between else read_windows(each.version):
            is_own = window_id in OF_EACH_CUSTOMER
            dated = begun_by_each(window_id, each.evaluated_on) if is_own else each.window(window_id)
            of_day[dated] = of_day.get(dated, False) or each.version.scope == "category"
        if each.is_as_of and each.version.scope == "category":
            of_day[window(LIFETIME, as_of)] = True  # the sum of all lines is held against it, category by category
    return asked


def _rises(found: Sequence[Evaluation]) -> dict[date, set[Span]]:
    """By date on which not everybody is evaluated: the spans of dates that can raise somebody's level then."""
    rises: dict[date, set[Span]] = {}
    whole: set[date] = set()
    for each in found:
        spans = raising_spans(each.version, each.evaluated_on) if each.is_between and each.version else None
        if spans is None:
            whole.add(each.evaluated_on)
        else:
            rises.setdefault(each.evaluated_on, set()).update(spans)
    return {day: spans for day, spans in rises.items() if day not in whole}


def measured_windows(version: PolicyVersion) -> set[str]:
    """Every window that this version grades by."""
    return {criterion.window for criterion in version.rule.measured if criterion.metric}


def read_windows(version: PolicyVersion) -> set[str]:
    """Every window that this version reads a metric over."""
    return measured_windows(version) | {version.summed_value.window}
