"""Lines of a policy file, each remembering the cell it was made from, so that a fault of the file is told at the cell.

Written by hand and not dumped: one band a line, names beside each other, nothing quoted that need not be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.home.yaml_file import NULLS, TRAP
from pipelines.policies.authoring.workbook import Cell

PLAIN = re.compile(r"[A-Za-z_\u3400-\u9fff][\w\u3400-\u9fff.()&%/+-]*(?: [\w\u3400-\u9fff.()&%/+-]+)*")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


@dataclass
class Lines:
    """The file so far."""

    texts: list[str] = field(default_factory=list)
    cells: list[str | None] = field(default_factory=list)

    def add(self, text: str, cell: Cell | None = None) -> None:
        """One more line."""
        self.texts.append(text)
        self.cells.append(cell.where if cell else None)

    @property
    def text(self) -> str:
        """The whole file."""
        return "\n".join(self.texts) + "\n"

    def cell_of(self, line: int) -> str | None:
        """The cell behind a line (from 1), or behind the nearest line above that has one."""
        return next((cell for cell in reversed(self.cells[:line]) if cell), None)


def scalar(text: str) -> str:
    """A text as YAML: as it is where no reader could take it for anything else, else in quotes."""
    is_safe = PLAIN.fullmatch(text) and not TRAP.fullmatch(text) and text not in NULLS
    return text if is_safe and text.casefold() not in ("true", "false") else json.dumps(text, ensure_ascii=False)


def flow(pairs: Iterable[tuple[str, str]]) -> str:
    """A mapping on one line, of texts that are YAML already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def named(en: str, zh: str) -> str:
    """A name in two languages; one that is missing is the other, for nobody translates by guessing."""
    return flow([("en", scalar(en or zh)), ("zh", scalar(zh or en))])
