"""What `tierline refresh --plan` shows. Keep out: how it is found (publish/outlook.py)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from datetime import date
from typing import Any

from pipelines.cli.output import console, emit_json, first_word, told
from pipelines.home.folder import Home
from pipelines.landing.forecast import Fate
from pipelines.publish.configuration import Configuration
from pipelines.publish.outlook import Outlook, outlook

FILES_SHOWN = 20
FATES: dict[Fate, str] = {
    "ask": "to ask",
    "finish": "to finish",
    "read_again": "to read again",
    "try_again": "to try again",
    "land": "to land",
    "repeat": "landed before",
    "unmatched": "without a mapping",
    "symlink": "symbolic links",
}


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
    _line("as of", str(found.as_of))
    counts: Counter[tuple[str, Fate]] = Counter(
        (file.source_code or told("no mapping"), file.fate) for file in found.files
    )
    for (source, fate), count in sorted(counts.items()):
        _line("files", f"{source}{told(': ')}{count} {told(FATES[fate])}")
    for file in found.files[:FILES_SHOWN]:
        _line("", file.file_name + told(": ") + told(file.why))
    if len(found.files) > FILES_SHOWN:
        _line("", told(f"and {len(found.files) - FILES_SHOWN} more: --json names them all"))
    for reason in found.reasons:
        _line("because", told(reason))
    for one in found.due:
        _line("restate", f"{one.as_of} (seq={one.seq})" + told(": ") + told(one.reason))
    console.print(told(_deciding(found)), soft_wrap=True, markup=False)


def _line(word: str, what: str) -> None:
    console.print(f"{first_word(word)}{what}", soft_wrap=True, markup=False)


def _deciding(found: Outlook) -> str:
    if found.reasons:
        return f"would grade and, if every gate passes, publish seq={found.seq}; nothing was changed"
    if found.due:
        return "would grade these earlier dates again, and publish those that differ; nothing was changed"
    if found.is_new:
        return f"would publish seq={found.seq} if one of these files lands and every gate passes; nothing was changed"
    return f"nothing new: seq={found.published_seq} is already exactly this; nothing was changed"
