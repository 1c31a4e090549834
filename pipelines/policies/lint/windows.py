"""Windows of criteria and of the summed value: known ones, with the file that dates them, where they mean something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.home.problems import Problem
from pipelines.policies.kinds.registry import RELATIVE
from pipelines.policies.lint.criteria import placed
from pipelines.policies.lint.finding import Place, error
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ANNIVERSARY, FISCAL, SINCE_CHANGE, SINCE_RESET, is_window

WINDOWS = (
    "rolling_<n>_days, rolling_<n>_months, rolling_<n>_complete_months, "
    "calendar_<month|quarter|year>_<to_date|last_complete|previous>, "
    "fiscal_<month|quarter|year>_<to_date|last_complete|previous>, forward_<n>_days, anniversary, since_reset, "
    "since_tier_change, lifetime"
)


def windows_exist(version: PolicyVersion) -> Iterator[Problem]:
    """Windows of criteria and of the summed value are known, and are computed; those that need a file name it."""
    for place, window_id in _windows(version):
        if not is_window(window_id):
            yield error(version, place, "unknown_window", window=window_id, known=WINDOWS)
        elif window_id == ANNIVERSARY and version.scope == "group":
            yield error(version, place, "window_of_group", window=window_id)
        elif FISCAL.fullmatch(window_id) and version.calendar is None:
            yield error(version, place, "calendar_unnamed", window=window_id)
        elif window_id == SINCE_RESET and version.program is None:
            yield error(version, place, "program_unnamed", window=window_id)


def changes_of_level_begin_windows(version: PolicyVersion) -> Iterator[Problem]:
    """A window since the last change of level needs levels that are held, and that change at reviews only."""
    for place, window_id in _windows(version):
        if window_id != SINCE_CHANGE:
            continue
        if version.review is None:
            yield error(version, place, "change_without_review", window=window_id)
        elif version.movement.rises_daily:
            yield error(version, place, "change_any_day", window=window_id)
        elif version.rule.kind in RELATIVE:
            yield error(version, place, "change_relative", window=window_id)


def changes_of_level_are_at_reviews(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    """Versions of one policy: where one counts since the last change of level, none gives levels on any day."""
    counting = next((each for each in versions if SINCE_CHANGE in each.windows), None)
    for version in versions if counting else ():
        if version.movement.rises_daily and SINCE_CHANGE not in version.windows:
            parameter = "sticky" if version.movement.is_never_lowered else "upgrade_on"
            about = {"window": SINCE_CHANGE, "other": counting.version if counting else ""}
            yield error(version, ("movement", parameter), "change_any_day.version", **about)


def _windows(version: PolicyVersion) -> Iterator[tuple[Place, str]]:
    """Each window with its place in the file."""
    for place, criterion in placed(version):
        yield (*place, "window"), criterion.window
    if version.value:
        yield ("value", "window"), version.value.window


def windows_have_their_files(version: PolicyVersion) -> Iterator[Problem]:
    """The fiscal calendar and the points program that windows are taken from exist, and the program clears points."""
    if version.calendar and version.has_fiscal_windows and version.fiscal is None:
        yield error(version, ("calendar",), "calendar_missing", calendar=version.calendar)
    if version.program and SINCE_RESET in version.windows and not any(one.clearing for one in version.cleared):
        key = "program_never_clears" if version.cleared else "program_missing"
        yield error(version, ("program",), key, program=version.program)
