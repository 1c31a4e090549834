"""Which layout a home has, `format: N` in tierline.yml, and whether this version of Tierline reads it.

Raise FORMAT when an older home can no longer be used as it lies, and give the step in home/upgrade.py. Keep out:
changes that a reader of the old layout survives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.home.yaml_file import YamlDocument

FORMAT = 1


def installed_version() -> str:
    """The version of Tierline that runs."""
    return version("tierline")


def home_format(document: YamlDocument) -> int:
    """The format that tierline.yml states, 1 when it states none; ConfigurationError when it is no whole number."""
    stated = document.data.get("format", "1") if isinstance(document.data, Mapping) else "1"
    if not isinstance(stated, str) or not stated.isdecimal() or int(stated) < 1:
        where = document.where(("format",))
        raise ConfigurationError(Problem(f"format {stated!r} is no whole number from 1", where, f"Write {FORMAT}"))
    return int(stated)


def refuse_newer_format(home: Home, document: YamlDocument) -> None:
    """ConfigurationError for a home that a later version has upgraded; it names the version to install."""
    found = home_format(document)
    if found > FORMAT:
        what = f"the home has format {found}; tierline {installed_version()} reads up to format {FORMAT}"
        writer = _last_writer(home)
        remedy = f"Install tierline {writer} or later" if writer else "Install the version that wrote the home"
        raise ConfigurationError(Problem(what, document.where(("format",)), remedy, "newer_format"))


def _last_writer(home: Home) -> str | None:
    """The version that ran last in this home, by the logs of its runs."""
    logs = sorted((home.audit / "runs").glob("*/run.json"), key=lambda path: path.stat().st_mtime_ns)
    found = json.loads(logs[-1].read_text("utf-8")) if logs else {}
    return found.get("tierline_version")
