"""How a lint rule reports: an error or a warning at a place of the policy file, in English and Chinese.

The texts stand in `wording/`; a value put into one may be a Name where its words differ. Keep rules out of here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from pipelines.home.problems import Problem
from pipelines.policies.fields import Name
from pipelines.policies.version import PolicyVersion
from pipelines.policies.wording.catalogue import TEXTS

Place = tuple[str | int, ...]
LintRule = Callable[[PolicyVersion], Iterator[Problem]]
NOTHING = Name.model_construct(en="", zh="")


@dataclass(frozen=True)
class BilingualProblem(Problem):
    """A problem whose words are known in Chinese as well."""

    what_zh: str = ""
    remedy_zh: str = ""


def problem(where: str, key: str, severity: Literal["error", "warning"] = "error", /, **values: object) -> Problem:
    """The problem `key` of the catalogue, with its values filled in."""
    texts = TEXTS[key]
    what, what_zh, remedy, remedy_zh = (
        text.format(**{name: _worded(value, zh) for name, value in values.items()})
        for text, zh in zip(texts, (False, True, False, True), strict=True)
    )
    return BilingualProblem(what, where, remedy, key.partition(".")[0], severity, what_zh, remedy_zh)


def error(version: PolicyVersion, place: Place, key: str, /, **values: object) -> Problem:
    """A fault that stops the policy from being used."""
    return problem(version.where(*place), key, "error", **values)


def warning(version: PolicyVersion, place: Place, key: str, /, **values: object) -> Problem:
    """Something unusual that may be meant."""
    return problem(version.where(*place), key, "warning", **values)


def repeated(codes: list[str]) -> Iterator[tuple[int, str]]:
    """Each code that stood earlier in the list already, with its position."""
    seen: set[str] = set()
    for number, code in enumerate(codes):
        if code in seen:
            yield number, code
        seen.add(code)


def _worded(value: object, zh: bool) -> object:
    return (value.zh if zh else value.en) if isinstance(value, Name) else value
