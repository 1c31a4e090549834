"""Windows of time: from a window id and the as-of date D to its first day and the day after its last.

Computed once, here; engines receive the dates as rows and do no calendar arithmetic. Everything is half-open.
Windows of a fiscal year need its calendar (`fiscal.py`), the one since a reset a program (`points_program.py`); those
that begin on a day of each customer's own need that day (`window_since`, laid out in `rows/own_windows.py`). Add a
family of windows as a pattern and a function; working days belong to `calendar.py`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
LIFETIME = "lifetime"
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
ROLLING = re.compile(r"rolling_([1-9][0-9]{0,3})_(days|months|complete_months)")
FORWARD = re.compile(r"forward_([1-9][0-9]{0,3})_days")
FISCAL = re.compile(r"fiscal_(month|quarter|year)_(to_date|last_complete|previous)")
ANNIVERSARY = "anniversary"
SINCE_RESET = "since_reset"
SINCE_CHANGE = "since_tier_change"
OF_EACH_CUSTOMER = (ANNIVERSARY,)
CALENDAR = re.compile(r"calendar_(month|quarter|year)_(to_date|last_complete|previous)")


@dataclass(frozen=True)
class Window:
    """`start_on` (None = from the beginning) to `end_on`, which is the first day after the window."""

    window_id: str
    start_on: date | None
    end_on: date


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier); the month's last day when it has no such day."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month0 + 1, min(day.day, calendar.monthrange(year, month0 + 1)[1]))


def complete_months(start: date, as_of: date) -> int:
    """Completed months from `start` to `as_of`: the greatest n with as_of >= add_months(start, n).

    ValueError when `start` lies after `as_of`.
    """
    if start > as_of:
        raise ValueError(f"{start} lies after {as_of}: no month can be complete")
    months = (as_of.year - start.year) * 12 + as_of.month - start.month
    return months if add_months(start, months) <= as_of else months - 1


def is_window(window_id: str) -> bool:
    """Whether `window_id` names a window this version knows."""
    known = (pattern.fullmatch(window_id) for pattern in (ROLLING, CALENDAR, FORWARD, FISCAL))
    return window_id in (LIFETIME, SINCE_RESET, SINCE_CHANGE, *OF_EACH_CUSTOMER) or any(known)


def window(window_id: str, as_of: date) -> Window:
    """The window as of D; ValueError for an unknown id."""
    if window_id == LIFETIME:
        return Window(window_id, None, as_of + ONE_DAY)
    if rolling := ROLLING.fullmatch(window_id):
        return Window(window_id, *_ROLLING[rolling[2]](as_of, int(rolling[1])))
    if period := CALENDAR.fullmatch(window_id):
        return Window(window_id, *_CALENDAR[period[2]](as_of, MONTHS_IN[period[1]]))
    if forward := FORWARD.fullmatch(window_id):
        return Window(window_id, as_of + ONE_DAY, as_of + ONE_DAY * (int(forward[1]) + 1))
    raise ValueError(f"{window_id} is no window that D alone gives")


def window_since(window_id: str, begun_on: date, as_of: date) -> Window:
    """A window that begins on a day of each customer's own, the start of the relationship.

    `anniversary` begins on the latest day of the year on which the relationship began; one that began on 29 February
    has its day on 28 February in common years. ValueError when it is yet to come.
    """
    if window_id not in OF_EACH_CUSTOMER or begun_on > as_of:
        raise ValueError(f"{window_id} from {begun_on} as of {as_of}")
    years = complete_months(begun_on, as_of) // MONTHS_IN["year"]
    return Window(window_id, add_months(begun_on, years * MONTHS_IN["year"]), as_of + ONE_DAY)


def since_change(changed_on: date | None, as_of: date) -> Window:
    """The window from the day of the last change of level on, which is what `since_on` says before D is decided.

    The day itself belongs to it, as it belongs to the new level. None = the level never changed: of all time.
    """
    if changed_on and changed_on >= as_of:
        raise ValueError(f"{SINCE_CHANGE} from {changed_on} as of {as_of}")
    return Window(SINCE_CHANGE, changed_on, as_of + ONE_DAY)


def _days(as_of: date, count: int) -> tuple[date, date]:
    return as_of - timedelta(days=count - 1), as_of + ONE_DAY


def _months(as_of: date, count: int) -> tuple[date, date]:
    return add_months(as_of, -count) + ONE_DAY, as_of + ONE_DAY


def _complete_months(as_of: date, count: int) -> tuple[date, date]:
    end = (as_of + ONE_DAY).replace(day=1)
    return add_months(end, -count), end


def _period_start(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _to_date(as_of: date, months: int) -> tuple[date, date]:
    return _period_start(as_of, months), as_of + ONE_DAY


def _last_complete(as_of: date, months: int) -> tuple[date, date]:
    end = _period_start(as_of + ONE_DAY, months)
    return add_months(end, -months), end


def _previous(as_of: date, months: int) -> tuple[date, date]:
    end = _period_start(as_of, months)
    return add_months(end, -months), end


_Span = Callable[[date, int], tuple[date, date]]
_ROLLING: dict[str, _Span] = {"days": _days, "months": _months, "complete_months": _complete_months}
_CALENDAR: dict[str, _Span] = {"to_date": _to_date, "last_complete": _last_complete, "previous": _previous}
