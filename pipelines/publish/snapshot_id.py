"""What makes two snapshots the same: the hash of everything that decides their rows.

Add an ingredient when a new kind of input can change a published row. Keep out: who ran it, when, where, and where to
the result is published.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

CODE_FOLDERS = ("pipelines", "dbt_project", "expectations")
_ROOT = Path(__file__).parents[2]
_MADE_BY_RUNS = {"__pycache__", "target", "logs", "dbt_packages"}
# How a run waits, how the home is laid out, where it publishes and who is told change no row; as_of is hashed as the
# date it resolves to.
SETTINGS_NOT_HASHED = frozenset({"publish", "alerts", "settle_seconds", "keep_inbox", "as_of", "format"})


@dataclass(frozen=True)
class Ingredients:
    """Everything that decides the rows of a snapshot; each mapping is name -> hash.

    landed: file_id -> hash of the file and of its reading.  decisions: of people, such as waivers and overrides.
    """

    as_of: date
    known_at: str | None
    landed: Mapping[str, str]
    policies: Mapping[str, str]
    mappings: Mapping[str, str]
    settings: Mapping[str, Any]
    calendars: Mapping[str, str]
    code_version: str
    decisions: Mapping[str, str]


def snapshot_id(ingredients: Ingredients) -> str:
    """The sha256 (hex) of the canonical JSON of the ingredients."""
    settings = {key: value for key, value in ingredients.settings.items() if key not in SETTINGS_NOT_HASHED}
    document = {**vars(ingredients), "settings": settings}
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def code_version(root: Path = _ROOT) -> str:
    """The hash of the installed code: every file of pipelines, dbt_project and expectations, by path."""
    files = (path for name in CODE_FOLDERS for path in (root / name).rglob("*"))
    return hash_files(root, (path for path in files if _is_code(path.relative_to(root))))


def _is_code(path: Path) -> bool:
    return not _MADE_BY_RUNS.intersection(path.parts) and not any(part.startswith(".") for part in path.parts)


def folder_hashes(folder: Path) -> dict[str, str]:
    """Path below `folder` -> sha256 of every file that people wrote there; empty when there is no such folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def hash_files(root: Path, files: Iterable[Path]) -> str:
    """One sha256 over the names below `root` and the bytes of `files`, whatever order they come in."""
    lines = [
        f"{path.relative_to(root).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in files
        if path.is_file()
    ]
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
