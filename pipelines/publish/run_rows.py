"""The rows that tell models about the run itself: its date, windows, files, rates' days, and the snapshots before it.

Add a row here when a model needs a fact of the run. The metrics are in metric_rows.py, policies' rows in
policies/rows.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.current import kept_snapshots, snapshot_folder
from pipelines.publish.delivery_order import delivery_places, in_delivery_order
from pipelines.publish.manifest import RunFacts
from pipelines.publish.plan import Plan
from pipelines.settings import Settings
from pipelines.sources.mapping import Mapping

INSTANT = pl.Datetime("us")
PRIOR_TIER = {
    "seq": pl.Int64(),
    "policy_id": pl.String(),
    "customer_key": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
    "level_code": pl.String(),
}
TOLERANCE = {
    "source_code": pl.String(),
    "tolerance_amount": pl.Decimal(18, 6),
    "tolerance_share": pl.Decimal(18, 6),
}
KEPT_SNAPSHOT = {
    "snapshot_id": pl.String(),
    "as_of": pl.Date(),
    "seq": pl.Int64(),
    "known_at": INSTANT,
    "published_at": INSTANT,
    "actor": pl.String(),
    "supersedes": pl.Int64(),
    "is_this": pl.Boolean(),
}


def run_row(plan: Plan) -> pl.DataFrame:
    """One row: snapshot_id, as_of, known_at, currency."""
    row = {
        "snapshot_id": plan.facts.snapshot_id,
        "as_of": plan.as_of,
        "known_at": _instant(plan.facts.known_at),
        "currency": plan.currency,
    }
    return pl.DataFrame([row], schema_overrides={"known_at": INSTANT})


def file_rows(landed: Sequence[LedgerRow], source_order: dict[str, int], settings: Settings) -> pl.DataFrame:
    """One row per landed file, `delivery_order` telling which of two deliveries of one thing is the later.

    landed_on: the business day under way when the file landed, in the home's zone.
    """
    places = delivery_places(landed)
    rows = [
        (
            row.file_id,
            row.source_code,
            source_order.get(row.source_code, len(source_order)),
            row.file_name,
            places[row.file_id],
            _instant(row.known_at),
            settings.running_day(datetime.fromisoformat(row.known_at)),
        )
        for row in in_delivery_order(landed)
    ]
    names = ["file_id", "source_code", "source_order", "file_name", "delivery_order", "known_at", "landed_on"]
    types = [pl.String(), pl.String(), pl.Int64(), pl.String(), pl.Int64(), INSTANT, pl.Date()]
    return pl.DataFrame(rows, schema=dict(zip(names, types, strict=True)), orient="row")


def tolerance_rows(mappings: Sequence[Mapping]) -> pl.DataFrame:
    """One row per source that accepts a difference from its control figures: an amount, and a share of the figure."""
    rows = [
        (mapping.name, mapping.control_tolerance.amount, mapping.control_tolerance.percent / 100)
        for mapping in mappings
        if mapping.control_tolerance is not None
    ]
    return pl.DataFrame(rows, schema=TOLERANCE, orient="row")


def source_limit_rows(mappings: Sequence[Mapping]) -> pl.DataFrame:
    """How much of each source may be refused or set aside, in percent: source_code, rows_percent, amount_percent."""
    rows = [(one.name, one.reject_limits.rows_percent, one.reject_limits.amount_percent) for one in mappings]
    percent = pl.Decimal(38, 6)
    return pl.DataFrame(
        rows, schema={"source_code": pl.String(), "rows_percent": percent, "amount_percent": percent}, orient="row"
    )


def rate_day_rows(quoted: pl.Series, max_age_days: int) -> pl.DataFrame:
    """For every quoted day the days on which its rates may still be used: rate_on, valid_on."""
    rows = [(day, day + timedelta(days=age)) for day in quoted for age in range(max_age_days + 1)]
    return pl.DataFrame(rows, schema={"rate_on": pl.Date(), "valid_on": pl.Date()}, orient="row")


def prior_tier_rows(home: Home, baseline: int | None) -> pl.DataFrame:
    """The tiers of the snapshot that tier_migration compares with; no rows in the first."""
    if baseline is None:
        return pl.DataFrame(schema=PRIOR_TIER)
    tiers = pl.scan_parquet(snapshot_folder(home, baseline) / "customer_tiers.parquet")
    return tiers.with_columns(seq=pl.lit(baseline, pl.Int64)).select(list(PRIOR_TIER)).collect()


def kept_snapshot_rows(home: Home, plan: Plan) -> pl.DataFrame:
    """One row per kept snapshot and one for this, as the `snapshot` mart shows them."""
    kept = [_snapshot_row(one, one.seq, False) for one in kept_snapshots(home)]
    return pl.DataFrame([*kept, _snapshot_row(plan.facts, plan.seq, True)], schema=KEPT_SNAPSHOT, orient="row")


def _snapshot_row(facts: RunFacts, seq: int, is_this: bool) -> tuple[object, ...]:
    published_at = facts.published_at.replace(tzinfo=None)
    known_at = _instant(facts.known_at)
    return (facts.snapshot_id, facts.as_of, seq, known_at, published_at, facts.actor, facts.supersedes, is_this)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=None) if text else None
