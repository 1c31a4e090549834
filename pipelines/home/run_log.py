"""The log of one run, audit/runs/<run id>/run.json: who ran what, when, its steps, how it ended.

Whatever writes a home opens one. It is written at the start as `running`, so that a run that was killed can be told:
it still says so when nobody holds the home's lock. Keep out what a run made (its other
parts, run_record.py) and anything personal or secret.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from pipelines.home.disk_faults import disk_problem
from pipelines.home.folder import Home
from pipelines.home.format import installed_version
from pipelines.home.problems import ExitCode, Problem, TierlineError
from pipelines.home.run_record import write_record
from pipelines.settings import actor, now

RUN = "run"


class RunLog:
    """The log of a run that is under way; every change is on the disk at once."""

    def __init__(self, home: Home, run_id: str, command: str, trigger: str, arguments: dict[str, Any]) -> None:
        self.home, self.run_id = home, run_id
        self._steps: list[dict[str, Any]] = []
        self._began = self._step_began = time.monotonic()
        self._facts: dict[str, Any] = {
            "run_id": run_id,
            "command": command,
            "trigger": trigger,
            "arguments": arguments,
            "actor": actor(),
            "tierline_version": installed_version(),
            "started_at": now().isoformat(),
            "ended_at": None,
            "outcome": "running",
            "exit_code": None,
            "problems": [],
            "steps": self._steps,
        }
        self._write()

    @property
    def is_running(self) -> bool:
        """Whether nobody has said yet how the run ended."""
        return bool(self._facts["outcome"] == "running")

    @property
    def actor(self) -> str:
        """Who runs it."""
        return str(self._facts["actor"])

    @property
    def started_at(self) -> str:
        """When it began, as UTC text."""
        return str(self._facts["started_at"])

    def step(self, name: str) -> None:
        """A step begins; the one before it has ended."""
        self._close_step()
        self._steps.append({"step": name, "seconds": None})
        self._write()

    def tell(self, **facts: Any) -> None:
        """What the run did, for whoever reads its log."""
        self._facts |= facts
        self._write()

    def end(self, outcome: str, exit_code: ExitCode, problems: Iterable[Problem] = ()) -> None:
        """How the run ended; the first word stands."""
        if not self.is_running:
            return
        self._close_step()
        self.tell(
            outcome=outcome,
            exit_code=int(exit_code),
            problems=[vars(problem) for problem in problems],
            ended_at=now().isoformat(),
            seconds=round(time.monotonic() - self._began, 3),
        )

    def end_by(self, error: BaseException) -> None:
        """How a run ended that this error stopped. The traceback of a fault goes to whoever started the run."""
        match error:
            case TierlineError():
                self.end("refused", error.exit_code, error.problems)
            case KeyboardInterrupt():
                self.end("interrupted", ExitCode.INTERRUPTED)
            case OSError():
                self.end("failed", ExitCode.REFUSED, [disk_problem(error)])
            case _:
                self.end("failed", ExitCode.REFUSED)

    def _close_step(self) -> None:
        if self._steps:
            self._steps[-1]["seconds"] = round(time.monotonic() - self._step_began, 3)
        self._step_began = time.monotonic()

    def _write(self) -> None:
        write_record(self.home, self.run_id, RUN, self._facts)


@contextmanager
def logged_run(
    home: Home, command: str, run_id: str | None = None, trigger: str = "terminal", **arguments: Any
) -> Iterator[RunLog]:
    """Keep the log of the run that is the block. `trigger`: what started it, a person at a terminal or what else."""
    log = RunLog(home, run_id or str(uuid4()), command, trigger, arguments)
    try:
        yield log
        log.end("done", ExitCode.OK)
    except BaseException as error:
        log.end_by(error)
        raise
