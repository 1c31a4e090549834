"""Converts one delivered file into canonical rows and rejected rows, under its mapping.

The way of a file: decode, split, find columns, clean texts, then table by table type, class and sign; at the end
each faulty row, and each that no table takes, is taken out once, for its first reason, and feeds no table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from pipelines.settings import Settings
from pipelines.sources.attributes import attribute_rows
from pipelines.sources.date_text import StoreClock, date_format
from pipelines.sources.faults import Fault, first_faults, marks, some_faults
from pipelines.sources.file_guard import guard
from pipelines.sources.file_rows import read_local_rows
from pipelines.sources.mapping import Mapping
from pipelines.sources.parquet_rows import ISO_FORMATS
from pipelines.sources.refusal import FileRefused
from pipelines.sources.rejected_lines import REJECTED_LINE, rejected_lines
from pipelines.sources.tables import TableRows, build_table
from pipelines.sources.typed_columns import DateReading


@dataclass(frozen=True)
class Conversion:
    """What a file becomes. `rows_read` = rows_ok + rejects; `tables` hold ok rows only, without file_id.

    `rejects`: row_no, reason_code, column_name, raw_text. `amounts`: row_no and amount of every row whose main
    amount is readable, rejected ones included. `personal`: values that screens mask and nothing lands.
    `rejected_lines`: what can be read of rejected rows that would have been lines or payments (REJECTED_LINE).
    """

    tables: dict[str, pl.DataFrame]
    rejects: pl.DataFrame
    rows_read: int
    warnings: list[str]
    constants: dict[str, str]
    amounts: pl.DataFrame
    personal: pl.DataFrame = field(default_factory=pl.DataFrame)
    rejected_lines: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=REJECTED_LINE))

    @property
    def rows_ok(self) -> int:
        """Data rows that were accepted."""
        return self.rows_read - self.rejects.height


def name_constants(mapping: Mapping, file_name: str) -> dict[str, str]:
    """What the file's name says, by group of name_pattern; FileRefused(name_mismatch) when the name does not match."""
    if mapping.name_pattern is None:
        return {}
    match = re.fullmatch(mapping.name_pattern, file_name)
    if match is None:
        what = f"the name `{file_name}` does not match name_pattern {mapping.name_pattern}"
        raise FileRefused(
            "name_mismatch", what, f"Rename the file, or correct name_pattern in sources/{mapping.name}.yml"
        )
    return {group: value for group, value in match.groupdict().items() if value is not None}


def convert(mapping: Mapping, path: Path, *, settings: Settings, file_name: str | None = None) -> Conversion:
    """Convert the file at `path`; `file_name` is its delivered name when the path is an archived copy.

    Raises:
        FileRefused: the file as a whole cannot be read as the mapping says. Reject limits are judged elsewhere.
    """
    constants = name_constants(mapping, file_name or path.name)
    reading = date_reading(mapping, settings)
    guard(path, file_name or path.name, has_lines=mapping.format == "csv")
    raw, rows = read_local_rows(mapping, path.read_bytes(), constants, reading.clock.written_in)
    tables: dict[str, TableRows] = {}
    for table in mapping.tables:
        tables[table] = build_table(table, mapping, rows, reading)
        attributes = attribute_rows(mapping, rows, tables[table]) if table == "customer" else None
        if attributes is not None:
            tables["customer_attribute"] = attributes
    faults: list[Fault] = some_faults(raw.faults, None)
    faults += [fault for built in tables.values() for fault in built.faults]
    untaken = _untaken(tables, rows.height)
    faults += some_faults({"unknown_kind": untaken}, None)
    rejects = first_faults(faults)
    rejects = rejects.with_columns(raw_text=pl.Series(raw.raw_texts(rejects["row_no"].to_list()), dtype=pl.String))
    is_rejected = marks(rejects["row_no"], rows.height)
    return Conversion(
        tables={table: _accepted(built, is_rejected) for table, built in tables.items()},
        rejects=rejects,
        rows_read=rows.height,
        warnings=list(raw.warnings),
        constants=constants,
        amounts=_amounts(tables, rows.row_no, untaken),
        rejected_lines=rejected_lines(tables, is_rejected),
        personal=pl.DataFrame({"row_no": rows.row_no, **(tables["customer"].personal if "customer" in tables else {})}),
    )


def date_reading(mapping: Mapping, settings: Settings) -> DateReading:
    """Formats and clock of the mapping, completed by the home's zone and day cut-off."""
    store_zone = mapping.store_zone or settings.zone
    formats = (*mapping.dates, *(ISO_FORMATS if mapping.format == "parquet" else ()))
    clock = StoreClock(mapping.timestamp_zone or store_zone, store_zone, settings.day_cutoff)
    return DateReading([date_format(text) for text in formats], clock)


def _accepted(built: TableRows, is_rejected: pl.Series) -> pl.DataFrame:
    if built.fed.all() and not is_rejected.any():
        return built.frame
    is_accepted = built.fed & ~is_rejected
    return built.frame.filter(is_accepted.gather(built.frame["row_no"] - 1))


def _untaken(tables: dict[str, TableRows], height: int) -> pl.Series:
    """Rows that every table's `when` passes over: they would be counted as good and be nowhere."""
    taken = pl.repeat(False, height, dtype=pl.Boolean, eager=True)
    for built in tables.values():
        taken |= built.fed
    return ~taken


def _amounts(tables: dict[str, TableRows], row_no: pl.Series, untaken: pl.Series) -> pl.DataFrame:
    """Amounts of the rows each table takes; a row that none takes counts with the first amount it could have."""
    found = [pl.DataFrame(schema={"row_no": pl.Int64(), "amount": pl.Decimal(38, 6)})]
    with_amount = [(built.fed, built.amount) for built in tables.values() if built.amount is not None]
    for number, (fed, amount) in enumerate(with_amount):
        every = pl.DataFrame({"row_no": row_no, "amount": amount.cast(pl.Decimal(38, 6))})
        found.append(every.filter(fed | untaken if number == 0 else fed))
    return pl.concat(found).drop_nulls()
