"""`tierline init`: makes a new home and says what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.output import ActorOption, JsonOption, console, emit_json
from pipelines.home.template import Template, create_home

NEXT_STEPS = {
    "read and edit": "{home}/tierline.yml, {home}/sources/, {home}/policies/",
    "keep": "{home}/identity_key secret, and a copy of it in a safe place: without it no key is made again",
    "deliver": "copy an export into {home}/inbox/",
    "run": "tierline refresh --home {home}",
}
# What to deliver where a template brings a made-up export of every table.
TRY_THE_SAMPLE = "cp {home}/sample/*.csv {home}/inbox/"


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
    console.print(f"A {template} home stands in {home.path}. Next:", soft_wrap=True)
    steps = NEXT_STEPS | ({"deliver": TRY_THE_SAMPLE} if (home.path / "sample").is_dir() else {})
    for what, how in steps.items():
        console.print(f"  {what:<15} {how.format(home=folder)}", soft_wrap=True, markup=False)
