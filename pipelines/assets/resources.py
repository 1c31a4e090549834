"""What assets are given: the home they work on and the right to write it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from pipelines.assets.run_logs import logged_by_itself
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.settings import now

POOL = "warehouse"
WAIT_SECONDS = 60.0
OWNERS = ["team:data-engineering"]


class HomeFolder(dg.ConfigurableResource):
    """The home a run works on."""

    path: str

    def open(self) -> Home:
        """The home itself; ConfigurationError when it is none."""
        return Home.at(Path(self.path))


class Writer(dg.ConfigurableResource):
    """The home's one writer: holds the lock and keeps the log while a run lasts, unless its caller does both."""

    home: HomeFolder
    is_held_by_caller: bool = False

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Writer]:
        """Hold the lock from the first step to the last. The log comes first: a run that waits in vain says so."""
        if self.is_held_by_caller or context.run is None:
            yield self
            return
        home = self.home.open()
        with logged_by_itself(home, context.run), one_writer(home, WAIT_SECONDS, now()):
            yield self
