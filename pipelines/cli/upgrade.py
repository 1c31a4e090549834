"""`tierline upgrade`: bring a home to the format that this version reads. Keep out: the steps (home/upgrade)."""

from __future__ import annotations

import typer

from pipelines.cli.output import (
    ActorOption,
    HomeOption,
    JsonOption,
    WaitOption,
    console,
    emit_json,
    open_home,
    told,
)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("upgrade")(upgrade)


def upgrade(
    home: HomeOption = None,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring a home of an earlier version to the format of this one. Make a backup before.

    Example: tierline upgrade --home my_home
    """
    from pipelines.home.format import FORMAT
    from pipelines.home.lock import one_writer
    from pipelines.home.run_log import logged_run
    from pipelines.home.upgrade import upgrade as bring_up
    from pipelines.settings import now

    place = open_home(home)
    place.create_run_folders()
    with one_writer(place, wait, now()), logged_run(place, "upgrade") as log:
        reached = bring_up(place)
        log.tell(formats=reached)
    if as_json:
        emit_json({"format": FORMAT, "reached": reached})
        return
    ended = f"the home now has format {FORMAT}" if reached else f"the home has format {FORMAT}: nothing to do"
    console.print(told(ended), soft_wrap=True, markup=False)
