"""Lands corrected rows of a quarantined file, once, as a delivery of their own that stands in the file's place.

A correction is an archived sheet with its ledger row. What it says is judged against the rows that were open before
it, so it can be read again at any time: after a kill, and when the mapping or the file under it is read differently.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from pipelines.home.durable import write_atomically
from pipelines.home.problems import Problem, RefusedError
from pipelines.landing.corrected_rows import changed_fields, converted_rows, delivered_header
from pipelines.landing.correction_sheet import Sheet, read_sheet
from pipelines.landing.desk import Desk
from pipelines.landing.landed_rows import remove_rows, with_facts, write_rows
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.open_rows import corrections_of, open_rows
from pipelines.landing.outcome import FileOutcome
from pipelines.landing.places import archived_file
from pipelines.settings import now


def replay(desk: Desk, content: bytes, name: str, file_id: str | None = None) -> LedgerRow | None:
    """Land the rows a person corrected; None when the sheet holds nothing new. Call it with the home's lock held.

    A row that is as it was exported stays as it is in quarantine, and so does one the sheet leaves out.

    Raises:
        RefusedError: the sheet cannot be read, or belongs to no landed file; nothing was landed.
    """
    deque(settle_corrections(desk), maxlen=0)  # what was interrupted comes first
    sheet = read_sheet(content, name)
    original = corrected_file(desk, sheet, file_id)
    fields = _fields_told(desk, original, sheet, name)
    if not changed_fields(desk, original, fields, _open_before(desk, original.file_id, None)):
        return None
    pending = desk.ledger.add(_identified(desk, original, content, name))
    write_atomically(archived_file(desk.home, pending.sha256), content, mode=0o600)
    return _settled(desk, pending)


def settle_corrections(desk: Desk) -> Iterator[FileOutcome]:
    """Finish corrections that a kill left half-way; read again those under which something changed."""
    for row in [row for row in desk.ledger.all() if row.corrects is not None and row.source_code in desk.mappings]:
        is_archived = archived_file(desk.home, row.sha256).is_file()
        if row.status == "pending" and not is_archived:
            remove_rows(desk.home, row.file_id)
            desk.ledger.remove(row)  # the person still has the sheet, and was told of no success
        elif row.status == "pending" or row.reading_hash != _reading_hash(desk, row):
            if not is_archived:
                what = f"what {row.file_name} corrects changed, and its bytes are gone from the archive"
                where = str(archived_file(desk.home, row.sha256))
                raise RefusedError(Problem(what, where, "Put the file back from a copy of the home", "lost_archive"))
            yield FileOutcome(_settled(desk, row), is_reread=row.status == "landed")


def corrected_file(desk: Desk, sheet: Sheet, file_id: str | None) -> LedgerRow:
    """The landed file that a sheet corrects: the named one, else the one its rows name."""
    named = frozenset({file_id}) if file_id else sheet.file_ids
    if len(named) != 1:
        what = "the sheet names several files" if named else "the sheet does not say which file its rows are from"
        raise RefusedError(
            Problem(what, "column file_id", "Name it: tierline quarantine replay CORRECTED --file FILE_ID")
        )
    original = _landed(desk, min(named))
    if original is None or original.source_code not in desk.mappings:
        remedy = "Look it up: tierline quarantine list"
        raise RefusedError(Problem("no landed file of this id has a mapping", file_id or "column file_id", remedy))
    return original


def _settled(desk: Desk, row: LedgerRow) -> LedgerRow:
    """Write what a correction becomes now; the ledger row as written."""
    reading_hash = _reading_hash(desk, row)
    if row.status == "landed":
        # As with a file that is read again: until the new rows are told, nothing may vouch for them.
        desk.ledger.update(replace(row, reading_hash=""))
    original = _landed(desk, row.corrects or "")
    fields = _fields_now(desk, row, original) if original else {}
    blank = replace(
        row, rows_ok=0, rows_quarantined=0, replaced=[], table_rows={}, amounts={}, min_on=None, max_on=None
    )
    settled = replace(
        blank, status="landed", reading_hash=reading_hash, mapping_hash=desk.mappings[row.source_code].hash
    )
    if original is None or not fields:
        remove_rows(desk.home, row.file_id)
        settled = replace(settled, warnings=["none of its rows is quarantined any more: it lands nothing"])
    else:
        mapping = desk.mappings[row.source_code]
        conversion = converted_rows(desk, original, fields)
        write_rows(desk.home, row, conversion)
        bad = set(conversion.rejects["row_no"])
        replaced = sorted(row_no for row_no in fields if row_no not in bad)
        facts = with_facts(settled, mapping, conversion)
        moved = len(replaced)
        settled = replace(facts, rows_read=0, rows_ok=moved, rows_quarantined=-moved, replaced=replaced)
    desk.ledger.update(settled)
    return settled


def _fields_now(desk: Desk, row: LedgerRow, original: LedgerRow) -> dict[int, tuple[str, ...]]:
    content = archived_file(desk.home, row.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != row.sha256:
        what, where = "no longer the bytes that were handed in", str(archived_file(desk.home, row.sha256))
        raise RefusedError(Problem(what, where, "Put the file back from a copy of the home", "damaged_archive"))
    fields = read_sheet(content, row.file_name).fields(delivered_header(desk, original)) or {}
    return changed_fields(desk, original, fields, _open_before(desk, original.file_id, row.entry_no))


def _reading_hash(desk: Desk, row: LedgerRow) -> str:
    """Everything beside the sheet that decides a correction's rows: the reading, and which rows were open before it."""
    still_open = _open_before(desk, row.corrects or "", row.entry_no)["row_no"].to_list()
    parts = (desk.reading_hash(desk.mappings[row.source_code]), row.corrects or "", str(still_open))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _open_before(desk: Desk, file_id: str, entry_no: int | None) -> pl.DataFrame:
    return open_rows(desk.home, corrections_of(desk.ledger.all(), file_id, entry_no), file_id)


