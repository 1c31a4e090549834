"""What every command shares: the console, common options, how a problem is printed, and the language of it all."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.cells import set_cell_size
from rich.console import Console
from rich.markup import escape

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, TierlineError
from pipelines.settings import act_as, home_folder, language

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)
WORD_WIDTH = 12

HomeOption = Annotated[Path | None, typer.Option("--home", help="The home folder. Default: TIERLINE_HOME, else data/.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document for machines.")]
WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another run of this home.")]
# Its callback makes the name the actor of the whole process, so a command takes it and need not pass it on.
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", callback=act_as, help="Who acts. Default: TIERLINE_ACTOR, else the user of the system."),
]


def open_home(named: Path | None) -> Home:
    """The home a command works on; ConfigurationError when there is none."""
    return Home.at(home_folder(named))


def print_problems(error: TierlineError) -> None:
    """Every problem on stderr, in the language of the reader: what is wrong, where, and what to do."""
    for problem in map(told_problem, error.problems):
        colour = "red" if problem.severity == "error" else "yellow"
        where, what = escape(problem.where), escape(problem.what)
        errors.print(f"[{colour}]{told(problem.severity)}[/] {where}: {what}", soft_wrap=True)
        errors.print(f"      {escape(problem.remedy)}", soft_wrap=True)


def told(text: str) -> str:
    """A text of the code, which is English, in the language of the reader."""
    if language() == "en":
        return text
    from pipelines.cli.chinese.translation import in_chinese

    return in_chinese(text)


def told_problem(problem: Problem) -> Problem:
    """A problem in the language of the reader."""
    if language() == "en":
        return problem
    from pipelines.cli.chinese.translation import problem_in_chinese

    return problem_in_chinese(problem)


def told_line(problem: Problem) -> str:
    """A problem on one line, in the language of the reader."""
    if language() == "en":
        return str(problem)
    chinese = told_problem(problem)
    return f"{chinese.where}：{chinese.what}。{chinese.remedy}"


def first_word(word: str, width: int = WORD_WIDTH) -> str:
    """The word that begins a line, as wide on the screen as its column: a Chinese letter takes two places."""
    return set_cell_size(told(word), width)


def emit_json(document: Any) -> None:
    """One JSON document on stdout; decimals and dates as text."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=1, default=_as_text))


def _as_text(value: Any) -> str:
    if isinstance(value, Decimal | date | Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form here")
