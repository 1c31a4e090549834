"""`tierline init`: makes a new home and says what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.output import ActorOption, JsonOption, console, emit_json, first_word, told
from pipelines.home.template import Template, create_home


def register(app: typer.Typer) -> None:
    """Add the command `init` to the command line."""
    app.command("init")(init)


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    template: Annotated[
        Template,
        typer.Option(
            "--template",
            help="retail: members and tills. b2b: invoices. rulebook: every shipped policy, with a sample to grade.",
        ),
    ] = "retail",
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a home: settings, an example source and a policy to edit, an empty inbox, a secret identity key.

    Example: tierline init ~/customers --template b2b
    """
    home = create_home(folder, template)
    if as_json:
        files = sorted(path.relative_to(home.path).as_posix() for path in home.path.rglob("*") if path.is_file())
        emit_json({"home": home.path, "template": template, "files": files})
        return
    console.print(told(f"A {template} home stands in {home.path}. Next:"), soft_wrap=True)
    for what, how in _next_steps(folder, (home.path / "sample").is_dir()).items():
        console.print(f"  {first_word(what, 16)}{how}", soft_wrap=True, markup=False)


def _next_steps(folder: Path, has_sample: bool) -> dict[str, str]:
    """What to do, and how; some templates bring a made-up export of every table to try."""
    export = told(f"copy an export into {folder}/inbox/")
    return {
        "read and edit": f"{folder}/tierline.yml, {folder}/sources/, {folder}/policies/",
        "keep": told(
            f"{folder}/identity_key secret, and a copy of it in a safe place: without it no key is made again"
        ),
        "deliver": f"cp {folder}/sample/*.csv {folder}/inbox/" if has_sample else export,
        "run": f"tierline refresh --home {folder}",
    }
