"""`tierline status`: what is published now, what arrived, who is writing. Keep out: how it is found (audit/history)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pipelines.cli.output import HomeOption, JsonOption, console, emit_json, first_word, open_home, told

if TYPE_CHECKING:
    from pipelines.audit.history import FileCounts, HomeStatus, SnapshotLine


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("status")(show_status)


def show_status(home: HomeOption = None, as_json: JsonOption = False) -> None:
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
    _line("lock", told(f"held by {found.lock}") if found.lock else told("free"))


def _print_current(found: HomeStatus) -> None:
    if found.current is None:
        _line("CURRENT", told("nothing is published yet; put files into inbox/ and run: tierline refresh"))
        return
    current = found.current
    seq, published = f"seq={current.seq}", f"{current.published_at:%Y-%m-%d %H:%M} UTC by {current.actor}"
    _line("CURRENT", told(f"{seq}   as of {current.as_of}   published {published}"))
    if current.supersedes:
        _line("supersedes", f"seq={current.supersedes}{told(': ')}{told(current.reason or 'no reason was kept')}")
    if found.pin:
        pinned = told(f"by {found.pin.actor} at {found.pin.pinned_at[:16]} UTC")
        _line("pinned", pinned + told(": ") + found.pin.reason)
    _line("known at", found.known_at or told("no file"))
    for line in level_lines(current):
        _line("levels", line)


def _print_files(files: FileCounts) -> None:
    landed = f"{files.landed} landed, {files.refused} refused, {files.repeated} repeated"
    _line("files", told(f"{landed}, {files.waiting} waiting in the inbox"))
    if files.pending:
        _line("", told(f"{files.pending} half landed by an interrupted run; the next refresh finishes them"))
    _line("quarantine", told(f"{files.files_quarantined} files, {files.rows_quarantined} rows"))


def _line(word: str, what: str) -> None:
    console.print(f"{first_word(word)}{what}", soft_wrap=True, markup=False)


def level_lines(line: SnapshotLine) -> list[str]:
    """One text per policy: its levels, best first, with their customers."""
    return [
        f"{policy}: " + ", ".join(f"{count.level} {count.customers}" for count in counts)
        for policy, counts in line.levels.items()
    ]
