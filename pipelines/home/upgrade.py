"""Brings the layout of a home to the format that this version reads, one format at a time.

A new format is one line in STEPS: the format it starts from, and the function that changes the home to the next. A
step may be killed and is then done again, so it must be harmless to repeat; the format is written after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home
from pipelines.home.format import FORMAT, home_format, refuse_newer_format
from pipelines.home.yaml_file import read_yaml

Step = Callable[[Home], None]
STEPS: Mapping[int, Step] = {}
_LINE = re.compile(r"(?m)^format:.*$")


def upgrade(home: Home, steps: Mapping[int, Step] = STEPS, target: int = FORMAT) -> list[int]:
    """Upgrade under the home's lock; the formats it went through, empty when there was nothing to do."""
    document = read_yaml(home.settings_file)
    if target == FORMAT:
        refuse_newer_format(home, document)
    reached = []
    for number in range(home_format(document), target):
        steps[number](home)
        _write_format(home, number + 1)
        reached.append(number + 1)
    return reached


def _write_format(home: Home, number: int) -> None:
    text = home.settings_file.read_text("utf-8-sig")
    line = f"format: {number}"
    changed = _LINE.sub(line, text, count=1) if _LINE.search(text) else f"{line}\n{text}"
    write_atomically(home.settings_file, changed)
