"""Puts the help of every command into Chinese, and the words that the parser of the command line says itself.

Keep out: what the help says (helps.py, options.py).
"""

from __future__ import annotations

from collections.abc import Mapping

import typer
from rich.text import Text
from typer import rich_utils
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from pipelines.cli.chinese.translation import in_chinese

EXAMPLE = "Example: "
HELP_OPTIONS = ["-h", "--help"]
# The words of the help page that Typer keeps as settings of its own.
WORDS = (
    "ARGUMENTS_PANEL_TITLE",
    "OPTIONS_PANEL_TITLE",
    "COMMANDS_PANEL_TITLE",
    "ERRORS_PANEL_TITLE",
    "ABORTED_TEXT",
    "REQUIRED_LONG_STRING",
    "RICH_HELP",
)


class SpokenHighlighter(rich_utils.OptionHighlighter):
    """Puts what the parser says into Chinese before it highlights it: the usage line, and what is wrong with a line."""

    def __call__(self, text: str | Text) -> Text:
        """The text in Chinese. It may break anywhere: a sentence without spaces would be cut off as one long word."""
        shown = super().__call__(in_chinese(text) if isinstance(text, str) else text)
        shown.overflow = "fold"
        return shown


def speak_chinese(command: TyperCommand | TyperGroup) -> None:
    """Put a command with all below it into Chinese, and the page on which Typer shows them."""
    for name in WORDS:
        setattr(rich_utils, name, in_chinese(getattr(rich_utils, name)))
    rich_utils.DEFAULT_STRING = in_chinese(rich_utils.DEFAULT_STRING.format("{0}")).replace("{0}", "{}")
    rich_utils.highlighter = SpokenHighlighter()
    _speak(command)


def help_in_chinese(text: str) -> str:
    """The help of a command paragraph by paragraph; its example is that of the English, unless it holds words."""
    paragraphs, _, example = text.partition(EXAMPLE)
    told = [in_chinese(" ".join(one.split())) for one in paragraphs.split("\n\n") if one.strip()]
    return "\n\n".join(told + ([f"示例：{in_chinese(' '.join(example.split()))}"] if example else []))


def _speak(command: TyperCommand | TyperGroup) -> None:
    command.help = help_in_chinese(command.help or "")
    own = command.get_help_option(typer.Context(command, help_option_names=HELP_OPTIONS))
    for parameter in (*command.params, *([own] if own else [])):
        if isinstance(parameter, TyperOption | TyperArgument):
            parameter.help = in_chinese(parameter.help or "")
    below: Mapping[str, TyperCommand | TyperGroup] = getattr(command, "commands", {})
    for one in below.values():
        _speak(one)
