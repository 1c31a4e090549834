"""How a lint rule reports: an error or a warning at a place of the policy file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipelines.home.problems import Problem
from pipelines.policies.version import PolicyVersion

Place = tuple[str | int, ...]
LintRule = Callable[[PolicyVersion], Iterator[Problem]]


def error(version: PolicyVersion, place: Place, code: str, what: str, remedy: str) -> Problem:
    """A fault that stops the policy from being used."""
    return Problem(what, version.where(*place), remedy, code)


def warning(version: PolicyVersion, place: Place, code: str, what: str, remedy: str) -> Problem:
    """Something unusual that may be meant."""
    return Problem(what, version.where(*place), remedy, code, "warning")


def repeated(codes: list[str]) -> Iterator[tuple[int, str]]:
    """Each code that stood earlier in the list already, with its position."""
    seen: set[str] = set()
    for number, code in enumerate(codes):
        if code in seen:
            yield number, code
        seen.add(code)
