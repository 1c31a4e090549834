"""What every command shares: the console, the options `--home` and `--json`, and how a problem is printed."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console
from rich.markup import escape

from pipelines.home.folder import Home
from pipelines.home.problems import TierlineError
from pipelines.settings import act_as, home_folder, language, speak

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)
SEVERITIES = {"error": ("error", "错误"), "warning": ("warning", "警告")}

HomeOption = Annotated[Path | None, typer.Option("--home", help="The home folder. Default: TIERLINE_HOME, else data/.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document for machines.")]
WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another run of this home.")]
# Its callback makes the name the actor of the whole process, so a command takes it and need not pass it on.
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", callback=act_as, help="Who acts. Default: TIERLINE_ACTOR, else the user of the system."),
]

# As with the actor: its callback makes it the language of the process, up to the last error.
LangOption = Annotated[
    Literal["en", "zh"] | None,
    typer.Option("--lang", callback=speak, help="Language: en or zh. Default: that of LANG. 界面语言：en 或 zh。"),
]


def open_home(named: Path | None) -> Home:
    """The home a command works on; ConfigurationError when there is none."""
    return Home.at(home_folder(named))


def print_problems(error: TierlineError) -> None:
    """Every problem on stderr, in the language of the reader: what is wrong, where, and what to do."""
    from pipelines.policies.lint.language import in_language

    for problem in in_language(error.problems, language()):
        colour = "red" if problem.severity == "error" else "yellow"
        word = said(*SEVERITIES[problem.severity])
        errors.print(f"[{colour}]{word}[/] {escape(problem.where)}: {escape(problem.what)}", soft_wrap=True)
        errors.print(f"      {escape(problem.remedy)}", soft_wrap=True)


def said(en: str, zh: str) -> str:
    """The one of two texts that the reader reads."""
    return zh if language() == "zh" else en


def emit_json(document: Any) -> None:
    """One JSON document on stdout; decimals and dates as text."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=1, default=_as_text))


def _as_text(value: Any) -> str:
    if isinstance(value, Decimal | date | Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form here")
