"""The option `--lang`, which every command takes and none has to name. What is told in Chinese lies in `chinese/`."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any, Literal, get_args

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

Language = Literal["en", "zh"]


def _bearer(
    lang: Annotated[Language | None, typer.Option("--lang", help="Language: en or zh. Default: that of LANG.")] = None,
) -> None:
    """A command of which only the option is wanted, made by the library that makes all others."""


def take_language(command: TyperCommand | TyperGroup) -> None:
    """Give a command and all below it the option, after their own; `language_named` reads it before any of them."""
    bearer = typer.Typer(add_completion=False)
    bearer.command()(_bearer)
    option = get_command(bearer).params[0]
    option.expose_value = False
    _give(command, option)


def _give(command: TyperCommand | TyperGroup, option: Any) -> None:
    command.params.append(copy(option))
    for below in getattr(command, "commands", {}).values():
        _give(below, option)


def language_named(arguments: Sequence[str]) -> str | None:
    """The language that `--lang` names, wherever it stands: help is put together before options are read."""
    for word, following in zip(arguments, (*arguments[1:], ""), strict=True):
        named = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if named in get_args(Language):
            return named
    return None
