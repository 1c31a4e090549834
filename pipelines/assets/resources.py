"""What assets are given: the home they work on and the right to write it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.settings import now

POOL = "warehouse"
OWNERS = ["team:data-engineering"]


class HomeFolder(dg.ConfigurableResource):
    """The home a run works on."""

    path: str

    def open(self) -> Home:
        """The home itself; ConfigurationError when it is none."""
        return Home.at(Path(self.path))


class Writer(dg.ConfigurableResource):
    """The home's one writer: holds the lock while a run lasts, unless the caller of the run holds it already."""

    home: HomeFolder
    wait_seconds: float = 60
    is_held_by_caller: bool = False

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Writer]:
        """Hold the lock from the first step to the last."""
        if self.is_held_by_caller:
            yield self
            return
        with one_writer(self.home.open(), self.wait_seconds, now()):
            yield self
