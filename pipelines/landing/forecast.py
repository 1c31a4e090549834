"""What the next landing would do with each file, and why; nothing is read in, written or moved.

It follows the order of land.py. Whether a file will be refused only its conversion tells: `tierline sources check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.home.folder import Home
from pipelines.landing.desk import Desk
from pipelines.landing.inbox import InboxFile, inbox_files, matching_mapping
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.outcome import REMEDIES
from pipelines.landing.places import content_hash
from pipelines.settings import Settings
from pipelines.sources.mapping import Mapping

Fate = Literal["ask", "finish", "read_again", "try_again", "land", "repeat", "unmatched", "symlink"]

WHY: dict[Fate, str] = {
    "ask": "its query is asked, and what it answers may be new",
    "finish": "an interrupted run left it half landed",
    "read_again": "its mapping, or how rows are read, has changed",
    "try_again": "it was refused before",
    "land": "it is new",
    "repeat": "the same bytes have landed before",
    "unmatched": f"no mapping knows it: {REMEDIES['unmatched'].lower()}",
    "symlink": f"symbolic links are not followed: {REMEDIES['symlink'].lower()}",
}
NEWS: frozenset[Fate] = frozenset({"finish", "read_again", "try_again", "land"})


@dataclass(frozen=True)
class ExpectedFile:
    """One file, the source whose mapping fits it, and its fate."""

    file_name: str
    source_code: str | None
    fate: Fate

    @property
    def why(self) -> str:
        """The reason of its fate, in words."""
        return WHY[self.fate]

    @property
    def is_news(self) -> bool:
        """Whether rows may come or change by it."""
        return self.fate in NEWS


def forecast(home: Home, settings: Settings, mappings: Sequence[Mapping]) -> list[ExpectedFile]:
    """Every file that landing would touch, or leave, in its order; ConfigurationError when two mappings match one."""
    desk = Desk(home, settings, {mapping.name: mapping for mapping in mappings}, Ledger(home), run_id="")
    files, links = inbox_files(home)
    pending = desk.ledger.with_status("pending")
    expected = [ExpectedFile(f"sources/{one.name}.yml", one.name, "ask") for one in mappings if one.query is not None]
    expected += [ExpectedFile(row.file_name, row.source_code, "finish") for row in pending]
    expected += [*_changed(desk, "landed", "read_again"), *_changed(desk, "refused", "try_again")]
    expected += _inbox(desk, files, mappings, pending)
    return expected + [ExpectedFile(link.file_name, None, "symlink") for link in links]


def _changed(desk: Desk, status: Literal["landed", "refused"], fate: Fate) -> Iterator[ExpectedFile]:
    for row in desk.ledger.with_status(status):
        mapping = desk.mappings.get(row.source_code)
        is_changed = mapping is not None and row.reading_hash != (
            desk.trial_hash(row, mapping) if status == "refused" else desk.reading_hash(mapping)
        )
        if is_changed and (status == "landed" or desk.bytes_of(row) is not None):
            yield ExpectedFile(row.file_name, row.source_code, fate)


def _inbox(
    desk: Desk, files: Sequence[InboxFile], mappings: Sequence[Mapping], pending: Sequence[LedgerRow]
) -> Iterator[ExpectedFile]:
    half_landed = {(row.file_name, row.sha256) for row in pending}
    seen: set[str] = set()
    for file in files:
        mapping, sha256 = matching_mapping(file.name, mappings), content_hash(file.path)
        if (file.name, sha256) in half_landed:
            continue
        if mapping is None:
            yield ExpectedFile(file.name, None, "unmatched")
            continue
        row = desk.identified(mapping, file.name, sha256, file.stamp[0])
        before = desk.ledger.of_file(row.file_id)
        if not (desk.settings.keep_inbox and any(one.file_name == file.name for one in before)):
            yield ExpectedFile(file.name, mapping.name, _fate(row, before, seen))
        seen.add(row.file_id)


def _fate(row: LedgerRow, before: Sequence[LedgerRow], seen: set[str]) -> Fate:
    statuses = {one.status for one in before}
    if "landed" in statuses or row.file_id in seen:
        return "repeat"
    return "try_again" if "refused" in statuses else "land"
