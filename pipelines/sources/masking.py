"""How a personal value looks wherever a person may read it: screens, logs, messages.

Which values are personal is said by the mapping; keep that out.
"""

from __future__ import annotations


def masked(text: str) -> str:
    """What a screen shows of a personal value: its first character."""
    return f"{text[:1]}***"
