"""Windows that begin on a day of each customer's own, as rows: table `own_window`.

The year of a membership begins on the month and day on which the relation did, so 366 rows a date serve any number of
customers, and engines only compare month and day. Windows that begin for everybody alike belong to `windows.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from pipelines.policies.rows.schema import COUNT, DAY, FLAG, TEXT, Schema
from pipelines.policies.windows import OF_EACH_CUSTOMER, ONE_DAY, Window, window_since

OWN_WINDOW: Schema = {
    **{"evaluated_on": DAY, "window_id": TEXT, "begun_month": COUNT, "begun_day": COUNT},
    **{"start_on": DAY, "end_on": DAY, "is_by_category": FLAG},
}
# Any leap year before everything else: of the day on which a relation began only month and day count.
DAYS_OF_A_LEAP_YEAR = [date(1600, 1, 1) + ONE_DAY * number for number in range(366)]


def begun_by_each(window_id: str, day: date) -> Window:
    """The window as of `day` without its start, which each customer has of its own."""
    return Window(window_id, None, day + ONE_DAY)


def own_window_rows(asked: Mapping[date, Mapping[Window, bool]]) -> pl.DataFrame:
    """The table, for those of the asked windows that are each customer's own.

    evaluated_on, window_id, begun_month, begun_day (of the day the customer's relation began), start_on, end_on
    (exclusive), is_by_category (a policy reads it category by category).
    """
    rows = [row for day, of_day in sorted(asked.items()) for row in _of_day(day, of_day)]
    return pl.DataFrame(rows, schema=OWN_WINDOW, orient="row")


def _of_day(day: date, asked: Mapping[Window, bool]) -> Iterator[tuple[Any, ...]]:
    for window_id, is_by_category in sorted((each.window_id, of) for each, of in asked.items()):
        for begun in DAYS_OF_A_LEAP_YEAR if window_id in OF_EACH_CUSTOMER else ():
            dated = window_since(window_id, begun, day)
            yield day, window_id, begun.month, begun.day, dated.start_on, dated.end_on, is_by_category
