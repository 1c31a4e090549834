"""Points programs as rows: tables points_program, points_period and points_horizon.

Engines get dates and do no calendar arithmetic: until when a lot lives is a period of days on which it came.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

import polars as pl

from pipelines.policies.points_program import YEAR_MONTHS, PointsProgram, clearing_days, spans
from pipelines.policies.rows.schema import DAY, FLAG, NUMBER, TEXT, Schema
from pipelines.policies.windows import ONE_DAY, add_months, window

PROGRAM: Schema = {
    "program_code": TEXT,
    "program_version": TEXT,
    "program_hash": TEXT,
    "name_en": TEXT,
    "name_zh": TEXT,
}
PROGRAM |= {"effective_from": DAY, "effective_to": DAY, "receipts_from": DAY, "points_per_unit": NUMBER}
PROGRAM |= {"value_per_point": NUMBER, "currency": TEXT, "earns_from_receipts": FLAG, "clears_points": FLAG}
PERIOD: Schema = {"program_code": TEXT, "start_on": DAY, "end_on": DAY, "expires_on": DAY}
HORIZON: Schema = {"window_id": TEXT, "start_on": DAY, "end_on": DAY}
HORIZONS = ("forward_30_days", "forward_90_days")
Row = tuple[object, ...]


def points_rows(programs: Sequence[PointsProgram], as_of: date) -> dict[str, pl.DataFrame]:
    """The tables by name. `programs` holds all versions of all programs, by program and date.

    points_program: one row per version; effective_to (exclusive) also where the next version ends it; receipts_from,
    the first day on which any version earns from receipts.
    points_period: lots that came from start_on to before end_on are worthless from expires_on; start_on NULL = from the
    beginning. Lots that came later are never cleared.
    points_horizon: the windows after D in which points about to expire are listed.
    """
    versions, periods = [], []
    for _, of_program in groupby(programs, key=lambda each: each.id):
        listed = list(of_program)
        versions += _version_rows(listed)
        periods += _period_rows(listed, as_of)
    horizons = [(found.window_id, found.start_on, found.end_on) for found in (window(one, as_of) for one in HORIZONS)]
    return {
        "points_program": pl.DataFrame(versions, schema=PROGRAM, orient="row"),
        "points_period": pl.DataFrame(periods, schema=PERIOD, orient="row"),
        "points_horizon": pl.DataFrame(horizons, schema=HORIZON, orient="row"),
    }


def _version_rows(versions: Sequence[PointsProgram]) -> list[Row]:
    receipts_from = min((one.effective_from for one in versions if one.earns_from_receipts), default=None)
    return [
        (one.id, one.version, one.hash, one.name.en, one.name.zh)
        + (one.effective_from, ends_before, receipts_from, one.points_per_unit)
        + (one.value_per_point, one.currency, one.earns_from_receipts, one.clears)
        for one, ends_before in spans(versions)
    ]


def _period_rows(versions: Sequence[PointsProgram], as_of: date) -> list[Row]:
    latest = max([as_of, *(one.effective_from for one in versions)])
    ends = [None, *(day + ONE_DAY for day in clearing_days(versions, add_months(latest, YEAR_MONTHS + 1)))]
    return [(versions[0].id, start, end, end) for start, end in pairwise(ends)]
