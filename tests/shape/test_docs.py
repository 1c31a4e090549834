"""What the documents name exists: links, files and folders, make targets and commands."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from typer.core import TyperGroup
from typer.main import get_command

from pipelines.cli.main import app
from tests.shape.house import ROOT, files, told

LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
# A path of the repository in backticks; placeholders (<>, {}, *, …) are not checked.
NAMED = re.compile(
    r"`((?:pipelines|dbt_project|expectations|tests|docs|requirements|data/(?:sources|policies|sample))/[\w./-]+)`"
)
TARGET = re.compile(r"`?make ([a-z]+(?:-[a-z]+)*)\b`?")
COMMAND = re.compile(r"tierline ([a-z]+(?:-[a-z]+)*)\b")


def dead_names(path: str, text: str, root: Path) -> list[str]:
    """Links and paths of a document that lead nowhere."""
    folder = root / PurePosixPath(path).parent
    links = [name for name in LINK.findall(text) if not (folder / name).exists()]
    named = [name for name in NAMED.findall(text) if not (root / name).exists()]
    return [f"{path}: {name} does not exist: correct or remove it" for name in links + named]


def unknown(pattern: re.Pattern[str], text: str, known: set[str]) -> set[str]:
    """Words that the pattern finds and nobody knows, in code of a document only: indented lines and backticks."""
    code = "\n".join([*re.findall(r"^ {4}.*$", text, flags=re.MULTILINE), *re.findall(r"`[^`\n]+`", text)])
    return set(pattern.findall(code)) - known


def documents() -> dict[str, str]:
    """The documents for people, by path."""
    return files(".md")


def commands() -> set[str]:
    """The names of all commands and groups."""
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return set(group.commands)


def test_documents_name_files_that_exist() -> None:
    faults = [fault for path, text in documents().items() for fault in dead_names(path, text, ROOT)]
    assert not faults, told(faults)


def test_documents_name_make_targets_that_exist() -> None:
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    faults = [f"{path}: make {name}" for path, text in documents().items() for name in unknown(TARGET, text, known)]
    assert not faults, told(faults)


def test_documents_name_commands_that_exist() -> None:
    faults = [f"{path}: tierline {n}" for path, text in documents().items() for n in unknown(COMMAND, text, commands())]
    assert not faults, told(faults)


def test_the_docs_list_every_decision() -> None:
    pages = {PurePosixPath(path).name for path in files(".md", "docs/decisions/")} - {"README.md"}
    listed = set(LINK.findall((ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")))
    assert listed == pages


def test_a_name_that_leads_nowhere_is_caught(tmp_path: Path) -> None:
    assert dead_names("a.md", "see [x](nowhere.md) and `pipelines/nowhere.py`", tmp_path)
    assert dead_names("a.md", "see [x](https://example.org) and `pipelines/<room>/x.py`", tmp_path) == []
    assert unknown(TARGET, "    make tea\n", {"test"}) == {"tea"}
    assert unknown(COMMAND, "`tierline fly`, in tierline we trust", {"init"}) == {"fly"}