def _landed(desk: Desk, file_id: str) -> LedgerRow | None:
    return next((row for row in desk.ledger.of_file(file_id) if row.status == "landed" and not row.corrects), None)


def _identified(desk: Desk, original: LedgerRow, content: bytes, name: str) -> LedgerRow:
    """A pending ledger row for a sheet, known from now on."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = len(
        corrections_of(desk.ledger.all(), original.file_id)
    )  # going back to an earlier sheet is a correction too
    identity = "\0".join((original.source_code, original.file_id, str(place), sha256))
    return replace(
        original,
        file_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
        file_name=name,
        sha256=sha256,
        bytes=len(content),
        status="pending",
        known_at=desk.ledger.next_known_at(now()),
        reading_hash="",
        run_id=desk.run_id,
        rows_read=0,
        warnings=[],
        waivers=[],
        corrects=original.file_id,
    )


def _fields_told(desk: Desk, original: LedgerRow, sheet: Sheet, name: str) -> dict[int, tuple[str, ...]]:
    """The cells a person hands back; RefusedError when they are not those of rows that were quarantined."""
    header = delivered_header(desk, original)
    fields = sheet.fields(header)
    if fields is None:
        what = f"its columns are not those of {original.file_name}: {', '.join(header)}"
        raise RefusedError(Problem(what, name, "Keep the header line as `tierline quarantine fix` wrote it"))
    # A row that is no longer in quarantine was replayed before; one that never was is a slip of the pen.
    unknown = sorted(set(fields) - set(open_rows(desk.home, [], original.file_id)["row_no"]))
    if unknown:
        what = f"row {unknown[0]} of {original.file_name} was never quarantined"
        raise RefusedError(Problem(what, name, "Correct row_no, or take the line out"))
    return fields


def bytes_of_sheet(path: Path) -> bytes:
    """A corrected sheet as it lies on disk; RefusedError when there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise RefusedError(Problem("no such file", str(path), "Check the name")) from error
