"""`tierline policy ...` in this process, with the language it names, as `run` of the command line begins it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from click.testing import Result
from typer.testing import CliRunner

from pipelines.cli.languages import language_named
from pipelines.cli.main import command_line
from pipelines.settings import speak


def policy_command(*arguments: str | Path) -> Result:
    """What the command prints, its exit code and its error; typer's runner wants an app and is given the commands."""
    words = ["policy", *map(str, arguments)]
    speak(language_named(words))
    with patch("typer.testing._get_command", lambda commands: commands):
        return CliRunner().invoke(command_line(), words)
