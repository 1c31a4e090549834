"""Faults of windows and of what dates them: a sound text, one change, its code and line, as in `language_faults.py`."""

from __future__ import annotations

from tests.unit.policies.language_faults import REVIEWED, SHARE
from tests.unit.policies.written import BANDS

WINDOW_FAULTS = {
    "a change of level that no review gives": (
        BANDS,
        "rolling_12_months",
        "since_tier_change",
        "change_without_review",
        16,
    ),
    "a change of level on any day": (
        REVIEWED + "movement: {upgrade_on: daily}\n",
        "rolling_12_months",
        "since_tier_change",
        "change_any_day",
        16,
    ),
    "a change of level for life": (
        REVIEWED + "movement: {sticky: lifetime}\n",
        "rolling_12_months",
        "since_tier_change",
        "change_any_day",
        16,
    ),
    "customers compared since changes of their own": (
        SHARE + "review: {every: year}\n",
        "metric: net_spend}",
        "metric: net_spend, window: since_tier_change}",
        "change_relative",
        13,
    ),
    "an amount summed since no change": (
        BANDS,
        "owner: tests",
        "value: {window: since_tier_change}\nowner: tests",
        "change_without_review",
        5,
    ),
    "a window that no group has": (
        BANDS.replace("owner: tests\n", "owner: tests\nscope: group\n"),
        "rolling_12_months",
        "anniversary",
        "window_of_group",
        17,
    ),
    "a window of no fiscal calendar": (BANDS, "rolling_12_months", "fiscal_year_previous", "calendar_unnamed", 16),
    "a reset of no points program": (BANDS, "rolling_12_months", "since_reset", "program_unnamed", 16),
    "a points program that is not there": (
        BANDS.replace("rolling_12_months", "since_reset"),
        "owner: tests",
        "program: club\nowner: tests",
        "program_missing",
        5,
    ),
}
