"""`tierline snapshots`: every published snapshot, the newest first. Keep out: how it is found (audit/history)."""

from __future__ import annotations

import typer

from pipelines.cli.output import HomeOption, JsonOption, LangOption, console, emit_json, open_home, said


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("snapshots")(show_snapshots)


def show_snapshots(home: HomeOption = None, lang: LangOption = None, as_json: JsonOption = False) -> None:
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
        told = said(
            "nothing is published yet; put files into inbox/ and run:", "尚未发布；请把文件放入 inbox/ 后运行："
        )
        console.print(f"{told} tierline refresh", soft_wrap=True)
        return
    english = ("", "seq", "as of", "supersedes", "published (UTC)", "rows", "customers per level")
    chinese = ("", "seq", "截至", "替代", "发布时间 (UTC)", "行数", "各等级客户数")
    table = Table(*(said(*pair) for pair in zip(english, chinese, strict=True)), box=None)
    for line in lines:
        mark = "*" if line.is_current else ""
        published = f"{line.published_at:%Y-%m-%d %H:%M}"
        superseded = f"seq={line.supersedes}" if line.supersedes else ""
        levels = "\n".join(level_lines(line))
        table.add_row(mark, str(line.seq), str(line.as_of), superseded, published, f"{line.rows:,}", levels)
    console.print(table)
