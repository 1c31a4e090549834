"""`tierline policy show` and `tierline policy diff`: a version as a paper to sign, and what changed between two.

What a paper or a difference says stands in `policies/document` and `policies/changes`; here it is printed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, told
from pipelines.home.durable import write_atomically
from pipelines.settings import language

if TYPE_CHECKING:
    from pipelines.policies.document.parts import Document, Part

PolicyArgument = Annotated[str, typer.Argument(help="A policy id of the home, id@version, or a path to a policy file.")]
VersionOption = Annotated[str | None, typer.Option("--version", help="The version by its name, instead of a date.")]
DayOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=date.fromisoformat, metavar="DATE", help="The version in force on this day."),
]
HtmlOption = Annotated[Path | None, typer.Option("--html", help="Write an HTML page for print to this file.")]


def register(group: typer.Typer) -> None:
    """Add the commands to the group `policy`."""
    group.command("show")(show)
    group.command("diff")(diff)


def show(
    policy: PolicyArgument,
    version: VersionOption = None,
    as_of: DayOption = None,
    html: HtmlOption = None,
    home: HomeOption = None,
) -> None:
    """Print a version of a policy as a one-page document to sign.

    Example: tierline policy show tob_four_dimension --html tob.html --lang zh
    """
    from pipelines.policies.document.page import as_html, document
    from pipelines.policies.named import version_named

    found = document(version_named(f"{policy}@{version}" if version else policy, home, as_of))
    if html is None:
        _print(found)
        return
    write_atomically(html, as_html(found, language()))
    console.print(told(f"written: {html}"), soft_wrap=True, markup=False)


def diff(
    before: PolicyArgument,
    after: PolicyArgument,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say in words what changed from one version of a policy to another.

    Example: tierline policy diff bank_average_assets@1 bank_average_assets@2
    """
    from pipelines.policies.changes.all import changes, summary
    from pipelines.policies.named import version_named

    old, new = version_named(before, home, None), version_named(after, home, None)
    found = changes(old, new)
    if as_json:
        emit_json([{"en": each.words.en, "zh": each.words.zh, "decides": each.decides} for each in found])
        return
    spoken = language()
    for each in found:
        console.print(f"- {getattr(each.words, spoken)}", soft_wrap=True, markup=False)
    console.print(getattr(summary(found), spoken), soft_wrap=True, markup=False)


def _print(found: Document) -> None:
    spoken = language()
    console.print(f"[bold]{escape(getattr(found.title, spoken))}[/]  {escape(getattr(found.subtitle, spoken))}")
    for part in found.parts:
        console.print(f"\n[bold]{escape(getattr(part.title, spoken))}[/]")
        if len(part.rows[0]) == 1:
            for row in part.rows:
                console.print(f"- {getattr(row[0], spoken)}", markup=False)
        else:
            console.print(_as_table(part, spoken))
    console.print(f"\n{getattr(found.closing, spoken)}", soft_wrap=True, markup=False)


def _as_table(part: Part, spoken: str) -> Table:
    table = Table(box=None, pad_edge=False, show_header=bool(part.headings), header_style="dim")
    for number in range(len(part.rows[0])):
        table.add_column(getattr(part.headings[number], spoken) if part.headings else "", overflow="fold")
    for row in part.rows:
        table.add_row(*(escape(getattr(cell, spoken)) for cell in row))
    return table
