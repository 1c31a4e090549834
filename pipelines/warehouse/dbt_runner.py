"""Runs dbt inside this process: the parsed project is kept, and each model and test is told as it finishes.

A dbt child process would cost seconds per call. Uses only public names of dbt.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.warehouse.profile import PROJECT, dbt_folder, write_profile

# Nobody reads the files that dbt writes of itself at the end of a command: to write them takes a second.
QUIET = ("--quiet", "--no-use-colors", "--log-level", "none", "--log-level-file", "none", "--no-write-json")
_parsed: list[Any] = []
_described: list[dict[str, Any]] = []


@dataclass(frozen=True)
class NodeOutcome:
    """One finished node. `status` is success, pass, warn, fail, error or skipped; `failures` counts a test's rows."""

    unique_id: str
    status: str
    message: str
    seconds: float
    failures: int

    @property
    def is_refused(self) -> bool:
        """Whether this outcome must stop the run."""
        return self.status in ("error", "fail", "runtime error")


def parsed_project(home: Home) -> Any:
    """Dbt's manifest, parsed once per process; every home has the same models."""
    if not _parsed:
        from dbt.cli.main import dbtRunner

        write_profile(home)
        result = dbtRunner().invoke(["parse", *_common(home)])
        if not result.success:
            raise RefusedError(
                Problem(f"dbt cannot read the models: {result.exception}", str(PROJECT), "Mend the model it names")
            )
        _parsed.append(result.result)
    return _parsed[0]


def manifest(home: Home) -> dict[str, Any]:
    """Dbt's manifest as plain data, for whoever describes the models; made once per process."""
    if not _described:
        _described.append(parsed_project(home).writable_manifest().to_dict(omit_none=False))
    return _described[0]


def run_dbt(home: Home, command: Sequence[str]) -> Iterator[NodeOutcome]:
    """Run one dbt command and yield nodes as they finish; RefusedError at the end when any was refused.

    dbt works in a thread of its own; its events cross over through a queue. The warehouse file is free afterwards.
    """
    from dbt.cli.main import dbtRunner

    runner = dbtRunner(manifest=parsed_project(home))
    write_profile(home)
    events: queue.SimpleQueue[Any] = queue.SimpleQueue()
    ended: list[Any] = []

    def work() -> None:
        try:
            ended.append(runner.invoke([*command, *_common(home)]))
        finally:
            events.put(None)

    runner.callbacks = [lambda event: events.put(event) if event.info.name == "NodeFinished" else None]
    thread = threading.Thread(target=work, name="dbt")
    thread.start()
    refused: list[NodeOutcome] = []
    try:
        for event in iter(events.get, None):
            outcome = _outcome(event)
            refused += [outcome] if outcome.is_refused else []
            yield outcome
    finally:
        if thread.is_alive():
            _cancel_queries()
        thread.join()
        _close_connections()
    _raise_if_refused(refused, ended)


def _outcome(event: Any) -> NodeOutcome:
    run, node = event.data.run_result, event.data.node_info
    return NodeOutcome(node.unique_id, run.status, run.message, run.execution_time, run.num_failures)


def _raise_if_refused(refused: Sequence[NodeOutcome], ended: Sequence[Any]) -> None:
    if refused:
        raise RefusedError(
            *(Problem(one.message, one.unique_id, "Look at the rows it names, then run again") for one in refused)
        )
    if not ended or not ended[0].success:
        cause = ended[0].exception if ended else "it ended without a result"
        raise RefusedError(Problem(f"dbt stopped: {cause}", str(PROJECT), "Run again; report it when it happens twice"))


def _common(home: Home) -> list[str]:
    folder = dbt_folder(home)
    return [
        *("--project-dir", str(PROJECT), "--profiles-dir", str(folder)),
        *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        *QUIET,
    ]


def _close_connections() -> None:
    """Dbt keeps its DuckDB file open after a run; nobody else can open it until this."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()


def _cancel_queries() -> None:
    from dbt.adapters.factory import FACTORY

    for adapter in FACTORY.adapters.values():
        adapter.cancel_open_connections()
