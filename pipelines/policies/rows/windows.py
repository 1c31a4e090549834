"""Evaluation dates and their windows as rows: tables `evaluation_day` and `window`.

Engines get dates and do no calendar arithmetic. Add a column here when a metric needs another fact of a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import polars as pl

from pipelines.policies.evaluations import NO_OVERRIDES, Evaluation, OverridesOfPolicies, evaluations
from pipelines.policies.rows.schema import DAY, FLAG, TEXT, Schema
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ONE_DAY, window

ALWAYS_COMPUTED = ("lifetime", "rolling_12_months", "calendar_year_to_date")
EVALUATION_DAY: Schema = {"evaluated_on": DAY, "is_as_of": FLAG, "is_month_end": FLAG, "is_by_category": FLAG}
WINDOW: Schema = {"evaluated_on": DAY, "window_id": TEXT, "start_on": DAY, "end_on": DAY, "is_by_category": FLAG}


def window_rows(
    versions: Sequence[PolicyVersion],
    as_of: date,
    overrides: OverridesOfPolicies = NO_OVERRIDES,
    also: Iterable[str] = (),
) -> dict[str, pl.DataFrame]:
    """Both tables for the policies in force, by name; `also` names windows that segments look at as of D.

    evaluation_day: evaluated_on, is_as_of, is_month_end, is_by_category (a policy grades each product category then).
    window: evaluated_on, window_id, start_on (NULL = from the beginning), end_on (exclusive), is_by_category.
    """
    asked = _asked(evaluations(versions, as_of, overrides), as_of)
    asked[as_of] = dict.fromkeys(also, False) | asked[as_of]
    days = [
        (day, day == as_of, (day + ONE_DAY).day == 1, any(of_day.values())) for day, of_day in sorted(asked.items())
    ]
    windows = [
        (day, found.window_id, found.start_on, found.end_on, is_by_category)
        for day, of_day in sorted(asked.items())
        for window_id, is_by_category in sorted(of_day.items())
        for found in [window(window_id, day)]
    ]
    return {
        "evaluation_day": pl.DataFrame(days, schema=EVALUATION_DAY, orient="row"),
        "window": pl.DataFrame(windows, schema=WINDOW, orient="row"),
    }


def _asked(found: Sequence[Evaluation], as_of: date) -> dict[date, dict[str, bool]]:
    """By date the windows that policies read, and whether one of them reads it category by category."""
    asked: dict[date, dict[str, bool]] = {as_of: dict.fromkeys(ALWAYS_COMPUTED, False)}
    for each in found:
        if each.version is None:
            continue
        of_day = asked.setdefault(each.evaluated_on, {})
        for window_id in read_windows(each.version):
            of_day[window_id] = of_day.get(window_id, False) or each.version.scope == "category"
    return asked


def read_windows(version: PolicyVersion) -> set[str]:
    """Every window that this version reads a metric over."""
    measured = {criterion.window for criterion in version.rule.measured if criterion.metric}
    return measured | {version.summed_value.window}
