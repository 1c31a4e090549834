"""Where the files of the house are, and what every rule needs to read them.

Add a reader here when a second rule needs it; rules themselves stand in the test files.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("pipelines/", "expectations/", "data/", "tests/")
MODELS = "dbt_project/models/"
LAYERS = ("staging", "metrics", "tiers", "marts")


@cache
def tracked() -> tuple[str, ...]:
    """The files git knows or would add, relative to the root; the rules about files are rules about these."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return tuple(sorted({name for name in listed.split("\0") if name and (ROOT / name).is_file()}))


def files(ending: str, *folders: str) -> dict[str, str]:
    """Text of every tracked file with this ending, by path, below the folders (default: everywhere)."""
    names = (name for name in tracked() if name.endswith(ending) and name.startswith(folders or ("",)))
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in names}


def models() -> dict[str, str]:
    """The SQL of every model, by path."""
    return files(".sql", MODELS)


def descriptions() -> dict[str, str]:
    """The yml of every model, by path; files that describe sources only are none."""
    return {path: text for path, text in files(".yml", MODELS).items() if "\nmodels:" in f"\n{text}"}


def faults_in(texts: dict[str, str], rule: object) -> list[str]:
    """What `rule(path, text)` finds wrong in each text."""
    assert callable(rule)
    return [fault for path, text in texts.items() for fault in rule(path, text)]


def told(faults: Iterable[str]) -> str:
    """The faults as the message of a failing test, one a line."""
    return "\n".join(("the house is not in order:", *faults))
