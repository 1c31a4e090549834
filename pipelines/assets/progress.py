"""Tells whoever listens in this process which step a run is at, and what stopped a step.

Dagster's settings of a home (instance.py) name `Steps`, so that every run is heard, whatever started it. Keep out what
is made of the news: the run's log (run_logs.py), the screen (cli/).
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import dagster as dg

# Dagster calls handlers that its settings name beta in every version that we know; a screen need not repeat it.
warnings.filterwarnings("ignore", message="Handling yaml-defined logging configuration")


@dataclass(frozen=True)
class StepNews:
    """A step of a run begins or, with an error, was stopped by it."""

    run_id: str
    step: str
    error: BaseException | None = None


_listeners: list[Callable[[StepNews], None]] = []


class Steps(logging.Handler):
    """Passes on the steps of Dagster's runs as they begin and fail."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the listeners what this record says of a step; most say nothing."""
        told = getattr(record, "dagster_meta", {})
        event = told.get("dagster_event")
        if event is None or not _listeners:
            return
        if event.event_type == dg.DagsterEventType.STEP_START:
            _tell(StepNews(told["run_id"], event.step_key))
        elif event.event_type == dg.DagsterEventType.STEP_FAILURE:
            # Dagster writes this record while it handles the error; the event itself holds only its text.
            _tell(StepNews(told["run_id"], event.step_key, _cause(sys.exception())))


def _tell(news: StepNews) -> None:
    for tell in _listeners:
        tell(news)


def _cause(error: BaseException | None) -> BaseException | None:
    """What an asset raised, without Dagster's wrapping; an interruption as Python calls it."""
    if isinstance(error, dg.DagsterExecutionInterruptedError):
        return KeyboardInterrupt()
    return getattr(error, "user_exception", None) or error


@contextmanager
def listening(listener: Callable[[StepNews], None]) -> Iterator[None]:
    """Call `listener` with the news of every step during the block."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
