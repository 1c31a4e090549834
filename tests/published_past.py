"""A home whose past is only written down: files really landed on given days, and manifests that name what they used.

What is late needs no tables, so that nothing is graded here. Keep what a test expects out of here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.publish.configuration import load_configuration
from pipelines.publish.late import Due, due_dates, late_rows
from pipelines.publish.manifest import Input, Manifest
from tests.bare_road import land_inbox
from tests.flow.homes import deliver


@dataclass
class Past:
    """What was landed and published so far."""

    home: Home
    patch: pytest.MonkeyPatch
    manifests: list[Manifest] = field(default_factory=list)

    def land(self, day: str, **files: str) -> None:
        """Deliver these files and land them on this day, ten in the morning in the home's zone."""
        self.patch.setenv("TIERLINE_NOW", f"{day}T02:00:00+00:00")
        deliver(self.home, **files)
        land_inbox(self.home)

    def publish(self, as_of: str) -> int:
        """A snapshot of this date, made of everything that has landed; its sequence."""
        inputs = tuple(
            Input(
                **{name: getattr(row, name) for name in ("file_id", "source_code", "file_name", "sha256", "known_at")}
            )
            for row in Ledger(self.home).landed()
        )
        self.manifests.append(
            Manifest(
                snapshot_id=str(len(self.manifests)),
                as_of=date.fromisoformat(as_of),
                known_at=None,
                published_at=datetime(2026, 1, 1, tzinfo=UTC),
                actor="tester",
                code_version="",
                inputs=inputs,
                seq=len(self.manifests) + 1,
                outputs={},
            )
        )
        return len(self.manifests)

    def due(self, as_of: str) -> list[Due]:
        """What a refresh of this date would grade again."""
        configuration, landed = load_configuration(self.home), Ledger(self.home).landed()
        return due_dates(self.home, configuration, landed, self.manifests, date.fromisoformat(as_of))

    def due_days(self, as_of: str) -> list[str]:
        """Only their dates."""
        return [str(one.as_of) for one in self.due(as_of)]

    def late(self, as_of: str, *columns: str) -> list[tuple[object, ...]]:
        """These columns of the late rows that a snapshot of this date lists, sorted; dates as text."""
        configuration, landed = load_configuration(self.home), Ledger(self.home).landed()
        rows = late_rows(self.home, configuration, landed, self.manifests, date.fromisoformat(as_of))
        told = [tuple(str(v) if isinstance(v, date) else v for v in row) for row in rows.select(columns).iter_rows()]
        return sorted(told, key=str)
