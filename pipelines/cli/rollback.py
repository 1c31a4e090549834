"""`tierline rollback`: let readers see an earlier snapshot, and take that back. Keep out: how (publish/rollback)."""

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
    open_home,
    told,
)
from pipelines.home.problems import ConfigurationError, Problem


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("rollback")(rollback)


def rollback(
    seq: Annotated[int | None, typer.Argument(help="The snapshot that readers shall see.")] = None,
    reason: Annotated[str | None, typer.Option(help="Why; it stands in the record.")] = None,
    release: Annotated[bool, typer.Option("--release", help="Take the pin away.")] = False,
    home: HomeOption = None,
    wait: WaitOption = 60,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Pin CURRENT to a snapshot, until --release or until a later as-of date is published.

    Example: tierline rollback 41 --reason "POS file of store S05 was delivered twice" --actor anna
    """
    from pipelines.home.lock import one_writer
    from pipelines.home.run_log import logged_run
    from pipelines.publish import rollback as rolling
    from pipelines.settings import load_settings, now

    _refuse_half_a_request(seq, reason, release)
    place = open_home(home)
    served = load_settings(place).serves_duckdb
    place.create_run_folders()
    with one_writer(place, wait, now()), logged_run(place, "rollback", seq=seq, reason=reason, release=release) as log:
        if seq is None:
            current = rolling.release(place, log, serves_duckdb=served)
            document = {"released": current is not None, "current": current}
            ended = f"released; CURRENT is seq={current}" if current else "nothing is pinned: nothing to do"
        else:
            pin = rolling.roll_back(place, seq, reason or "", log, serves_duckdb=served)
            document = pin.model_dump(mode="json")
            ended = f"CURRENT is pinned to seq={seq} until --release or until a date after {pin.newest_as_of} is out"
    emit_json(document) if as_json else console.print(told(ended), soft_wrap=True, markup=False)


def _refuse_half_a_request(seq: int | None, reason: str | None, release: bool) -> None:
    if release == (seq is not None):
        remedy = "Write tierline rollback SEQ --reason TEXT, or tierline rollback --release"
        raise ConfigurationError(Problem("name a snapshot or --release, one of them", "rollback", remedy))
    if seq is not None and not (reason or "").strip():
        raise ConfigurationError(Problem("a rollback needs a reason", "--reason", "Say why, for those who ask later"))
