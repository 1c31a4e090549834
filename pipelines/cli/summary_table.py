"""A small table on the screen: a title, columns, numbers to the right. Keep out: what the tables say."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rich.markup import escape
from rich.table import Table

from pipelines.cli.output import console, told

Row = tuple[object, ...]


def print_table(title: str, columns: Iterable[str], rows: Iterable[Row]) -> None:
    """Print it, with an empty line below; nothing without rows."""
    rows = list(rows)
    if not rows:
        return
    table = Table(header_style="dim", box=None, pad_edge=False)
    for number, name in enumerate(columns):
        is_number = all(isinstance(row[number], int | Decimal | None) for row in rows)
        table.add_column(told(name), justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(_cell, row))
    console.print(f"[bold]{escape(told(title))}[/]", soft_wrap=True)
    console.print(table)
    console.print()


def _cell(value: object) -> str:
    """A count with separators, an amount to the cent, a text as it is."""
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    return f"{value:,}" if isinstance(value, int) else escape(str(value or ""))
