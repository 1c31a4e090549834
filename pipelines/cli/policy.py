"""`tierline policy lint` and `tierline policy grade`: check a policy file, and grade a plain table with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.output import HomeOption, JsonOption, LangOption, console, emit_json, print_problems, said
from pipelines.home.problems import ConfigurationError, ExitCode
from pipelines.settings import language

AsOfOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=date.fromisoformat, metavar="DATE", help="Business date. Default: the home's."),
]
ValuesOption = Annotated[
    Path | None,
    typer.Option(
        "--values", help="CSV or .xlsx with customer_id, metric (a criterion), value and optionally category_code."
    ),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit 1 on warnings as well.")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Write to this .csv or .xlsx, instead of the screen.")]
TemplateOption = Annotated[bool, typer.Option("--template", help="Print a values file to fill, and grade nothing.")]

LINT_ZH = "检查政策文件：有错误时退出码为 1，仅有警告时为 0（--strict 时为 1）。"
GRADE_ZH = "用一份数值表按政策试评，与正式评级使用同一引擎。"


def register(app: typer.Typer) -> None:
    """Add the group `policy` to the command line."""
    from pipelines.cli import policy_new, policy_papers

    words = said("Check policies, print them, and try them on plain values.", "检查、打印政策，并用表格数据试评。")
    group = typer.Typer(no_args_is_help=True, help=words)
    group.command("lint", help=said(lint.__doc__ or "", LINT_ZH))(lint)
    group.command("grade", help=said(grade.__doc__ or "", GRADE_ZH))(grade)
    policy_papers.register(group)
    policy_new.register(group)
    app.add_typer(group, name="policy")


def lint(
    files: Annotated[list[Path], typer.Argument(help="Policy files, points programs or segments, or folders of them.")],
    as_of: AsOfOption = None,
    strict: StrictOption = False,
    lang: LangOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check policy files: exit 1 on any error, 0 on warnings only (--strict: 1).

    With --as-of, versions in force that day are also asked when they were last revised.

    Example: tierline policy lint data/policies/tob_four_dimension/2024-01-01.yml --lang zh
    """
    from pipelines.policies.lint.language import in_language
    from pipelines.policies.named import lint_in_homes
    from pipelines.publish.published_policies import lint_against_published

    found = [*lint_in_homes(files, home, as_of), *lint_against_published(files, home)]
    problems = in_language(found, language())
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        emit_json([problem.__dict__ for problem in problems])
    else:
        print_problems(ConfigurationError(*problems))
        console.print(said("errors: {}, warnings: {}", "错误：{}，警告：{}").format(errors, len(problems) - errors))
    raise typer.Exit(ExitCode.REFUSED if errors or (strict and problems) else ExitCode.OK)


def grade(  # noqa: PLR0913  # every option is a parameter
    policy: Annotated[str, typer.Argument(help="A policy id of the home, or a path to a policy file.")],
    values: ValuesOption = None,
    as_of: AsOfOption = None,
    template: TemplateOption = False,
    out: OutOption = None,
    lang: LangOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Grade a plain table of values under a policy, with the engine that grades the company's customers.

    Example: tierline policy grade tob_four_dimension --values values.xlsx --out grades.xlsx
    """
    from pipelines.cli.policy_grades import COLUMNS, HEADINGS_ZH, as_rows, graded
    from pipelines.policies.named import version_named
    from pipelines.policies.values_file import COLUMNS as GIVEN
    from pipelines.policies.values_file import HEADINGS, kept_apart
    from pipelines.policies.values_file import template as values_template

    version = version_named(policy, home, as_of)
    if template:
        headings = [HEADINGS[name][0] for name in GIVEN] if language() == "zh" and out else GIVEN
        _give(out, headings, values_template(version))
        return
    if values is None:
        told = said(
            "give --values FILE, or --template for a file to fill", "请写 --values 文件，或用 --template 取得空表"
        )
        raise typer.BadParameter(told)
    target = kept_apart(values, out) if out else None
    grades = graded(version, values)
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
    console.print(said(f"written: {out}", f"已写入：{out}"), soft_wrap=True, markup=False)
