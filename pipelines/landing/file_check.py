"""What a file would become if it landed now: nothing is written, nothing is moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.inbox import inbox_files, matching_mapping
from pipelines.landing.reject_limits import limit_refusal, rejected_amount
from pipelines.settings import Settings
from pipelines.sources.canonical import MAIN_AMOUNT
from pipelines.sources.controlled import unknown_source
from pipelines.sources.conversion import convert
from pipelines.sources.mapping import Mapping
from pipelines.sources.preview import preview
from pipelines.sources.refusal import FileRefused


@dataclass(frozen=True)
class FileCheck:
    """One file under one mapping. `reasons` counts rejected rows by reason code, `examples` shows where each began.

    `totals` are sums of the main amount per table; the rejected amount stands beside, where it can be read.
    """

    path: Path
    rows_read: int = 0
    rows_ok: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    table_rows: dict[str, int] = field(default_factory=dict)
    totals: dict[str, Decimal] = field(default_factory=dict)
    rejected_amount: Decimal = Decimal(0)
    warnings: list[str] = field(default_factory=list)
    first_rows: dict[str, pl.DataFrame] = field(default_factory=dict)
    refusal: FileRefused | None = None


def files_to_check(home: Home, mapping: Mapping) -> list[Path]:
    """The files of the inbox that this mapping matches."""
    files, _ = inbox_files(home)
    return [file.path for file in files if matching_mapping(file.name, [mapping]) is not None]


def check_file(
    mapping: Mapping, path: Path, settings: Settings, mappings: Dictionary[str, Mapping] | None = None
) -> FileCheck:
    """Convert a file and judge it as landing would; a control file needs the `mappings` whose figures it may state."""
    try:
        conversion = convert(mapping, path, settings=settings)
    except FileRefused as refusal:
        return FileCheck(path, refusal=refusal)
    firsts = conversion.rejects.unique("reason_code", keep="first", maintain_order=True)
    return FileCheck(
        path=path,
        rows_read=conversion.rows_read,
        rows_ok=conversion.rows_ok,
        reasons=Counter(conversion.rejects["reason_code"].to_list()),
        examples={
            code: f"row {row_no}" + (f", column {column}" if column else "")
            for row_no, code, column in firsts.select("row_no", "reason_code", "column_name").rows()
        },
        table_rows={table: frame.height for table, frame in conversion.tables.items()},
        totals={
            table: Decimal(frame[MAIN_AMOUNT[table]].sum() or 0)
            for table, frame in conversion.tables.items()
            if table in MAIN_AMOUNT
        },
        rejected_amount=rejected_amount(conversion)[0],
        warnings=conversion.warnings,
        first_rows=preview(mapping, conversion),
        refusal=(unknown_source(conversion, mappings) if mappings else None) or limit_refusal(mapping, conversion),
    )
