"""`tierline policy new`: a policy file from a workbook or from nothing, and the workbook to fill."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.output import HomeOption, console, open_home, print_problems, told
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.settings import language, load_settings, now

IdArgument = Annotated[str | None, typer.Argument(metavar="[ID]", help="The id; needed when no sheet says it.")]
FromOption = Annotated[Path | None, typer.Option("--from", help="The workbook (.xlsx) to read.")]
TemplateOption = Annotated[Path | None, typer.Option("--template", help="Write the workbook to fill to this file.")]
DayOption = Annotated[
    date | None,
    typer.Option(
        "--effective-from",
        parser=date.fromisoformat,
        metavar="DATE",
        help="First day of a starter. Default: next month.",
    ),
]


def register(group: typer.Typer) -> None:
    """Add the command to the group `policy`."""
    group.command("new")(new)


def new(
    policy_id: IdArgument = None,
    workbook: FromOption = None,
    template: TemplateOption = None,
    effective_from: DayOption = None,
    home: HomeOption = None,
) -> None:
    """Write a new policy file into the home, from a workbook (--from) or as a commented starter; never over another.

    Example: tierline policy new --template bands.xlsx; fill it in Excel or WPS; tierline policy new --from bands.xlsx
    """
    if template is not None:
        _write_template(template)
        return
    from pipelines.policies.authoring.new_file import place_of, write_policy
    from pipelines.policies.authoring.policy_text import policy_lines
    from pipelines.policies.authoring.starter import first_of_next_month, starter
    from pipelines.policies.lint.finding import problem

    place = open_home(home)
    settings = load_settings(place)
    if workbook is not None:
        chosen, day, lines = policy_lines(workbook, policy_id)
    elif policy_id is None:
        raise ConfigurationError(problem("ID", "no_id"))
    else:
        first = effective_from or first_of_next_month(settings.running_day(now()))
        chosen, day, lines = policy_id, first.isoformat(), starter(policy_id, first, settings.currency, language())
    target = place_of(place.policies, chosen, day)
    print_problems(ConfigurationError(*write_policy(target, lines, settings.currency)))
    console.print(told(f"written: {target}"), soft_wrap=True, markup=False)
    console.print(told(f"read it as people will: tierline policy show {target}"), soft_wrap=True, markup=False)


def _write_template(target: Path) -> None:
    from pipelines.policies.authoring.template import template

    if target.exists():
        raise ConfigurationError(Problem("the file is there already", str(target), "Name another"))
    target.write_bytes(template())
    written = told(f"written: {target}; fill it, then: tierline policy new --from {target}")
    console.print(written, soft_wrap=True, markup=False)
