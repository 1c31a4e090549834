"""Tells each cause once over each channel, and remembers it: audit/alerts/<cause>.<channel>.json.

The memory is written before the message is sent, by a file that only one process can make, so that neither a crash nor
two processes tell anything twice. A message that could not be sent is forgotten, and the next look sends it.
"""

from __future__ import annotations

import hashlib
import json
import os
import smtplib
import subprocess
from collections.abc import Sequence
from datetime import datetime
from http.client import HTTPException
from pathlib import Path

from pipelines.audit.causes import Cause
from pipelines.audit.channels import Message, channels
from pipelines.home.folder import Home
from pipelines.home.operating import Alerts
from pipelines.home.problems import ConfigurationError, Problem

NOT_SENT = (OSError, HTTPException, smtplib.SMTPException, subprocess.SubprocessError, ConfigurationError)


def tell(home: Home, alerts: Alerts, causes: Sequence[Cause], moment: datetime) -> list[Problem]:
    """Send what was not told yet; the faults of channels, without what a secret could be part of."""
    problems = []
    for cause in causes:
        message = Message(home.path.name, cause.kind, cause.told, moment.isoformat(timespec="seconds"))
        for name, send in channels(alerts).items():
            memory = _memory_file(home, cause, name)
            if not _remember(memory, message):
                continue
            try:
                send(message)
            except NOT_SENT as error:
                memory.unlink()
                what = f"the alert could not be sent ({type(error).__name__})"
                remedy = "Look at this channel and its variables of the environment; the next look tries again"
                problems.append(Problem(what, f"alerts.{name}", remedy, severity="warning"))
    return problems


def _memory_file(home: Home, cause: Cause, channel: str) -> Path:
    name = hashlib.sha256(f"{cause.kind}/{cause.name}".encode()).hexdigest()[:16]
    return home.audit / "alerts" / f"{name}.{channel}.json"


def _remember(memory: Path, message: Message) -> bool:
    """Whether this process is the first to tell this."""
    memory.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(memory, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(json.dumps(vars(message), ensure_ascii=False, sort_keys=True) + "\n")
    return True
