"""Takes one file through landing. Every step can be repeated, so an interrupted file is finished by doing it again.

Order: ledger row `pending`, rows by rename, file to its place by rename, ledger row `landed`, `refused` or `repeat`.
Which files are taken, and why, is decided in land.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.landing.landed_rows import remove_rows, with_facts, write_rows
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.outcome import FileOutcome
from pipelines.landing.places import archived_file, content_hash, copy, move, refused_copies, refused_file, remove
from pipelines.landing.reject_limits import limit_refusal
from pipelines.landing.waivers import Waiver, forgiven
from pipelines.settings import Settings, now
from pipelines.sources.control_totals import CONTROL_TOTAL
from pipelines.sources.controlled import unknown_source
from pipelines.sources.conversion import Conversion, convert, name_constants
from pipelines.sources.mapping import Mapping
from pipelines.sources.refusal import FileRefused

# Raise it when the same file and mapping give other rows: archived files are then read again.
READING_VERSION = 5


class ChangedMeanwhileError(Exception):
    """The file grew while it was read; its pending row is settled by the next call."""


@dataclass(frozen=True)
class Desk:
    """What landing one file needs."""

    home: Home
    settings: Settings
    mappings: Dictionary[str, Mapping]
    ledger: Ledger
    run_id: str
    waivers: tuple[Waiver, ...] = ()

    def waivers_for(self, row: LedgerRow) -> list[Waiver]:
        """Waivers that covered this file when it became known: one that ended later does not take its rows away."""
        known_on = datetime.fromisoformat(row.known_at).astimezone(ZoneInfo(self.settings.zone)).date()
        return [waiver for waiver in self.waivers if waiver.covers(row.file_id, row.source_code, known_on)]

    def trial_hash(self, row: LedgerRow, mapping: Mapping) -> str:
        """Everything beside the bytes that decides whether a file is refused: its reading, and the waivers of it."""
        parts = [self.reading_hash(mapping), *(waiver.hash for waiver in self.waivers_for(row))]
        # A control figure is refused for the want of another mapping, and may land when there is one.
        parts += sorted(self.mappings) if CONTROL_TOTAL in mapping.tables else []
        return parts[0] if len(parts) == 1 else hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def reading_hash(self, mapping: Mapping) -> str:
        """Everything beside the bytes that decides a file's rows."""
        parts = (mapping.reading, self.settings.zone, self.settings.day_cutoff.isoformat(), str(READING_VERSION))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def identified(self, mapping: Mapping, name: str, sha256: str, size: int) -> LedgerRow:
        """A pending ledger row for these bytes under this mapping, known from now on."""
        try:
            constants = name_constants(mapping, Path(name).name)
        except FileRefused:
            constants = {}  # the conversion refuses the name again, with its reason
        identity = "\0".join((mapping.name, json.dumps(constants, sort_keys=True, ensure_ascii=False), sha256))
        return LedgerRow(
            file_id=hashlib.sha256(identity.encode()).hexdigest()[:16],
            source_code=mapping.name,
            file_name=name,
            sha256=sha256,
            bytes=size,
            status="pending",
            known_at=self.ledger.next_known_at(now()),
            mapping_hash=mapping.hash,
            reading_hash=self.reading_hash(mapping),
            run_id=self.run_id,
            constants=constants,
            version_stamp=constants.get(mapping.version_from or ""),
        )

    def bytes_of(self, row: LedgerRow) -> Path | None:
        """Where the file of a row lies now: still in the inbox, archived, or refused."""
        waiting = self.home.inbox / row.file_name
        if waiting.is_file() and not waiting.is_symlink() and content_hash(waiting) == row.sha256:
            return waiting
        archived = archived_file(self.home, row.sha256)
        return next((path for path in (archived, *refused_copies(self.home, row.sha256)) if path.is_file()), None)

    def discard_rows(self, row: LedgerRow) -> None:
        """Take away the rows of a file that did not land, unless another delivery of it did."""
        others = [other for other in self.ledger.of_file(row.file_id) if other.entry_no != row.entry_no]
        if all(other.status != "landed" for other in others):
            remove_rows(self.home, row.file_id)

    def finish(self, row: LedgerRow, source: Path) -> FileOutcome:
        """Convert the file at `source` and bring it to where its row says; the outcome with the row as written."""
        mapping = self.mappings[row.source_code]
        if any(
            other.status == "landed" and other.entry_no != row.entry_no for other in self.ledger.of_file(row.file_id)
        ):
            return self._repeat(row, source)
        waivers = self.waivers_for(row)
        conversion = self._converted(row, mapping, source, waivers)
        self._compare(row, source)
        if isinstance(conversion, FileRefused):
            return self._refuse(row, source, conversion)
        write_rows(self.home, row, conversion)
        self._bring(source, archived_file(self.home, row.sha256))
        for path in refused_copies(self.home, row.sha256):
            remove(path)
        used = [waiver.name for waiver in waivers] if limit_refusal(mapping, conversion) else []
        facts = with_facts(row, mapping, conversion)
        landed = replace(facts, status="landed", reason=None, message=None, waivers=used)
        self.ledger.update(landed)
        return FileOutcome(landed)

    def _converted(
        self, row: LedgerRow, mapping: Mapping, source: Path, waivers: list[Waiver]
    ) -> Conversion | FileRefused:
        try:
            conversion = convert(mapping, source, settings=self.settings, file_name=Path(row.file_name).name)
        except FileRefused as refusal:
            return refusal
        unknown = unknown_source(conversion, self.mappings)
        return unknown or limit_refusal(mapping, forgiven(conversion, waivers)) or conversion

    def _compare(self, row: LedgerRow, source: Path) -> None:
        """Nothing is written unless the bytes just read are those of the row: a file may grow, an archive may rot."""
        if content_hash(source) == row.sha256:
            return
        if source.is_relative_to(self.home.inbox):
            raise ChangedMeanwhileError(row.file_name)
        what = f"no longer the bytes that were delivered as {row.file_name}"
        raise RefusedError(Problem(what, str(source), "Put the file back from a copy of the home", "damaged_archive"))

    def _repeat(self, row: LedgerRow, source: Path) -> FileOutcome:
        self._bring(source, archived_file(self.home, row.sha256))
        repeat = replace(row, status="repeat")
        self.ledger.update(repeat)
        return FileOutcome(repeat)

    def _refuse(self, row: LedgerRow, source: Path, refusal: FileRefused) -> FileOutcome:
        self.discard_rows(row)
        target = refused_file(self.home, row)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        others = [other for other in self.ledger.of_content(row.sha256) if other.entry_no != row.entry_no]
        if source == archived_file(self.home, row.sha256) and any(other.status == "landed" for other in others):
            copy(source, target)
        else:
            self._bring(source, target)
        target.chmod(0o600)
        for path in refused_copies(self.home, row.sha256):
            if path != target:
                remove(path)
        refused = replace(
            _without_facts(row),
            status="refused",
            reason=refusal.code,
            message=refusal.message,
            reading_hash=self.trial_hash(row, self.mappings[row.source_code]),
        )
        self.ledger.update(refused)
        return FileOutcome(refused, remedy=refusal.remedy)

    def _bring(self, source: Path, target: Path) -> None:
        """Out of the inbox for good, unless the home keeps its inbox."""
        is_kept = self.settings.keep_inbox and source.is_relative_to(self.home.inbox)
        copy(source, target) if is_kept else move(source, target)


def _without_facts(row: LedgerRow) -> LedgerRow:
    return replace(
        row,
        rows_read=0,
        rows_ok=0,
        rows_quarantined=0,
        table_rows={},
        amounts={},
        min_on=None,
        max_on=None,
        warnings=[],
        waivers=[],
    )
