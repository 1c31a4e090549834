"""How `tierline sources check` looks on a screen. Values come masked; nothing is judged here."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Column, Table

from pipelines.cli.output import console, told

if TYPE_CHECKING:
    import polars as pl

    from pipelines.landing.file_check import FileCheck


def print_check(found: FileCheck) -> None:
    """One file: verdict, counts, refused rows by reason, first canonical rows."""
    console.rule(escape(found.path.name), align="left")
    if found.refusal is not None:
        what = escape(told(found.refusal.message))
        console.print(f"[red]{told('would be refused')}[/] ({found.refusal.code}){told(': ')}{what}", soft_wrap=True)
        console.print(f"      {escape(told(found.refusal.remedy))}", soft_wrap=True)
    else:
        console.print(f"[green]{told('would land')}[/]")
    for warning in found.warnings:
        console.print(f"[yellow]{told('warning')}[/] {escape(told(warning))}", soft_wrap=True)
    if not found.table_rows:
        return
    bad = found.reasons.total()
    console.print(told(f"{found.rows_read:,} rows read = {found.rows_ok:,} ok + {bad:,} quarantined"))
    if found.reasons:
        console.print(_reasons(found))
    for table, frame in found.first_rows.items():
        total = told(f", total {found.totals[table]:,f}") if table in found.totals else ""
        console.print(_rows(told(f"{table}: {found.table_rows[table]:,} rows") + total, frame))


def _reasons(found: FileCheck) -> Table:
    table = Table(told("reason"), told("rows"), told("first seen"), title=told("rows refused"), title_justify="left")
    for code, count in found.reasons.most_common():
        table.add_row(code, f"{count:,}", escape(found.examples[code]))
    if found.rejected_amount:
        table.caption = told(f"amount in refused rows, where readable: {found.rejected_amount:,f}")
    return table


def _rows(title: str, frame: pl.DataFrame) -> Table:
    """One line per canonical column, so that a wide table fits a narrow screen."""
    heads = (told(f"row {number}") for number in frame["row_no"])
    table = Table(Column(told("column"), no_wrap=True), *heads, title=title, title_justify="left")
    for column in frame.drop("row_no"):
        table.add_row(column.name, *(_cell(value) for value in column))
    return table


def _cell(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else escape(str(value))
