"""Tells whoever waits at a terminal which step a run is at. Dagster's own log keeps the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import dagster as dg

_listeners: list[Callable[[str], None]] = []


class _Steps(logging.Handler):
    """Passes on the name of each step as it starts."""

    def emit(self, record: logging.LogRecord) -> None:
        event = getattr(record, "dagster_meta", {}).get("dagster_event")
        if event is not None and event.event_type == dg.DagsterEventType.STEP_START:
            for tell in _listeners:
                tell(event.step_key)


@dg.logger(config_schema={}, description="Passes the steps of a run to those who listen in this process.")
def progress(context: dg.InitLoggerContext) -> logging.Logger:
    """A logger that prints nothing."""
    logger = logging.Logger("tierline.progress", logging.DEBUG)
    logger.addHandler(_Steps())
    return logger


@contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """Call `listener` with the name of each step that starts during the block."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
