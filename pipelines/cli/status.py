"""`tierline status`: what is published now, what arrived, who is writing. Keep out: how it is found (audit/history)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pipelines.cli.output import HomeOption, JsonOption, LangOption, console, emit_json, open_home, said

if TYPE_CHECKING:
    from pipelines.audit.history import FileCounts, HomeStatus, SnapshotLine


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("status")(show_status)


def show_status(home: HomeOption = None, lang: LangOption = None, as_json: JsonOption = False) -> None:
    """Show the CURRENT snapshot, the delivered files and the lock.

    Example: tierline status --home data
    """
    from pipelines.audit.history import status

    found = status(open_home(home))
    if as_json:
        emit_json(found.model_dump(mode="json"))
        return
    _print_current(found)
    _print_files(found.files)
    held = said(f"held by {found.lock}", f"由 {found.lock} 持有") if found.lock else said("free", "空闲")
    console.print(f"{said('lock       ', '锁       ')} {held}", soft_wrap=True, markup=False)


def _print_current(found: HomeStatus) -> None:
    if found.current is None:
        told = said(
            "nothing is published yet; put files into inbox/ and run:", "尚未发布；请把文件放入 inbox/ 后运行："
        )
        console.print(f"CURRENT     {told} tierline refresh", soft_wrap=True)
        return
    published = f"published {found.current.published_at:%Y-%m-%d %H:%M} UTC by {found.current.actor}"
    console.print(
        f"CURRENT     seq={found.current.seq}   as of {found.current.as_of}   {published}", soft_wrap=True, markup=False
    )
    if found.current.supersedes:
        told = f"seq={found.current.supersedes}: {found.current.reason or 'no reason was kept'}"
        console.print(f"supersedes  {told}", soft_wrap=True, markup=False)
    if found.pin:
        pinned = f"by {found.pin.actor} at {found.pin.pinned_at[:16]} UTC: {found.pin.reason}"
        console.print(f"pinned      {pinned}", soft_wrap=True, markup=False)
    console.print(f"known at    {found.known_at or 'no file'}", markup=False)
    for line in level_lines(found.current):
        console.print(f"levels      {line}", soft_wrap=True, markup=False)


def _print_files(files: FileCounts) -> None:
    landed = f"{files.landed} landed, {files.refused} refused, {files.repeated} repeated"
    console.print(f"files       {landed}, {files.waiting} waiting in the inbox", soft_wrap=True)
    if files.pending:
        console.print(f"            {files.pending} half landed by an interrupted run; the next refresh finishes them")
    console.print(f"quarantine  {files.files_quarantined} files, {files.rows_quarantined} rows")


def level_lines(line: SnapshotLine) -> list[str]:
    """One text per policy: its levels, best first, with their customers."""
    return [
        f"{policy}: " + ", ".join(f"{count.level} {count.customers}" for count in counts)
        for policy, counts in line.levels.items()
    ]
