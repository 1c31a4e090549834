"""Reads delimited text as rows of texts: Polars for well-formed files, the record splitter for the odd one.

Both ways give the same answer, row by row; a test holds them to it. Nothing is dropped but blank lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import polars as pl

from pipelines.sources.faults import Marked, RowReason
from pipelines.sources.raw_rows import RawRows, column_names
from pipelines.sources.records import BLANK, Record, is_well_formed, read_record, records
from pipelines.sources.refusal import FileRefused

# Polars pads a short row with what an empty cell also gives. A mark in a cell of its own at the end of every line
# tells short, whole and long rows apart; a text that holds these signs itself is read by the splitter.
MARK = "\x1e"
CARRIAGE = "\x1d"


def read_csv_rows(text: str, delimiter: str) -> RawRows:
    """Rows of a delimited text; FileRefused when it is empty or ends in the middle of a row."""
    if not text.strip(BLANK + "\n"):
        raise FileRefused("empty_file", "the file is empty", "Ask the sender for the file again")
    head = _header(text, delimiter)
    names = tuple(cell.strip() for cell in head.fields)
    body = text[head.end :]
    if body and not body.endswith("\n"):
        body += "\n"
    marked = _marked(body, delimiter)
    rows = _split(body, delimiter, names) if marked is None else _parsed(marked, '"' in body, delimiter, names)
    return RawRows(names, rows.drop("fault"), _Texts(body, delimiter), _faults(rows, delimiter, body))


def _header(text: str, delimiter: str) -> Record:
    head = read_record(text, 0, delimiter)
    while head.is_blank:
        head = read_record(text, head.end, delimiter)
    if head.is_broken:
        raise FileRefused("truncated", "a quote in the header line is not closed", "Export the file again")
    return head


def _marked(body: str, delimiter: str) -> str | None:
    """The body with a mark at the end of every line; None when only the splitter reads it rightly."""
    if MARK in body or CARRIAGE in body:
        return None
    if '"' not in body:
        lines = body.replace("\r\n", "\n").replace("\r", "\n")
    else:
        lines = body.replace("\r\n", CARRIAGE)
        if "\r" in lines or not is_well_formed(body, delimiter):
            return None
    marked = lines.replace("\n", f"{delimiter}{MARK}\n")
    return marked.replace(CARRIAGE, f"{delimiter}{MARK}\r\n")


def _parsed(marked: str, has_quotes: bool, delimiter: str, names: Sequence[str]) -> pl.DataFrame:
    columns = column_names(names)
    frame = pl.read_csv(
        (delimiter.join([*columns, "mark"]) + "\n" + marked).encode(),
        separator=delimiter,
        quote_char='"' if has_quotes else None,
        infer_schema=False,
        empty_string_is_null=False,
        truncate_ragged_lines=True,
    )
    first, second = frame["c0"], frame.to_series(1)
    is_blank = (first.str.strip_chars(BLANK) == "") & ((second == MARK) | (len(columns) == 1))
    if is_blank.any():
        frame = frame.filter(~is_blank)
    fault = pl.when(pl.col("mark") != MARK).then(pl.lit("ragged_row")).alias("fault")
    frame = frame.with_columns(fault).drop("mark")
    if has_quotes:
        # A line end inside quotes was marked too.
        frame = frame.with_columns(pl.col(columns).str.replace_all(delimiter + MARK, "", literal=True))
    if frame["fault"].null_count() < frame.height:
        # The mark of a short row stands in a cell of its own.
        frame = frame.with_columns(pl.col(columns).replace(MARK, ""))
    return frame


def _split(body: str, delimiter: str, names: Sequence[str]) -> pl.DataFrame:
    width = len(names)
    cells: list[tuple[str | None, ...]] = []
    for record in records(body, delimiter):
        if record.is_open:
            raise _truncated("a quote is opened and never closed", len(cells) + 1)
        fault = "broken_quote" if record.is_broken else "ragged_row" if len(record.fields) != width else None
        fields = (*record.fields, *[""] * width)[:width]
        cells.append((*fields, fault))
    schema = dict.fromkeys([*column_names(names), "fault"], pl.String)
    return pl.DataFrame(cells, schema=schema, orient="row")


def _faults(rows: pl.DataFrame, delimiter: str, body: str) -> Marked:
    fault = rows["fault"]
    found: dict[RowReason, pl.Series] = {
        code: (fault == code).fill_null(False) for code in fault.drop_nulls().unique().sort()
    }
    if rows.height and fault[-1] == "ragged_row":
        last = list(records(body, delimiter))[-1]
        if len(last.fields) < rows.width - 1:
            raise _truncated("the last row is short", rows.height)
    if "\x00" in body:
        found["nul_byte"] = rows.select(
            pl.any_horizontal(pl.exclude("fault").str.contains("\x00", literal=True))
        ).to_series()
    return found


def _truncated(what: str, row_no: int) -> FileRefused:
    return FileRefused("truncated", f"{what} (row {row_no}): the file ends too early", "Export or copy the file again")


class _Texts:
    """Finds raw record texts; the whole text is split only when some are asked for."""

    def __init__(self, body: str, delimiter: str) -> None:
        self.body, self.delimiter = body, delimiter

    def __call__(self, row_numbers: Sequence[int]) -> list[str]:
        if not row_numbers:
            return []
        first_to_last = islice(records(self.body, self.delimiter), max(row_numbers))
        wanted = dict.fromkeys(row_numbers, "")
        wanted |= {row_no: record.text for row_no, record in enumerate(first_to_last, start=1) if row_no in wanted}
        return list(wanted.values())
