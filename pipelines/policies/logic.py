"""Three-valued logic of conditions: true, false, or None for unknown.

A group is true when enough of its parts are true, false when too many are false, otherwise unknown.
"""

from __future__ import annotations

from collections.abc import Sequence


def at_least(needed: int, parts: Sequence[bool | None]) -> bool | None:
    """Whether at least `needed` of the parts are true; None when the unknown ones could still decide it."""
    trues = sum(part is True for part in parts)
    unknowns = sum(part is None for part in parts)
    if trues >= needed:
        return True
    return False if trues + unknowns < needed else None
