"""A plain table that people keep as CSV, Parquet or in a spreadsheet: rows by column, each cell with its place.

Headings are known in both languages. Which columns there must be, and what a cell means, is for who asks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipelines.home.durable import write_atomically
from pipelines.home.problems import ConfigurationError
from pipelines.policies.authoring.workbook import Cell, read_workbook, same_heading
from pipelines.policies.lint.finding import problem

XLSX, CSV, PARQUET = ".xlsx", ".csv", ".parquet"
Headings = Mapping[str, Sequence[str]]
TableRow = dict[str, Cell]


def read_table(
    path: Path, headings: Headings, needed: Sequence[str], without: str = "values.column"
) -> Iterator[TableRow]:
    """The rows of the file, or of its first sheet, by column; ConfigurationError with the place of the first fault.

    `without` is what is told when a needed column is absent.
    """
    lines = READERS.get(path.suffix.lower(), _of_csv)(path)
    first = next(lines, [Cell("", f"{path}:1")])
    known = {same_heading(name): column for column, names in headings.items() for name in (column, *names)}
    columns = [known.get(same_heading(cell.text)) for cell in first]
    if absent := [column for column in needed if column not in columns]:
        wanted = ",".join(headings)
        raise ConfigurationError(problem(first[0].where, without, missing=", ".join(absent), wanted=wanted))
    for line in lines:
        if len(line) != len(first):
            raise ConfigurationError(problem(line[0].where, "values.ragged"))
        yield {column: cell for column, cell in zip(columns, line, strict=True) if column}


def write_table(path: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write the table as the suffix says; every cell a text, so that 007 stays what it is."""
    table = [list(headings), *([("" if cell is None else str(cell)) for cell in row] for row in rows)]
    if path.suffix.lower() == XLSX:
        write_atomically(path, _as_xlsx(table))
    elif path.suffix.lower() == CSV:
        write_atomically(path, as_csv(table).encode("utf-8-sig"))  # without the mark Excel takes it for something else
    else:
        raise ConfigurationError(problem(str(path), "values.ending"))


def as_csv(table: Sequence[Sequence[object]]) -> str:
    """The lines as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def _of_csv(path: Path) -> Iterator[list[Cell]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            for line in reader:
                if line:
                    yield [Cell(text.strip(), f"{path}:{reader.line_num}") for text in line]
    except OSError as fault:
        raise ConfigurationError(problem(str(path), "workbook_absent", why=fault.strerror)) from fault
    except (UnicodeDecodeError, csv.Error) as fault:
        raise ConfigurationError(problem(str(path), "values.unreadable", why=fault)) from fault


def _of_workbook(path: Path) -> Iterator[list[Cell]]:
    sheets = read_workbook(path)
    lines = list(sheets[0].filled) if sheets else []
    width = len([cell for cell in lines[0] if cell.text]) if lines else 0
    begins = next((at for at, cell in enumerate(lines[0]) if cell.text), 0) if lines else 0
    for line in lines:
        yield [Cell(cell.plain, cell.where) for cell in line[begins : begins + width]]


def _of_parquet(path: Path) -> Iterator[list[Cell]]:
    import polars as pl

    try:
        table = pl.read_parquet(path, hive_partitioning=False)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise ConfigurationError(problem(str(path), "values.unreadable", why=fault)) from fault
    for number, line in enumerate([tuple(table.columns), *table.iter_rows()], start=1):
        yield [Cell("" if value is None else str(value).strip(), f"{path}:{number}") for value in line]


def _as_xlsx(table: Sequence[Sequence[str]]) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False}) as book:
        page, text = book.add_worksheet(), book.add_format({"num_format": "@"})
        page.set_column(0, len(table[0]) - 1, 18, text)
        page.freeze_panes(1, 0)
        for number, line in enumerate(table):
            for place, cell in enumerate(line):
                page.write_string(number, place, cell, text)
    return stream.getvalue()


READERS = {XLSX: _of_workbook, PARQUET: _of_parquet}
