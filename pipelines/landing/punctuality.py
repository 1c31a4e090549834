"""Which sources are late: their mapping says how often they deliver, the ledger says when they last did.

Only what landed counts: the same file again, or a refused one, brings nothing new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.sources.mapping import Mapping


@dataclass(frozen=True)
class LateSource:
    """A source whose next delivery is due. last_known_at: UTC text of its last landing; None when it never landed."""

    source_code: str
    expected_every_days: int
    last_known_at: str | None

    @property
    def told(self) -> str:
        """The fact in words."""
        last = f"last landed {self.last_known_at[:16]} UTC" if self.last_known_at else "never landed"
        return f"{self.source_code} is late: expected every {self.expected_every_days} days, {last}"


def late_sources(home: Home, mappings: Sequence[Mapping], moment: datetime) -> list[LateSource]:
    """Sources from which nothing has landed for more than `expected_every_days` days at `moment`, by name."""
    last: dict[str, str] = {}
    for row in Ledger(home).landed():
        last[row.source_code] = max(row.known_at, last.get(row.source_code, ""))
    return [
        LateSource(one.name, one.expected_every_days, last.get(one.name))
        for one in mappings
        if one.expected_every_days and _is_over(last.get(one.name), one.expected_every_days, moment)
    ]


def _is_over(last: str | None, days: int, moment: datetime) -> bool:
    return last is None or moment - _instant(last) > timedelta(days=days)


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
