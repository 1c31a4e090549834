"""The official level that one customer's published steps of movement give, from the first to the last.

Read against the text of the versions and the overrides in force. Which day's values gave a step its computed level is
told by the reasons of that day's snapshot, not here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipelines.policies.overrides import Override
from pipelines.policies.version import PolicyVersion

Row = Mapping[str, Any]
GIVEN = {"first", "upgrade", "override_ended", "computed"}
KEPT = {"qualified", "retained", "grandfathered", "valid", "grace", "floor", "sticky", "unknown", "unchanged"}


@dataclass(frozen=True)
class Standing:
    """What the steps end in: the official level, the day of its last change, and whether an override decides it."""

    level_code: str | None = None
    since_on: date | None = None
    is_overridden: bool = False


def replayed_steps(
    versions: Mapping[str, PolicyVersion], overrides: Sequence[Override], rows: Sequence[Row]
) -> Standing:
    """Every step follows from the one before it, oldest first; `overrides` are the customer's own."""
    held = Standing()
    for row in sorted(rows, key=lambda each: each["changed_on"]):
        assert row["from_level_code"] == held.level_code, row
        version = versions.get(row["policy_version"])
        carried = _carried(version, held.level_code)
        level = _after(version, overrides, held, carried, row)
        assert row["to_level_code"] == level, (row, level)
        if version is not None and held.level_code in version.ranks:
            assert row["direction"] == _direction(version, held.level_code, level), row
        since = held.since_on if level == held.level_code else None
        if level != held.level_code and version is not None and version.holds_levels:
            since = row["changed_on"]
        held = Standing(level, since, row["is_overridden"])
    return held


def _after(
    version: PolicyVersion | None, overrides: Sequence[Override], held: Standing, carried: str | None, row: Row
) -> str | None:
    cause = row["cause_code"]
    if version is None or cause == "excluded":
        assert cause in ("no_version", "excluded"), row
        return None
    if cause.startswith("override_") and cause != "override_ended":
        return _overridden(overrides, row)
    assert not row["is_overridden"], row
    if cause in GIVEN:
        _check_given(version, held, carried, row)
        return str(row["computed_level_code"]) if row["computed_level_code"] else None
    if cause == "drop":
        return _dropped(version, held, carried, row)
    assert cause in KEPT | {"succession"}, row
    assert (cause == "grace") <= (version.movement.grace_reviews > 0 and row["is_review"]), row
    assert (cause == "sticky") <= version.movement.is_never_lowered, row
    assert (cause == "valid") <= (version.movement.validity_months is not None), row
    # Beneath an override movement went on: what it kept there comes to light when the override decides no more.
    return row["to_level_code"] if held.is_overridden else carried


def _check_given(version: PolicyVersion, held: Standing, carried: str | None, row: Row) -> None:
    """A level is given at a review, or on any day where policies say so; an upgrade is better."""
    cause, given = row["cause_code"], row["computed_level_code"]
    assert (cause == "computed") <= (not version.holds_levels or held.is_overridden), row
    if cause in ("first", "upgrade"):
        assert row["is_review"] or version.movement.rises_daily, row
        assert held.is_overridden or carried is None or version.ranks[given] < version.ranks[carried], row


def _dropped(version: PolicyVersion, held: Standing, carried: str | None, row: Row) -> str | None:
    """The computed level, at most `max_drop` below, and not below the floor of the contract."""
    assert row["is_review"], row
    if held.is_overridden:
        return str(row["to_level_code"]) if row["to_level_code"] else None
    last, held_rank = len(version.levels) + 1, version.ranks[carried or ""]
    rank = version.ranks.get(row["computed_level_code"], last)
    if version.movement.max_drop is not None:
        rank = min(rank, held_rank + version.movement.max_drop)
    if version.movement.floor is not None:
        rank = min(rank, max(held_rank, version.ranks[version.movement.floor]))
    return next((code for code, each in version.ranks.items() if each == rank), None)


def _overridden(overrides: Sequence[Override], row: Row) -> str | None:
    """The level of the strongest override in effect."""
    assert row["is_overridden"], row
    in_effect = [each for each in overrides if each.is_in_effect(row["changed_on"])]
    strongest = min(in_effect, key=lambda each: each.precedence)
    assert row["cause_code"] == f"override_{strongest.kind}", row
    return strongest.level


def _carried(version: PolicyVersion | None, level: str | None) -> str | None:
    """The level under the version of the day: what takes the place of one that is gone."""
    if version is None or level is None or level in version.ranks:
        return level if version else None
    return version.succession.get(level)


def _direction(version: PolicyVersion, before: str | None, level: str | None) -> str:
    last = len(version.levels) + 1
    was, now = (version.ranks.get(each or "", last) for each in (before, level))
    return "up" if now < was else "down" if now > was else "none"
