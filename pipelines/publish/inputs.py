"""Keeps in the snapshot what people had written in the home, so that it can be rebuilt later.

Add a folder here when a new one is read by a run. Keep out: delivered files (the archive keeps them) and secrets.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from pipelines.home.folder import Home

# Whole lines of tierline.yml that must not leave the home; the rest stays byte for byte.
_SECRET_LINE = re.compile(r"^identity_key\w*[ \t]*:.*\n?", re.MULTILINE)
_SECRET_IN_ADDRESS = re.compile(r"(://[^\s/:@]*:)[^\s/@]*@")
_SECRET_KEYS = re.compile(r"^([ \t]*[\w-]*(?:password|secret|token)[\w-]*[ \t]*:).*$", re.MULTILINE | re.IGNORECASE)


def keep_inputs(home: Home, folder: Path) -> list[Path]:
    """Copy tierline.yml (without secrets), sources, policies and calendar into `folder`; the copies, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = _SECRET_LINE.sub("", home.settings_file.read_text("utf-8"))
    settings = _SECRET_IN_ADDRESS.sub(r"\1***@", _SECRET_KEYS.sub(r"\1", settings))
    (folder / home.settings_file.name).write_text(settings, "utf-8")
    for source in (home.sources, home.policies, home.calendar):
        if source.is_dir():
            shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
    return sorted(path for path in folder.rglob("*") if path.is_file())
