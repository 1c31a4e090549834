"""Keeps in the snapshot what people had written in the home, so that it can be rebuilt later.

Add a folder here when a new one is read by a run. Keep out: delivered files (the archive keeps them) and secrets.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.value_faults import SECRET
from pipelines.home.yaml_file import Location, YamlDocument, read_yaml

_SECRET_IN_ADDRESS = re.compile(r"(://[^\s/:@]*:)[^\s/@]*@")


def keep_inputs(home: Home, folder: Path) -> list[Path]:
    """Copy what people wrote into `folder`, tierline.yml without its secrets; the copies, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = _without_secrets(read_yaml(home.settings_file))
    (folder / home.settings_file.name).write_text(_SECRET_IN_ADDRESS.sub(r"\1***@", settings), "utf-8")
    written = (home.sources, home.policies, home.overrides, home.points, home.segments, home.calendar, home.waivers)
    for source in written:
        if source.is_dir():
            shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _without_secrets(document: YamlDocument) -> str:
    """The file less every line of a key that names a secret; the rest stays byte for byte."""
    lines = document.path.read_text("utf-8-sig").splitlines(keepends=True)
    secrets = [at for at in document.lines if at and SECRET.search(str(at[-1]))]
    dropped = {number for at in secrets for number in range(*_span(document, at, len(lines)))}
    return "".join(line for number, line in enumerate(lines, start=1) if number not in dropped)


def _span(document: YamlDocument, at: Location, last: int) -> tuple[int, int]:
    """First line of a key, and the line after its value: where the next key that is not inside it begins."""
    start = document.lines[at]
    later = [line for other, line in document.lines.items() if line > start and other[: len(at)] != at]
    return start, min(later, default=last + 1)
