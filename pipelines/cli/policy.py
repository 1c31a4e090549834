"""`tierline policy lint` and `tierline policy grade`: check a policy file, and grade a plain table with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.output import (
    HomeOption,
    JsonOption,
    console,
    emit_json,
    errors,
    print_problems,
    told,
)
from pipelines.home.problems import ConfigurationError, ExitCode
from pipelines.settings import language

AsOfOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=date.fromisoformat, metavar="DATE", help="Business date. Default: the home's."),
]
ValuesOption = Annotated[
    Path | None,
    typer.Option(
        "--values",
        help="CSV, .xlsx or .parquet with customer_id, metric (a criterion), value and optionally category_code.",
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit 1 on warnings as well.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write to this .csv or .xlsx, instead of the screen.")]
TemplateOption = Annotated[bool, typer.Option("--template", help="Print a values file to fill, and grade nothing.")]
CutsOption = Annotated[
    Path | None,
    typer.Option("--cuts", help="Compare by these cuts: the table tier_cuts as CSV, .xlsx or .parquet."),
]
SeqOption = Annotated[int | None, typer.Option("--seq", min=1, help="Compare by the cuts of this published snapshot.")]
GroupsOption = Annotated[bool, typer.Option("--groups", help="The values are those of groups: take the groups' cuts.")]


def register(app: typer.Typer) -> None:
    """Add the group `policy` to the command line."""
    from pipelines.cli import policy_new, policy_papers

    group = typer.Typer(no_args_is_help=True, help="Check policies, print them, and try them on plain values.")
    group.command("lint")(lint)
    group.command("grade")(grade)
    policy_papers.register(group)
    policy_new.register(group)
    app.add_typer(group, name="policy")


def lint(
    files: Annotated[
        list[Path], typer.Argument(help="Files of policies, overrides, points or segments, or folders of them.")
    ],
    as_of: AsOfOption = None,
    strict: StrictOption = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check policy files: exit 1 on any error, 0 on warnings only (--strict: 1).

    With --as-of, versions in force that day are also asked when they were last revised.

    Example: tierline policy lint data/policies/tob_four_dimension/2024-01-01.yml --lang zh
    """
    from pipelines.cli.chinese.translation import in_both_languages
    from pipelines.policies.named import lint_in_homes
    from pipelines.publish.published_policies import lint_against_published

    found = [*lint_in_homes(files, home, as_of), *lint_against_published(files, home)]
    wrong = sum(problem.severity == "error" for problem in found)
    if as_json:
        emit_json([in_both_languages(problem) for problem in found])
    else:
        print_problems(ConfigurationError(*found))
        console.print(told(f"errors: {wrong}, warnings: {len(found) - wrong}"))
    raise typer.Exit(ExitCode.REFUSED if wrong or (strict and found) else ExitCode.OK)


def grade(  # noqa: PLR0913  # every option is a parameter
    policy: Annotated[str, typer.Argument(help="A policy id of the home, or a path to a policy file.")],
    values: ValuesOption = None,
    as_of: AsOfOption = None,
    template: TemplateOption = False,
    out: OutOption = None,
    cuts: CutsOption = None,
    seq: SeqOption = None,
    groups: GroupsOption = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Grade a plain table of values under a policy, with the engine that grades the company's customers.

    Policies that compare customers do so among those of the table, or by published cuts: --cuts or --seq.

    Example: tierline policy grade tob_four_dimension --values values.xlsx --out grades.xlsx
    """
    from pipelines.cli.policy_cuts import AskedCuts
    from pipelines.cli.policy_grades import COLUMNS, HEADINGS_ZH, as_rows, graded
    from pipelines.policies.named import version_named
    from pipelines.policies.values_file import COLUMNS as GIVEN
    from pipelines.policies.values_file import HEADINGS, kept_apart
    from pipelines.policies.values_file import template as values_template

    asked = AskedCuts(cuts, seq, groups, home)
    version = version_named(policy, home, as_of or asked.as_of)
    if template:
        headings = [HEADINGS[name][0] for name in GIVEN] if language() == "zh" and out else GIVEN
        _give(out, headings, values_template(version))
        return
    if values is None:
        raise typer.BadParameter("give --values FILE, or --template for a file to fill")
    target = kept_apart(values, out) if out else None
    given = asked.read(version)
    grades = graded(version, values, given)
    if note := asked.note(version, given):
        errors.print(note, soft_wrap=True, markup=False)
    if as_json:
        emit_json(grades)
    else:
        _give(target, HEADINGS_ZH if language() == "zh" and out else COLUMNS, as_rows(grades))


def _give(out: Path | None, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """To the file as its ending says, else on the screen as CSV under the headings that programs know."""
    from pipelines.policies.table_file import as_csv, write_table

    if out is None:
        typer.echo(as_csv([headings, *rows]), nl=False)
        return
    write_table(out, headings, rows)
    console.print(told(f"written: {out}"), soft_wrap=True, markup=False)
