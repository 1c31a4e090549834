"""Which rows came late, against which published dates, and which of these dates must be graded again.

A row is late against a date that was published without it, never against the date of the run itself. Keep out: what a
file changed (warehouse/known_changes.py) and how a date is graded again (assets/restatement.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import polars as pl

from pipelines.home.folder import Home
from pipelines.home.run_record import read_record, write_record
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.configuration import Configuration
from pipelines.publish.delivery_order import delivery_places
from pipelines.publish.manifest import Frozen, Manifest
from pipelines.publish.unchanged import looked_at
from pipelines.warehouse.known_changes import CHANGES, HEADER_OF, KnownFile, known_changes

LATE_ROW: dict[str, pl.DataType] = {name: kind for name, kind in CHANGES.items() if name != "by_file_id"} | {
    "days_late": pl.Int64(),
    "first_changed_as_of": pl.Date(),
    "last_changed_as_of": pl.Date(),
    "changed_count": pl.Int64(),
    "is_within_horizon": pl.Boolean(),
}
LINES, HEADERS = frozenset(HEADER_OF), frozenset(HEADER_OF.values())
_MADE = ["by_file_id", "business_on", "known_on"]
# As-of date -> ids of the files its snapshot was made of.
Used = Mapping[date, frozenset[str]]


class Due(Frozen):
    """A published date that late rows change. seq: its newest snapshot; rows and files since then, and their dates."""

    as_of: date
    seq: int
    late_rows: int
    files: int
    first_on: date
    last_on: date

    @property
    def reason(self) -> str:
        """Why it is graded again, as its manifest will say it."""
        days = str(self.first_on) if self.first_on == self.last_on else f"{self.first_on}..{self.last_on}"
        return f"late rows: {_counted(self.late_rows, 'row')} of {_counted(self.files, 'file')}, {days}"


def late_rows(
    home: Home, configuration: Configuration, landed: Sequence[LedgerRow], manifests: Iterable[Manifest], as_of: date
) -> pl.DataFrame:
    """Every row that the first snapshot of an earlier published date lacked, with the dates it changed (LATE_ROW)."""
    used = _used(reversed([one for one in manifests if one.as_of < as_of]))
    changes = _changes(home, configuration, landed, used)
    against = (
        _against(changes, used)
        .group_by(_MADE)
        .agg(
            pl.col("as_of").min().alias("first_changed_as_of"),
            pl.col("as_of").max().alias("last_changed_as_of"),
            pl.len().cast(pl.Int64).alias("changed_count"),
        )
    )
    horizon = configuration.settings.restatement_horizon_days
    listed = changes.join(against, on=_MADE).with_columns(
        days_late=_days_late(), is_within_horizon=_days_late() <= horizon
    )
    return listed.select(pl.col(name).cast(kind) for name, kind in LATE_ROW.items())


def due_dates(
    home: Home, configuration: Configuration, landed: Sequence[LedgerRow], manifests: Sequence[Manifest], as_of: date
) -> list[Due]:
    """The dates before `as_of` whose newest snapshot lacks late rows within the horizon, in date order."""
    newest = {one.as_of: one for one in manifests if one.as_of < as_of}
    used = {day: files | looked_at(home, day, newest[day].seq) for day, files in _used(newest.values()).items()}
    horizon = configuration.settings.restatement_horizon_days
    changes = _changes(home, configuration, landed, used).filter(_days_late() <= horizon)
    made = changes.group_by(_MADE).agg(pl.len().alias("rows"))
    told = (
        _against(made, used)
        .join(made, on=_MADE)
        .group_by("as_of")
        .agg(
            pl.col("rows").sum(),
            pl.col("by_file_id").n_unique().alias("files"),
            pl.col("business_on").min().alias("first_on"),
            pl.col("business_on").max().alias("last_on"),
        )
    )
    return [
        Due(as_of=day, seq=newest[day].seq, late_rows=rows, files=files, first_on=first_on, last_on=last_on)
        for day, rows, files, first_on, last_on in told.sort("as_of").iter_rows()
    ]


def write_due(home: Home, run_id: str, due: Sequence[Due]) -> None:
    """Write down what a run found due, for the runs that grade these dates again."""
    write_record(home, run_id, "due", [one.model_dump(mode="json") for one in due])


def found_due(home: Home, run_id: str, as_of: date) -> Due:
    """Why the run `run_id` has this date graded again."""
    found = [Due.model_validate(one) for one in read_record(home, run_id, "due")]
    return next(one for one in found if one.as_of == as_of)


def _used(manifests: Iterable[Manifest]) -> Used:
    """Of several snapshots of one date the last one given counts."""
    return {one.as_of: frozenset(used.file_id for used in one.inputs) for one in manifests}


def _changes(home: Home, configuration: Configuration, landed: Sequence[LedgerRow], used: Used) -> pl.DataFrame:
    """What the files changed that some published date lacks; files that cannot hold a late row are not read."""
    if not used or all(row.file_id in files for files in used.values() for row in landed):
        return pl.DataFrame(schema=CHANGES)
    zone, until = ZoneInfo(configuration.settings.zone), max(used)
    keep = {mapping.name for mapping in configuration.mappings if mapping.duplicates == "keep"}
    headers = any(HEADERS & set(row.table_rows) for row in landed)
    places = delivery_places(landed)

    def known(row: LedgerRow) -> KnownFile:
        is_keyed = row.source_code not in keep
        latest = max((day for day, files in used.items() if row.file_id not in files), default=None)
        # A later delivery may put out of use any older row, and a line may have the date of a header elsewhere.
        is_bounded = not is_keyed and row.min_on is not None and not (headers and LINES & set(row.table_rows))
        is_after = is_bounded and latest is not None and str(row.min_on) > latest.isoformat()
        return KnownFile(
            file_id=row.file_id,
            source_code=row.source_code,
            place=places[row.file_id],
            known_at=row.known_at,
            known_on=datetime.fromisoformat(row.known_at).astimezone(zone).date(),
            tables=frozenset(row.table_rows),
            is_keyed=is_keyed,
            is_new=latest is not None and not is_after,
        )

    return known_changes(home.landing, [known(row) for row in landed], until)


def _against(changes: pl.DataFrame, used: Used) -> pl.DataFrame:
    """by_file_id, business_on, known_on, as_of: the published dates that each change concerns."""
    made = changes.select(_MADE).unique()
    lacking = [
        (file_id, day) for file_id in made["by_file_id"].unique() for day, files in used.items() if file_id not in files
    ]
    dates = pl.DataFrame(lacking, schema={"by_file_id": pl.String(), "as_of": pl.Date()}, orient="row")
    return made.join(dates, on="by_file_id").filter(pl.col("business_on") <= pl.col("as_of"))


def _days_late() -> pl.Expr:
    return (pl.col("known_on") - pl.col("business_on")).dt.total_days()


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
