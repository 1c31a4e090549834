"""The sheet on which a person corrects quarantined rows: CSV or XLSX, every cell a text, made and read here.

Before the columns of the delivered file stand ours: file_id, row_no, reason, column. Cells that a ragged row has too
many come last, under `extra_1`, … and must be emptied before the row can land. Which rows land is in corrections.py.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.home.durable import written_atomically
from pipelines.home.problems import Problem, RefusedError

OWN = ("file_id", "row_no", "reason", "column")
EXTRA = "extra_"
# A worksheet would give these back as something else.
NOT_IN_XLSX = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|_x[0-9A-Fa-f]{4}_")
Line = Sequence[str]


@dataclass(frozen=True)
class Sheet:
    """A corrected sheet. `columns`: its header without ours; `rows`: row number -> cells under `columns`."""

    file_ids: frozenset[str]
    columns: tuple[str, ...]
    rows: dict[int, tuple[str, ...]]

    def fields(self, header: Sequence[str]) -> dict[int, tuple[str, ...]] | None:
        """Row number -> cells of the delivered file's columns, and any extra cell behind; None for another header."""
        width = len(header)
        own, extra = self.columns[:width], self.columns[width:]
        if own != tuple(header) or any(not name.startswith(EXTRA) for name in extra if name):
            return None
        return {row_no: cells[:width] + _without_empty_end(cells[width:]) for row_no, cells in self.rows.items()}


def padded(fields: Sequence[str], width: int) -> tuple[str, ...]:
    """Cells as a sheet gives them back: at least as many as the header has, no empty ones behind."""
    return tuple(fields[:width]) + ("",) * (width - len(fields)) + _without_empty_end(fields[width:])


def write_sheet(path: Path, header: Sequence[str], lines: Sequence[Line]) -> None:
    """Write `lines` (our four cells, then the row's own) as the suffix of `path` says; readable by its owner only."""
    most = max((len(line) for line in lines), default=0) - len(OWN) - len(header)
    first = (*OWN, *header, *(f"{EXTRA}{number}" for number in range(1, most + 1)))
    sheet = [first, *((*line, *[""] * (len(first) - len(line))) for line in lines)]
    with written_atomically(path, mode=0o600) as part:
        part.write_bytes(_as_xlsx(sheet) if _is_xlsx(path) else _as_csv(sheet))


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a corrected sheet; RefusedError with what is wrong in it."""
    lines = [line for line in (_from_xlsx if _is_xlsx(Path(name)) else _from_csv)(content, name) if any(line)]
    first = lines[0] if lines else ()
    own = [cell for cell in first[: len(OWN)] if cell in OWN]
    if "row_no" not in own or list(first[: len(own)]) != own:
        raise _refused("no column row_no", name, "Keep the first columns as `tierline quarantine fix` wrote them")
    rows: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(lines[1:], start=2):
        said = line[own.index("row_no")] if len(line) == len(first) else ""
        if not re.fullmatch(r"[0-9]{1,12}(\.0)?", said):
            what = (
                f"{len(line)} cells, the header has {len(first)}" if len(line) != len(first) else "row_no is no number"
            )
            raise _refused(what, f"{name}, line {number}", "Write the row as the exported file has it")
        row_no = int(said.removesuffix(".0"))
        if row_no in rows:
            raise _refused(f"row {row_no} stands twice", f"{name}, line {number}", "Keep one line per row")
        rows[row_no] = tuple(line[len(own) :])
    at = own.index("file_id") if "file_id" in own else None
    file_ids = frozenset(line[at] for line in lines[1:] if line[at]) if at is not None else frozenset()
    return Sheet(file_ids, tuple(first[len(own) :]), rows)


def _is_xlsx(path: Path) -> bool:
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise _refused("a sheet is .csv or .xlsx", str(path), "Give the file one of these endings")
    return path.suffix.lower() == ".xlsx"


def _as_csv(sheet: Sequence[Line]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(sheet)
    return stream.getvalue().encode("utf-8-sig")  # without the mark Excel reads UTF-8 as something else


def _from_csv(content: bytes, name: str) -> Iterator[Line]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(f"not UTF-8 at byte {error.start}", name, "Save it as `CSV UTF-8`, or as XLSX") from error
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a quarantined cell may be long
    try:
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as error:
        raise _refused(f"not a CSV file: {error}", name, "Save it again as `CSV UTF-8`") from error


def _as_xlsx(sheet: Sequence[Line]) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False}) as book:
        page, text = book.add_worksheet("rows"), book.add_format({"num_format": "@"})
        page.set_column(0, len(sheet[0]) - 1, 16, text)  # what is typed stays the text it is: 007, 1E5, 3-4
        page.freeze_panes(1, len(OWN))
        for number, line in enumerate(sheet):
            for place, cell in enumerate(line):
                if NOT_IN_XLSX.search(cell) or page.write_string(number, place, cell, text):
                    what = f"row {line[1]} does not fit into a worksheet (control signs, more than 32,767 signs a cell)"
                    raise _refused(what, "XLSX", "Name a file that ends in .csv")
    return stream.getvalue()


def _from_xlsx(content: bytes, name: str) -> Iterator[Line]:
    import fastexcel

    try:
        page = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string")
    except fastexcel.FastExcelError as error:
        raise _refused("not a workbook that can be read", name, "Save it as XLSX or as `CSV UTF-8`") from error
    yield from (tuple(cell or "" for cell in line) for line in page.to_polars().rows())


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    last = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return tuple(cells[:last])


def _refused(what: str, where: str, remedy: str) -> RefusedError:
    return RefusedError(Problem(what, where, remedy, "correction"))
