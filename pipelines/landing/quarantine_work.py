"""What a person does with the quarantine: see what waits, look at rows, take them out for correction, hand them back.

Each command of `tierline quarantine` calls one function here. Keep out how it is printed, and waivers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from pipelines.home.durable import remove_parts
from pipelines.home.folder import Home
from pipelines.home.lock import one_writer
from pipelines.home.problems import ConfigurationError, Problem, RefusedError
from pipelines.home.run_log import logged_run
from pipelines.landing.corrected_rows import delivered_header, exported_fields
from pipelines.landing.correction_sheet import write_sheet
from pipelines.landing.corrections import bytes_of_sheet, replay
from pipelines.landing.desk import Desk
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.open_rows import corrections_of, open_rows
from pipelines.landing.waivers import load_waivers
from pipelines.settings import load_settings, now
from pipelines.sources.conversion import convert
from pipelines.sources.mapping import load_mappings


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a person: a refused file (rows NULL), or the rows of one file with one reason.

    age_days: whole days since it became known.  replaced: rows of this file that corrections already replaced.
    """

    source: str
    file_id: str
    file: str
    reason: str
    rows: int | None
    replaced: int
    known_at: str
    age_days: int


def open_desk(home: Home, run_id: str = "quarantine") -> Desk:
    """The desk on which quarantined rows are worked on."""
    mappings = {mapping.name: mapping for mapping in load_mappings(home)}
    return Desk(home, load_settings(home), mappings, Ledger(home), run_id, load_waivers(home))


def waiting(home: Home) -> list[Waiting]:
    """Everything in quarantine, by source, file and reason; refused files first."""
    rows, moment = Ledger(home).all(), now()
    refused = [_line(row, moment, row.reason or "unknown", None, 0) for row in rows if row.status == "refused"]
    lines = []
    for row in rows:
        if row.status == "landed" and row.corrects is None and row.rows_quarantined:
            corrections = corrections_of(rows, row.file_id)
            replaced = sum(len(correction.replaced) for correction in corrections)
            counts = open_rows(home, corrections, row.file_id)["reason_code"].value_counts().rows()
            lines += [_line(row, moment, reason, count, replaced) for reason, count in counts]
    by_name = [sorted(part, key=lambda line: (line.source, line.file, line.reason)) for part in (refused, lines)]
    return [*by_name[0], *by_name[1]]


def named_file(rows: Iterable[LedgerRow], name: str, status: str = "landed") -> LedgerRow:
    """The file of an id, or the newest delivery of a name, with this status; ConfigurationError when there is none."""
    with_status = [row for row in rows if row.status == status and row.corrects is None]
    found = [row for row in with_status if name in (row.file_id, row.file_name)]
    if not found:
        remedy = "Name a file id or a file name of: tierline quarantine list"
        raise ConfigurationError(Problem(f"no {status} file `{name}`", "FILE", remedy))
    return max(found, key=lambda row: (row.file_id == name, row.known_at, row.entry_no or 0))


def quarantined(desk: Desk, name: str, reason: str | None = None) -> tuple[LedgerRow, pl.DataFrame]:
    """A landed file and its rows still in quarantine: row_no, reason_code, column_name, raw_text."""
    rows = desk.ledger.all()
    original = named_file(rows, name)
    if original.source_code not in desk.mappings:
        what, remedy = f"source {original.source_code} has no mapping any more", "Put sources/ back as it was"
        raise ConfigurationError(Problem(what, str(desk.home.sources), remedy))
    found = open_rows(desk.home, corrections_of(rows, original.file_id), original.file_id)
    return original, found if reason is None else found.filter(pl.col("reason_code") == reason)


def export(home: Home, name: str, out: Path, reason: str | None = None) -> tuple[LedgerRow, int]:
    """Write the sheet on which a person corrects the rows of one file; never over one that is there."""
    if out.exists():
        raise ConfigurationError(Problem("the file exists, and may hold corrections", str(out), "Name another file"))
    desk = open_desk(home)
    original, rows = quarantined(desk, name, reason)
    if not rows.height:
        what = f"no row of {original.file_name} is quarantined" + (f" for {reason}" if reason else "")
        raise RefusedError(Problem(what, original.file_id, "Nothing has to be done"))
    cells = exported_fields(desk, original, rows)
    lines = [
        (original.file_id, str(row_no), code, column or "", *cells[row_no])
        for row_no, code, column, _ in rows.iter_rows()
    ]
    write_sheet(out, delivered_header(desk, original), lines)
    return original, len(lines)


def replay_sheet(
    home: Home, sheet: Path, file_id: str | None, wait_seconds: float, named: Callable[[], str]
) -> LedgerRow | None:
    """Land a corrected sheet under the home's lock; None when all of it was replayed before. `named` gives a run id."""
    content = bytes_of_sheet(sheet)
    home.create_run_folders()
    run_id = named()
    with (
        one_writer(home, wait_seconds, now()),
        logged_run(home, "replay", run_id, sheet=sheet.name, file=file_id) as log,
    ):
        for folder in (home.archive, home.landing, home.quarantine):
            remove_parts(folder)
        landed = replay(open_desk(home, run_id), content, sheet.name, file_id)
        log.tell(landed=landed and landed.file_id)
        return landed


def _line(row: LedgerRow, moment: datetime, reason: str, rows: int | None, replaced: int) -> Waiting:
    age = (moment - datetime.fromisoformat(row.known_at)).days
    name, known_at = row.file_name, row.known_at
    return Waiting(row.source_code, row.file_id, name, reason, rows, replaced, known_at, max(age, 0))


def reasons_of_refused(desk: Desk, file_id: str) -> set[str]:
    """The reasons for which rows of a file refused by its reject limits are bad; ConfigurationError for any other."""
    row = named_file([row for row in desk.ledger.all() if row.file_id == file_id], file_id, "refused")
    mapping, path = desk.mappings.get(row.source_code), desk.bytes_of(row)
    if row.reason != "reject_limit" or mapping is None or path is None:
        what = f"{row.file_name} was refused for {row.reason}, not for its reject limits"
        raise ConfigurationError(Problem(what, file_id, "Only a file of which good rows can be read can be waived"))
    conversion = convert(mapping, path, settings=desk.settings, file_name=Path(row.file_name).name)
    return set(conversion.rejects["reason_code"])
