"""`tierline prune`: take old snapshots away. Keep out: which ones may go, and how (publish/retention)."""

from __future__ import annotations

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
    """Add the command to `app`."""
    app.command("prune")(prune)


def prune(
    keep: Annotated[str, typer.Option(help="How far back from the newest as-of date to keep: 24m, 2y, 90d.")],
    archives: Annotated[bool, typer.Option("--archives", help="Also delivered files that nothing kept needs.")] = False,
    home: HomeOption = None,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Remove the tables of old snapshots; manifests stay, and so do CURRENT and what is pinned.

    Example: tierline prune --keep 24m
    """
    from pipelines.home.lock import one_writer
    from pipelines.home.run_log import logged_run
    from pipelines.publish import retention
    from pipelines.publish.promotion import reconcile
    from pipelines.settings import load_settings, now

    place = open_home(home)
    served = load_settings(place).serves_duckdb
    place.create_run_folders()
    with one_writer(place, wait, now()), logged_run(place, "prune", keep=keep, archives=archives) as log:
        reconcile(place, serves_duckdb=served)
        pruned = retention.prune(place, keep, archives=archives)
        log.tell(pruned=vars(pruned))
    if as_json:
        emit_json(vars(pruned))
        return
    gone = ", ".join(f"seq={seq}" for seq in pruned.snapshots) or told("no snapshot is that old")
    console.print(f"{first_word('pruned')}{gone}", soft_wrap=True, markup=False)
    if archives:
        console.print(f"{first_word('archives')}{told(f'{len(pruned.archives)} removed')}")
