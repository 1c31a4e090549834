"""How `tierline quarantine` looks on a screen. Cells come masked; nothing is judged here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Column, Table

from pipelines.cli.output import console, told

if TYPE_CHECKING:
    from pipelines.home.folder import Home
    from pipelines.landing.ledger_row import LedgerRow
    from pipelines.landing.quarantine_work import Waiting
    from pipelines.landing.shown_rows import ShownRow
    from pipelines.landing.waivers import Waiver


def print_waiting(found: Sequence[Waiting], waivers: Sequence[Waiver]) -> None:
    """What waits for a person, and what was waived."""
    if not found:
        console.print(told("nothing is in quarantine"))
    for title, lines in (
        ("refused files", [one for one in found if one.rows is None]),
        ("quarantined rows", [one for one in found if one.rows is not None]),
    ):
        if lines:
            console.print(_waiting_table(title, lines))
    if waivers:
        columns = _columns("waiver", "reason", "given by", "until", "why")
        table = Table(*columns, title=told("waivers"), title_justify="left")
        for one in waivers:
            table.add_row(one.name, one.reason, escape(one.actor), str(one.until), escape(one.because))
        console.print(table)


def print_rows(original: LedgerRow, shown: Sequence[ShownRow], count: int) -> None:
    """The rows of one file, masked."""
    title = told(f"{original.file_name} ({original.file_id}): {count:,} rows in quarantine")
    console.print(title, soft_wrap=True, markup=False)
    if not shown:
        return
    table = Table(Column(told("row"), justify="right"), *_columns("reason", "column", "text"))
    for row in shown:
        table.add_row(f"{row.row_no:,}", row.reason, escape(row.column or ""), escape(", ".join(row.cells.values())))
    console.print(table)
    if count > len(shown):
        console.print(told(f"{count - len(shown):,} more: --limit {count}"))


def _columns(*names: str) -> list[Column]:
    """Columns of text: a cell that is too long goes on below, for names are typed again from the screen."""
    return [Column(told(name), overflow="fold") for name in names]


def still_bad(home: Home, correction: LedgerRow) -> dict[str, int]:
    """Corrected rows that went back to quarantine, counted by reason."""
    from pipelines.landing.open_rows import open_rows

    return dict(Counter(open_rows(home, [], correction.file_id)["reason_code"].to_list()))


def print_replayed(landed: LedgerRow | None, bad: dict[str, int]) -> None:
    """What became of a corrected sheet."""
    if landed is None:
        console.print(told("nothing new: every row of the sheet is as exported, or was replayed before"))
        return
    counted = told(f"{landed.rows_ok:,} corrected rows landed as {landed.file_id}; the next refresh counts them")
    console.print(counted, soft_wrap=True)
    for reason, count in sorted(bad.items()):
        console.print(f"[yellow]{told('still bad')}[/] {told(f'{count:,} rows: {reason}')}")


def _waiting_table(title: str, lines: Sequence[Waiting]) -> Table:
    right = [Column(told(name), justify="right") for name in ("rows", "replaced", "days")]
    columns = _columns("source", "file", "file id", "reason")
    table = Table(*columns, *right, title=told(title), title_justify="left")
    for one in lines:
        rows = "" if one.rows is None else f"{one.rows:,}"
        table.add_row(
            one.source, escape(one.file), one.file_id, one.reason, rows, f"{one.replaced:,}", f"{one.age_days:,}"
        )
    return table
