"""Whether Python and the packages that run are those that this version of Tierline asks for."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, metadata, requires, version

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from pipelines.audit.finding import Finding
from pipelines.home.format import installed_version

REMEDY = "make setup, or install from requirements/run.txt"
# What decides how rows are read, computed and kept; the others are only checked.
MAIN = ("dagster", "dbt-core", "duckdb", "great-expectations", "polars")


def installation() -> list[Finding]:
    """One finding for Python, one for all packages."""
    asked = tuple(Requirement(text) for text in requires("tierline") or ())
    needed = metadata("tierline")["Requires-Python"] or ""
    return [python_finding(platform.python_version(), needed), packages_finding(asked)]


def python_finding(running: str, needed: str) -> Finding:
    """Whether this Python is one of those that were tried."""
    if SpecifierSet(needed).contains(running, prereleases=True):
        return Finding("python", "ok", f"{running}; tierline {installed_version()}")
    return Finding("python", "wrong", f"{running} is not {needed}", "Install a Python in these bounds, then make setup")


def packages_finding(asked: tuple[Requirement, ...]) -> Finding:
    """The main packages with their versions, or those that are missing or not the asked version."""
    faults = [fault for one in asked if (one.marker is None or one.marker.evaluate()) and (fault := _fault(one))]
    if faults:
        return Finding("packages", "wrong", "; ".join(faults), REMEDY)
    return Finding("packages", "ok", ", ".join(f"{name} {version(name)}" for name in MAIN))


def _fault(asked: Requirement) -> str | None:
    try:
        found = version(asked.name)
    except PackageNotFoundError:
        return f"{asked.name} is missing"
    return (
        None if asked.specifier.contains(found, prereleases=True) else f"{asked.name} {found} is not {asked.specifier}"
    )
