"""Reads the YAML that people write, strictly, and remembers the line of every value.

Each scalar arrives as the text that was written (only a plain null, ~ or nothing becomes None); the model that
validates it decides its type, so that `NO`, `012` and `18:00` never turn into something else. Anchors, aliases,
tags, duplicate keys and those YAML 1.1 traps are refused. Keep rules about one kind of file out of here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.home.value_faults import Told, key_told, not_said_twice, signs_told, value_told

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32
TRAP = re.compile(r"(?:y|n|yes|no|on|off)|[-+]?0[0-9_]+|[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?", re.IGNORECASE)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Location = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class YamlDocument:
    """One file: `data` of dicts, lists and texts, and `lines` from the place of a value to its line (from 1)."""

    path: Path
    data: Any
    lines: Mapping[Location, int] = field(repr=False)

    def where(self, location: Location = ()) -> str:
        """`file:line` of a value; of its nearest parent when the value itself is absent."""
        while location and location not in self.lines:
            location = location[:-1]
        return f"{self.path}:{self.lines.get(location, 1)}"


def read_yaml(path: Path) -> YamlDocument:
    """Read one file; ConfigurationError with file, line and remedy when it is not plain, bounded YAML."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise ConfigurationError(
            Problem(f"cannot be read: {error.strerror}", str(path), "Check the name and its permissions")
        ) from error
    if size > MAX_BYTES:
        raise _refused(
            f"{size} bytes; the limit is {MAX_BYTES}",
            path,
            1,
            "Split it: no file written by hand is that large",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(f"not UTF-8 at byte {error.start}", path, 1, "Save it as UTF-8") from error
    lines: dict[Location, int] = {}
    try:
        events = yaml.parse(text, Loader=yaml.SafeLoader)
        data = _Reader(path, events, lines).document()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what, remedy = signs_told(error.problem)
        raise _refused(what, path, line, remedy) from error
    except yaml.YAMLError as error:
        raise _refused(f"not YAML: {error}", path, 1, "Remove the character that cannot be printed") from error
    return YamlDocument(path, data, lines)


def validate(document: YamlDocument, model: type[M]) -> M:
    """Turn a document into its model; ConfigurationError with every fault, its file:line and a remedy."""
    try:
        return model.model_validate(document.data if document.data is not None else {})
    except ValidationError as error:
        raise ConfigurationError(
            *(_as_problem(document, fault) for fault in not_said_twice(error.errors(include_url=False)))
        ) from error


def _as_problem(document: YamlDocument, fault: Any) -> Problem:
    location: Location = tuple(fault["loc"])
    name = ".".join(str(part) for part in location) or "the file"
    match fault["type"]:
        case "extra_forbidden":
            return Problem(*_placed(key_told(name), document.where(location)), "unknown_key")
        case "missing":
            return Problem(f"`{name}` is missing", document.where(location[:-1]), "Add it", "missing_key")
    return Problem(*_placed(value_told(fault, name), document.where(location)), fault["type"])


def _placed(said: Told, where: str) -> tuple[str, str, str]:
    what, remedy = said
    return what, where, remedy


class _Reader:
    """Builds the data of one document from parser events, which no alias can blow up and no depth can overflow."""

    def __init__(self, path: Path, events: Iterator[yaml.Event], lines: dict[Location, int]) -> None:
        self.path, self.events, self.lines = path, events, lines

    def document(self) -> Any:
        data: Any = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if data is not None or self.lines:
                    raise self._refuse(event, "a second document in one file", "Keep one document a file")
                data = self._value(next(self.events), ())
        return data

    def _value(self, event: yaml.Event, at: Location) -> Any:
        self.lines.setdefault(at, _line(event))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, "an anchor or alias", "Write the value out")
        if getattr(event, "tag", None):
            raise self._refuse(event, "a tag", "Remove it")
        if len(at) > MAX_DEPTH:
            raise self._refuse(event, f"nested deeper than {MAX_DEPTH} levels", "Flatten it")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(at)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(at)
        return self._scalar(event)

    def _mapping(self, at: Location) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(event, "a key that is not a word", "Write a plain key")
            key = self._scalar(event, as_key=True)
            if key in found:
                raise self._refuse(event, f"the key `{key}` twice", "Keep one of them", "duplicate_key")
            self.lines[(*at, key)] = _line(event)
            found[key] = self._value(next(self.events), (*at, key))
        return found

    def _sequence(self, at: Location) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*at, len(found))))
        return found

    def _scalar(self, event: Any, as_key: bool = False) -> Any:
        plain = event.style is None or (event.style == "" and event.implicit[0])
        if plain and TRAP.fullmatch(event.value):
            raise self._refuse(
                event, f"`{event.value}` means different things to different readers", "Put it in quotes", "yaml_trap"
            )
        return None if plain and not as_key and event.value in NULLS else event.value

    def _refuse(self, event: yaml.Event, what: str, remedy: str, code: str = "yaml") -> ConfigurationError:
        return _refused(what, self.path, _line(event), remedy, code)


def _refused(what: str, path: Path, line: int, remedy: str, code: str = "yaml") -> ConfigurationError:
    return ConfigurationError(Problem(what, f"{path}:{line}", remedy, code))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
