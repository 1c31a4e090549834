"""Faults of windows and of what dates them: a sound text, one change, its code and line, as in `language_faults.py`."""

from __future__ import annotations

from tests.unit.policies.written import BANDS

WINDOW_FAULTS = {
    "a window of each customer's own": (BANDS, "rolling_12_months", "since_tier_change", "window_not_yet", 16),
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
