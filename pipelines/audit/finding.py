"""What a look at a home or an installation finds: fine, worth knowing, or wrong with its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipelines.home.problems import TierlineError

State = Literal["ok", "note", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, what was found, and what to do about it (empty when it is fine)."""

    name: str
    state: State
    said: str
    remedy: str = ""


def wrong(name: str, error: TierlineError) -> list[Finding]:
    """The problems of an error, as findings."""
    return [Finding(name, "wrong", f"{one.where}: {one.what}", one.remedy) for one in error.problems]
