"""Makes a home with quarantined rows, and corrects the sheet they are exported to, for tests of corrections."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.open_rows import corrections_of, open_rows
from pipelines.landing.quarantine_work import export, replay_sheet
from tests.deliveries import LINES, LOOSE, deliver, good_lines, landing, small_home

BAD = "51,1,c1,never,1,7.00\n52,1,c2,2026-01-05,x,7.00\n53,1,c3\n54,1,c4,2026-01-05,1,7.00\n"
MENDED = {31: {"day": "2026-01-06"}, 32: {"qty": "3"}}


def quarantined_home(folder: Path) -> Home:
    """A landed file of 31 good rows, and three bad ones: bad_date, bad_number, ragged_row."""
    made = small_home(folder, shop=LOOSE + LINES)
    deliver(made, "lines_1.csv", good_lines(30) + BAD)
    landing(made)
    return made


def sheet(home: Home, name: str = "rows.csv") -> Path:
    """The sheet of every row of lines_1.csv that is still quarantined."""
    path = home.path.parent / name
    export(home, "lines_1.csv", path)
    return path


def mend(path: Path, changes: dict[int, dict[str, str]]) -> Path:
    """The sheet with these cells written over, by row number and column."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    lines = [line | changes.get(int(line["row_no"]), {}) for line in lines]
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    return path


def replayed(home: Home, path: Path, file_id: str | None = None) -> LedgerRow | None:
    """Hand a sheet back; the correction, or None when it held nothing new."""
    return replay_sheet(home, path, file_id, 0, lambda: "run")


def still_open(home: Home) -> list[tuple[int, str]]:
    """Number and reason of the rows of the first file that are still quarantined."""
    rows = Ledger(home).all()
    found = open_rows(home, corrections_of(rows, rows[0].file_id), rows[0].file_id)
    return found.select("row_no", "reason_code").rows()


def kept(home: Home) -> tuple[object, object]:
    """Everything landing keeps, but who held the lock last, the logs of runs, and the numbers of ledger entries."""
    rows = [replace(row, entry_no=None) for row in Ledger(home).all()]
    found = {path for path in home.path.rglob("*") if path.is_file() and home.audit not in path.parents}
    names = found - {Ledger(home).path, home.lock_file}
    files = {path.relative_to(home.path).as_posix(): path.read_bytes() for path in names}
    return rows, files


def total(home: Home) -> tuple[int, int, int]:
    """Rows read, ok and quarantined over all landed files."""
    rows = Ledger(home).landed()
    return sum(r.rows_read for r in rows), sum(r.rows_ok for r in rows), sum(r.rows_quarantined for r in rows)
