"""What the ledger remembers of one delivered file. A new fact of a file is a field here and a column there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["pending", "landed", "refused", "repeat"]


@dataclass(frozen=True)
class LedgerRow:
    """One delivery. Grain: one row per file that left the inbox; a refused file that is tried again keeps its row.

    `known_at` is the landing time (UTC ISO text with microseconds) and never changes once landed. `amounts` are sums
    of the main amount per table, as text. `reading_hash` covers the mapping, the home's zone and cut-off and the
    reading code: when it differs, the archived file is read again; it is empty while that is under way.

    A correction names the file whose rows it `corrects`, and the row numbers it has `replaced`. It moves these rows
    from that file's quarantine: it reads 0, and what it adds to rows_ok it takes from rows_quarantined, so that sums
    over a file and its corrections, or over all files, hold at any K. `waivers`: under which a file landed.
    """

    file_id: str
    source_code: str
    file_name: str
    sha256: str
    bytes: int
    status: Status
    known_at: str
    mapping_hash: str
    reading_hash: str
    run_id: str
    reason: str | None = None
    message: str | None = None
    rows_read: int = 0
    rows_ok: int = 0
    rows_quarantined: int = 0
    table_rows: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, str] = field(default_factory=dict)
    min_on: str | None = None
    max_on: str | None = None
    constants: dict[str, str] = field(default_factory=dict)
    version_stamp: str | None = None
    transforms: dict[str, list] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    corrects: str | None = None
    replaced: list[int] = field(default_factory=list)
    waivers: list[str] = field(default_factory=list)
    entry_no: int | None = None
