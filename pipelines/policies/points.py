"""Points, as arithmetic: what receipts earn and returns reverse, which lots are spent first, what a balance is.

A ledger is a list of entries and is only added to; the balance on any date is the sum of its entries. What a program
states stands in `points_program.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from itertools import groupby
from typing import Literal

from pipelines.policies.windows import ONE_DAY

EntryKind = Literal["earn", "redeem", "expire", "reverse", "adjust", "opening"]


@dataclass(frozen=True)
class Entry:
    """One entry: points added (above 0) or taken (below 0). A lot is worthless from `expires_on`."""

    on: date
    kind: EntryKind
    points: int
    document: str | None = None
    expires_on: date | None = None


def earned(net: Decimal, points_per_unit: Decimal = Decimal(1)) -> int:
    """Points of one receipt: its net, rounded down. A negative receipt that names no sale takes points, toward zero."""
    points = abs(net) * points_per_unit
    whole = int(points.to_integral_value(ROUND_FLOOR))
    return whole if net >= 0 else -whole


def reversed_points(original: Decimal, remaining: Decimal, points_per_unit: Decimal = Decimal(1)) -> int:
    """What a return takes back from its own receipt: floor(remaining) - floor(original)."""
    return earned(remaining, points_per_unit) - earned(original, points_per_unit)


def balance(entries: Iterable[Entry], on: date) -> int:
    """Points on record at the end of `on`."""
    return sum(entry.points for entry in entries if entry.on <= on)


def qualifying(entries: Iterable[Entry], start_on: date, end_on: date) -> int:
    """Points earned in a window (end exclusive), less what returns took back: nothing else lowers or raises a level."""
    inside = (entry for entry in entries if start_on <= entry.on < end_on)
    return sum(entry.points for entry in inside if entry.kind in ("earn", "reverse"))


def open_lots(entries: Sequence[Entry], on: date) -> list[Entry]:
    """What is left of each lot at the end of `on`: a taking consumes the lot that expires first, then the oldest.

    A day is one step: what it clears goes first, then what it adds comes, then what it takes is taken. What is taken
    beyond all lots is owed, and the next points added pay it.
    """
    lots: list[Entry] = []
    owed = 0
    for _, of_day in groupby(_in_order(entries, on), key=lambda each: each.on):
        day = list(of_day)
        cleared = sum(-entry.points for entry in day if entry.kind == "expire")
        lots, beyond = _consumed(lots, cleared)
        lots += [entry for entry in day if entry.points > 0]
        taken = sum(-entry.points for entry in day if entry.points < 0 and entry.kind != "expire")
        lots, owed = _consumed(lots, owed + beyond + taken)
    return lots


def _in_order(entries: Sequence[Entry], on: date) -> list[Entry]:
    return sorted((each for each in entries if each.on <= on), key=lambda each: each.on)


def _consumed(lots: Sequence[Entry], points: int) -> tuple[list[Entry], int]:
    """The lots after `points` were taken from them, and what they could not give."""
    left: list[Entry] = []
    for lot in sorted(lots, key=lambda one: (one.expires_on or date.max, one.on)):
        spent = min(lot.points, points)
        points -= spent
        left += [replace(lot, points=lot.points - spent)] if lot.points > spent else []
    return left, points


def expiries(entries: Sequence[Entry], on: date) -> list[Entry]:
    """The `expire` entries due on `on`: one for what was left, the day before, of each lot worthless from that day."""
    due = [lot for lot in open_lots(entries, on - ONE_DAY) if lot.expires_on is not None and lot.expires_on <= on]
    return [Entry(on, "expire", -lot.points, lot.document) for lot in due]


def cleared(entries: Sequence[Entry], until: date) -> list[Entry]:
    """The whole ledger: the entries and, on every day on which a lot becomes worthless, what is then cleared."""
    ledger = list(entries)
    for day in sorted({entry.expires_on for entry in entries if entry.expires_on and entry.expires_on <= until}):
        ledger += expiries(ledger, day)
    return ledger


def expiring(entries: Sequence[Entry], start_on: date, end_on: date) -> list[Entry]:
    """Open lots that become worthless in a window (end exclusive), as they stand the day before it."""
    lots = open_lots(entries, start_on - ONE_DAY)
    return [lot for lot in lots if lot.expires_on and start_on <= lot.expires_on < end_on]
