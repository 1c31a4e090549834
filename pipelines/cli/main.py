"""The `tierline` command: gathers the commands and turns problems into exit codes."""

from __future__ import annotations

import sqlite3
import sys
from importlib import import_module

import typer
from typer.core import TyperGroup
from typer.main import get_command

from pipelines.cli.languages import language_named, take_language
from pipelines.cli.output import print_problems
from pipelines.home.disk_faults import database_problem, disk_problem
from pipelines.home.problems import ExitCode, RefusedError, TierlineError
from pipelines.settings import collect_rarely, language, quiet_tools, speak

COMMANDS = (
    "init",
    "refresh",
    "review",
    "backfill",
    "serve",
    "alerts",
    "rollback",
    "prune",
    "backup",
    "upgrade",
    "doctor",
    "status",
    "snapshots",
    "tier_at",
    "sources",
    "quarantine",
    "policy",
)

app = typer.Typer(
    name="tierline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    import_module(f"pipelines.cli.{command}").register(app)


@app.callback()
def tierline() -> None:
    """Grades customers into tiers from ERP and POS data, under written policies."""


def command_line() -> TyperGroup:
    """All commands, each taking `--lang`, with their help in the language of the reader."""
    command = get_command(app)
    if not isinstance(command, TyperGroup):
        raise TypeError("many commands make a group")
    take_language(command)
    if language() == "zh":
        from pipelines.cli.chinese.spoken_help import speak_chinese

        speak_chinese(command)
    return command


def run() -> None:
    """Entry point: exit 0, 1 refused, 2 usage or configuration, 3 locked, 130 interrupted."""
    quiet_tools()
    collect_rarely()
    speak(language_named(sys.argv[1:]))
    try:
        command_line()(prog_name="tierline")
    except TierlineError as error:
        print_problems(error)
        sys.exit(error.exit_code)
    except (OSError, sqlite3.Error) as error:
        told = disk_problem(error) if isinstance(error, OSError) else database_problem(error)
        print_problems(RefusedError(told))
        sys.exit(ExitCode.REFUSED)
