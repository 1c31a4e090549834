"""`tierline snapshots`: every published snapshot, the newest first. Keep out: how it is found (audit/history)."""

from __future__ import annotations

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, open_home, told


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("snapshots")(show_snapshots)


def show_snapshots(home: HomeOption = None, as_json: JsonOption = False) -> None:
    """List the published snapshots; a star marks the CURRENT one.

    Example: tierline snapshots --home data
    """
    from rich.table import Table

    from pipelines.audit.history import snapshots
    from pipelines.cli.status import level_lines

    lines = snapshots(open_home(home))
    if as_json:
        emit_json([line.model_dump(mode="json") for line in lines])
        return
    if not lines:
        console.print(told("nothing is published yet; put files into inbox/ and run: tierline refresh"), soft_wrap=True)
        return
    heads = ("", "seq", "as of", "supersedes", "published (UTC)", "rows", "customers per level")
    table = Table(*map(told, heads), box=None)
    for line in lines:
        mark = "*" if line.is_current else ""
        published = f"{line.published_at:%Y-%m-%d %H:%M}"
        superseded = f"seq={line.supersedes}" if line.supersedes else ""
        levels = "\n".join(level_lines(line))
        table.add_row(mark, str(line.seq), str(line.as_of), superseded, published, f"{line.rows:,}", levels)
    console.print(table)
