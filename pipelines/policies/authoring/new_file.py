"""Puts a new policy file into a home after the linter has found nothing wrong with it; never over a file that is there.

The text is linted beside the other versions of the policy, in a folder of its own; a fault is told at the cell it came
from. Keep how the text is made in `policy_text.py` and `starter.py`.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipelines.home.durable import write_atomically
from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.policies.authoring.yaml_lines import Lines
from pipelines.policies.lint.finding import problem
from pipelines.policies.loader import lint

AT_LINE = re.compile(r"(?P<file>.*):(?P<line>\d+)")


def place_of(policies: Path, policy_id: str, day: str) -> Path:
    """Where the file of a version lies; ConfigurationError when there is one already."""
    target = policies / policy_id / f"{day}.yml"
    if target.exists():
        raise ConfigurationError(problem(str(target), "policy_exists"))
    return target


def write_policy(target: Path, lines: Lines, currency: str | None) -> list[Problem]:
    """Write the file and give the linter's warnings; ConfigurationError with its errors, and nothing is written."""
    found = _linted(target, lines, currency)
    raise_if_any(found)
    place_of(target.parent.parent, target.parent.name, target.stem)
    write_atomically(target, lines.text)
    return found


def _linted(target: Path, lines: Lines, currency: str | None) -> list[Problem]:
    with tempfile.TemporaryDirectory(prefix="tierline-policy-") as work:
        folder = Path(work) / target.parent.name
        if target.parent.is_dir():
            shutil.copytree(target.parent, folder)
        folder.mkdir(exist_ok=True)
        draft = folder / target.name
        draft.write_text(lines.text, encoding="utf-8")
        return _at_cells(lint([draft], currency), draft, target, lines)


def _at_cells(problems: Sequence[Problem], draft: Path, target: Path, lines: Lines) -> list[Problem]:
    """Where the author can mend it: the cell behind a line, else the file that would be written."""
    told = []
    for each in problems:
        found = AT_LINE.fullmatch(each.where)
        line = int(found["line"]) if found else 1
        told.append(replace(each, where=lines.cell_of(line) or each.where.replace(str(draft), str(target))))
    return told
