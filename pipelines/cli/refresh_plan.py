"""What `tierline refresh --plan` shows. Keep out: how it is found (publish/outlook.py)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from pipelines.cli.output import console, emit_json
from pipelines.home.folder import Home
from pipelines.publish.configuration import Configuration
from pipelines.publish.outlook import Outlook, outlook

FILES_SHOWN = 20


def show_plan(home: Home, configuration: Configuration, as_of: date, as_json: bool) -> None:
    """Say what a refresh of this date would do."""
    found = outlook(home, configuration, as_of)
    emit_json(as_document(found)) if as_json else print_outlook(found)


def as_document(found: Outlook) -> dict[str, Any]:
    """The outlook for machines."""
    files = [asdict(file) | {"why": file.why} for file in found.files]
    due = [one.model_dump(mode="json") | {"reason": one.reason} for one in found.due]
    return asdict(found) | {"files": files, "due": due, "is_new": found.is_new}


def print_outlook(found: Outlook) -> None:
    """Files by mapping, the first of them by name, and the line that decides last."""
    console.print(f"as of       {found.as_of}")
    counts = Counter((file.source_code or "no mapping", file.fate) for file in found.files)
    for (source, fate), count in sorted(counts.items()):
        console.print(f"files       {source}: {count} to {fate.replace('_', ' ')}", soft_wrap=True, markup=False)
    for file in found.files[:FILES_SHOWN]:
        console.print(f"            {file.file_name}: {file.why}", soft_wrap=True, markup=False)
    if len(found.files) > FILES_SHOWN:
        console.print(f"            and {len(found.files) - FILES_SHOWN} more: --json names them all")
    for reason in found.reasons:
        console.print(f"because     {reason}", soft_wrap=True, markup=False)
    for one in found.due:
        console.print(f"restate     {one.as_of} (seq={one.seq}): {one.reason}", soft_wrap=True, markup=False)
    console.print(_deciding(found), soft_wrap=True, markup=False)


def _deciding(found: Outlook) -> str:
    if found.reasons:
        return f"would grade and, if every gate passes, publish seq={found.seq}; nothing was changed"
    if found.due:
        return "would grade these earlier dates again, and publish those that differ; nothing was changed"
    if found.is_new:
        return f"would publish seq={found.seq} if one of these files lands and every gate passes; nothing was changed"
    return f"nothing new: seq={found.published_seq} is already exactly this; nothing was changed"
