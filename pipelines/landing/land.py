"""Lands what lies in the inbox: heals what was interrupted, reads again what a changed mapping reads differently.

The order is always the same: pending rows, archived files whose mapping changed, refused files whose mapping
changed, what queries answered, the inbox by name, and the corrections that stand on files. How one file is taken
stands in desk.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pipelines.home.durable import remove_parts
from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.landing.controls import answers
from pipelines.landing.corrections import settle_corrections
from pipelines.landing.desk import ChangedMeanwhileError, Desk
from pipelines.landing.inbox import InboxFile, inbox_files, matching_mapping, wait_until_still
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow, Status
from pipelines.landing.outcome import FileOutcome, LandingReport, LeftFile
from pipelines.landing.places import archived_file, content_hash, move
from pipelines.landing.waivers import load_waivers
from pipelines.settings import Settings, now
from pipelines.sources.mapping import Mapping


def land(
    home: Home,
    settings: Settings,
    mappings: Sequence[Mapping],
    *,
    run_id: str,
    settle_seconds: float,
    on_file: Callable[[FileOutcome], None] = lambda outcome: None,
) -> LandingReport:
    """Bring the inbox in. Call it with the home's lock held.

    Raises:
        ConfigurationError: two mappings match one file; nothing was landed.
        RefusedError: a file must be read again and its archived bytes are gone or damaged.
    """
    home.create_run_folders()
    desk = Desk(
        home, settings, {mapping.name: mapping for mapping in mappings}, Ledger(home), run_id, load_waivers(home)
    )
    asked = answers(desk, mappings)
    files, links = inbox_files(home)
    answered = {file.path for _, file in (one for one in asked if not isinstance(one, LeftFile))}
    matched = {file: matching_mapping(file.name, mappings) for file in files if file.path not in answered}
    for folder in (home.archive, home.landing, home.quarantine):
        remove_parts(folder)
    outcomes: list[FileOutcome] = []
    left = links + [LeftFile(file.name, "unmatched") for file, mapping in matched.items() if mapping is None]
    new_business = chain(_answered(desk, asked), _new_business(desk, matched, settle_seconds))
    for taken in chain(_old_business(desk), new_business, settle_corrections(desk)):
        if isinstance(taken, LeftFile):
            left.append(taken)
        else:
            outcomes.append(taken)
            on_file(taken)
    return LandingReport(outcomes, sorted(left, key=lambda file: file.file_name))


def _answered(desk: Desk, asked: Sequence[tuple[Mapping, InboxFile] | LeftFile]) -> Iterator[FileOutcome | LeftFile]:
    """Land what queries answered; nobody else writes these files, so none has to come to rest."""
    for one in asked:
        if isinstance(one, LeftFile):
            yield one
        # An answer that was refused before has been tried again with the old business.
        elif one[1].path.exists() and (taken := _take(desk, *one)) is not None:
            yield taken


def _new_business(
    desk: Desk, matched: Dictionary[InboxFile, Mapping | None], settle_seconds: float
) -> Iterator[FileOutcome | LeftFile]:
    # What old business finished has left the inbox meanwhile.
    waiting = {file: mapping for file, mapping in matched.items() if mapping is not None and file.path.exists()}
    still = wait_until_still(desk.home, list(waiting), settle_seconds)
    for file, mapping in waiting.items():
        taken = _take(desk, mapping, file) if file in still else LeftFile(file.name, "still_changing")
        if taken is not None:
            yield taken


def _deliveries(desk: Desk, status: Status) -> list[LedgerRow]:
    """Files that came by the inbox; corrections stand on them and are settled when they are."""
    return [row for row in desk.ledger.with_status(status) if row.corrects is None]


def _old_business(desk: Desk) -> Iterator[FileOutcome | LeftFile]:
    for row in _deliveries(desk, "pending"):
        yield from _heal(desk, row)
    for row in _deliveries(desk, "landed"):
        mapping = desk.mappings.get(row.source_code)
        if mapping is not None and row.reading_hash != desk.reading_hash(mapping):
            yield from _read_again(desk, row, mapping)
    for row in _deliveries(desk, "refused"):
        mapping = desk.mappings.get(row.source_code)
        is_changed = mapping is not None and row.reading_hash != desk.trial_hash(_known_now(row, desk), mapping)
        source = desk.bytes_of(row) if is_changed else None
        if mapping is not None and source is not None:
            yield _finished(desk, _pending_again(desk, row, mapping, row.file_name), source)


def _finished(desk: Desk, row: LedgerRow, source: Path) -> FileOutcome | LeftFile:
    try:
        return desk.finish(row, source)
    except ChangedMeanwhileError:
        return LeftFile(row.file_name, "still_changing")
    except FileNotFoundError:
        if source.exists() or not source.is_relative_to(desk.home.inbox):
            raise
        # Whoever delivered it took it away while it was read; the next call forgets its pending row.
        return LeftFile(row.file_name, "still_changing")


def _heal(desk: Desk, row: LedgerRow) -> Iterator[FileOutcome | LeftFile]:
    """Finish a file that a crash left half-way; forget it when its bytes or its mapping are gone."""
    source = desk.bytes_of(row)
    mapping = desk.mappings.get(row.source_code)
    if source is not None and mapping is not None:
        fresh = desk.identified(mapping, row.file_name, row.sha256, row.bytes)
        if fresh.file_id != row.file_id:
            desk.discard_rows(row)
        fresh = replace(fresh, entry_no=row.entry_no, known_at=row.known_at, run_id=row.run_id)
        yield _finished(desk, fresh, source)
        return
    desk.discard_rows(row)
    landed = [other for other in desk.ledger.of_content(row.sha256) if other.status == "landed"]
    if source == archived_file(desk.home, row.sha256) and not landed:
        given_back = desk.home.inbox / row.file_name
        if given_back.exists():  # another file of that name has come meanwhile
            given_back = given_back.with_name(f"{row.sha256[:12]}__{given_back.name}")
        move(source, given_back)
    desk.ledger.remove(row)


def _read_again(desk: Desk, row: LedgerRow, mapping: Mapping) -> Iterator[FileOutcome | LeftFile]:
    """Read an archived file under its changed mapping; it stays known since the same moment.

    Raises:
        RefusedError: the archived bytes are gone, so its rows can only be those of the mapping before.
    """
    source = desk.bytes_of(row)
    if source is None:
        what = f"the mapping of {row.file_name} changed, and its bytes are gone from the archive"
        where = str(archived_file(desk.home, row.sha256))
        raise RefusedError(Problem(what, where, "Put the file back from a copy of the home", "lost_archive"))
    # Until the ledger tells the new rows, it must not vouch for them: a kill in between, and the mapping put back,
    # would leave the rows of one mapping under the name of another.
    desk.ledger.update(replace(row, reading_hash=""))
    fresh = desk.identified(mapping, row.file_name, row.sha256, row.bytes)
    fresh = replace(fresh, entry_no=row.entry_no, known_at=row.known_at, run_id=row.run_id)
    taken = _finished(desk, fresh, source)
    if isinstance(taken, FileOutcome):
        if fresh.file_id != row.file_id:
            desk.discard_rows(row)
        taken = replace(taken, is_reread=True)
    yield taken


def _known_now(row: LedgerRow, desk: Desk) -> LedgerRow:
    """A refused file as it would be tried today: a waiver may have begun or ended since."""
    return replace(row, known_at=desk.ledger.next_known_at(now()))


def _pending_again(desk: Desk, row: LedgerRow, mapping: Mapping, name: str) -> LedgerRow:
    """A refused file is tried again under its old ledger row, known from now on if it lands."""
    fresh = replace(desk.identified(mapping, name, row.sha256, row.bytes), entry_no=row.entry_no)
    desk.ledger.update(fresh)
    return fresh


def _take(desk: Desk, mapping: Mapping, file: InboxFile) -> FileOutcome | LeftFile | None:
    """Land one file of the inbox; None when a kept inbox holds nothing new, LeftFile when it changed under our eyes."""
    try:
        sha256 = content_hash(file.path)
    except FileNotFoundError:
        return LeftFile(file.name, "still_changing")
    fresh = desk.identified(mapping, file.name, sha256, file.stamp[0])
    if not file.is_unchanged():
        return LeftFile(file.name, "still_changing")
    before = desk.ledger.of_file(fresh.file_id)
    if desk.settings.keep_inbox and any(row.file_name == file.name for row in before):
        return None
    refused = next((row for row in before if row.status == "refused"), None)
    pending = desk.ledger.add(fresh) if refused is None else _pending_again(desk, refused, mapping, file.name)
    return _finished(desk, pending, file.path)
