"""The `tierline` command: gathers the commands and turns problems into exit codes."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from pipelines.cli.output import errors, print_problems
from pipelines.home.problems import ExitCode, TierlineError
from pipelines.settings import quiet_tools

COMMANDS = ("init", "refresh", "status", "snapshots", "sources", "policy")

app = typer.Typer(
    name="tierline",
    help="Grades customers into tiers from ERP and POS data, under written policies.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    import_module(f"pipelines.cli.{command}").register(app)


def run() -> None:
    """Entry point: exit 0, 1 refused, 2 usage or configuration, 3 locked, 130 interrupted."""
    quiet_tools()
    try:
        app()
    except TierlineError as error:
        print_problems(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        errors.print("interrupted; what was published before stands, and the next run heals the rest")
        sys.exit(ExitCode.INTERRUPTED)
