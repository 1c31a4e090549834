"""What is wrong with a value of a file, or with its signs, in words that its author understands.

The words of the validating library and of the parser are their own; here stands what a person should have written. Add
a line for a fault that reads badly. Keep out rules about one kind of file: the text of a ValueError is told as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

SECRET = re.compile(r"key|password|secret|token", re.IGNORECASE)
EXPECTED = {
    "string_type": "plain text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values, as in `key: value`",
    "mapping_type": "keys with values, as in `key: value`",
    "model_type": "keys with values, as in `key: value`",
    "model_attributes_type": "keys with values, as in `key: value`",
}
FULL_WIDTH = re.compile("[，：｛｝［］]")
Told = tuple[str, str]
# By a part of what the parser says: what its author sees, and the remedy.
SIGNS: dict[str, Told] = {
    "mapping values are not allowed": (
        "not YAML: a colon where no key can stand",
        "Put a text that has a colon in quotes, or indent the line like its neighbours",
    ),
    "could not find expected ':'": (
        "not YAML: a key without its colon",
        "Write a half-width colon and a space after the key of this line, or of the one above it",
    ),
    "character '\\t'": ("not YAML: a tab", "Indent with spaces"),
    "cannot start any token": ("not YAML: a sign that no value can begin with", "Put the value in quotes"),
    "unexpected end of stream": ("not YAML: a quote that is never closed", "Close it"),
    "expected <block end>": (
        "not YAML: a line that is indented unlike its neighbours",
        "Let the entries of a list begin below each other",
    ),
    "expected ',' or": (
        "not YAML: a bracket that is not closed, or a comma that is missing",
        "Close it; between entries stands a half-width comma and a space, after a key a colon and a space",
    ),
}


def not_said_twice(faults: Iterable[Any]) -> list[Any]:
    """The faults without those of a list that is too short only because its entries are wrong."""
    found = list(faults)
    places = [tuple(each["loc"]) for each in found]
    return [
        each
        for each, place in zip(found, places, strict=True)
        if each["type"] != "too_short" or not any(len(other) > len(place) == _shared(other, place) for other in places)
    ]


def value_told(fault: Mapping[str, Any], name: str) -> Told:
    """What is wrong with the value called `name`, and the remedy."""
    stated, limits = fault["input"], fault.get("ctx", {})
    if stated is None:
        return f"`{name}` has no value", "Write one, or remove the line"
    match fault["type"]:
        case "string_too_short" if limits["min_length"] == 1:
            return f"`{name}` is empty", "Write a value"
        case "too_short" if limits["min_length"] == 1:
            return f"the list `{name}` is empty", "Write an entry, or remove the line"
        case "too_short":
            least, has = limits["min_length"], limits["actual_length"]
            return f"the list `{name}` has {has} of at least {least} entries", "Add what is missing"
    is_shown = not isinstance(stated, dict | list) and not SECRET.search(name)
    shown = f", not {str(stated)[:60]!r}" if is_shown else ""
    return f"`{name}` should be {_expected(fault['type'], limits, fault['msg'])}{shown}", "Correct the value"


def key_told(name: str) -> Told:
    """A key that nothing knows, and the remedy; often one that a full-width sign has swallowed the value of."""
    if FULL_WIDTH.search(name):
        return (
            f"unknown key `{name}`",
            "Write half-width signs: a colon and a space after a key, a comma between entries",
        )
    return f"unknown key `{name}`", "Remove it, or correct its spelling"


def signs_told(said: str | None) -> Told:
    """What is wrong where the parser says `said`, and the remedy."""
    told = (each for part, each in SIGNS.items() if part in (said or ""))
    return next(told, (f"not YAML: {said}", "Mend the line, or the one above it"))


def _expected(kind: str, limits: Mapping[str, Any], said: str) -> str:
    if kind in EXPECTED:
        return EXPECTED[kind]
    match kind:
        case "greater_than_equal":
            return f"no less than {limits['ge']}"
        case "less_than_equal":
            return f"no more than {limits['le']}"
        case "string_too_short":
            return f"text of at least {limits['min_length']} characters"
        case "string_too_long":
            return f"text of at most {limits['max_length']} characters"
        case "string_pattern_mismatch":
            return f"text of the form {limits['pattern']}"
    return said.removeprefix("Value error, ").removeprefix("Input should be ")


def _shared(one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
    """How many parts two places have in common from the start, when the shorter one lies on the way to the other."""
    return len(other) if one[: len(other)] == other else -1
