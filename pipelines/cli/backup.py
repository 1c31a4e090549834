"""`tierline backup` and `tierline restore`: a copy of a home, and a home from it. Keep out: how (home/backup)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipelines.cli.output import (
    ActorOption,
    HomeOption,
    JsonOption,
    WaitOption,
    console,
    emit_json,
    first_word,
    open_home,
    told,
)


def register(app: typer.Typer) -> None:
    """Add both commands to `app`."""
    app.command("backup")(back_up)
    app.command("restore")(restore)


def back_up(
    folder: Annotated[Path, typer.Argument(help="The backup to make: a new or empty folder outside the home.")],
    home: HomeOption = None,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Copy a home, identity key included, and verify the copy by its hashes.

    Example: tierline backup /backups/2026-11-01 --home my_home
    """
    from pipelines.home.backup import back_up as copy_home
    from pipelines.home.lock import one_writer
    from pipelines.home.run_log import logged_run
    from pipelines.settings import now

    place = open_home(home)
    place.create_run_folders()
    with one_writer(place, wait, now()), logged_run(place, "backup", folder=str(folder)) as log:
        made = copy_home(place, folder, log)
        log.tell(files=len(made.files), bytes=made.bytes, left=made.left)
    if as_json:
        emit_json({"folder": str(folder), "files": len(made.files), "bytes": made.bytes, "left": made.left})
        return
    verified = told(f"{len(made.files)} files, {made.bytes:,} bytes, all verified")
    console.print(f"{first_word('backed up')}{verified}", soft_wrap=True)
    for name in made.left:
        console.print(first_word("left out") + told(f"{name}: still arriving"), soft_wrap=True, markup=False)
    warned = told(f"keep it safe: {folder} holds the identity key and rows as they came")
    console.print(warned, soft_wrap=True, markup=False)


def restore(
    folder: Annotated[Path, typer.Argument(help="A backup that `tierline backup` made.")],
    into: Annotated[Path, typer.Option(help="The home to make: a new or empty folder.")],
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a home of a backup; nothing is overwritten.

    Example: tierline restore /backups/2026-11-01 --into my_home
    """
    from pipelines.home.restore import restore as make_home

    home, listed = make_home(folder, into)
    if as_json:
        emit_json({"home": str(home.path), "files": len(listed.files), "made_at": listed.made_at})
        return
    verified = told(f"{len(listed.files)} files, all verified; backed up {listed.made_at[:16]} UTC")
    console.print(f"{first_word('restored')}{verified}")
    console.print(f"{first_word('next')}tierline doctor --home {home.path}", soft_wrap=True, markup=False)
