"""Lays out everything the models of one run read, in the order in which it becomes known.

Add a relation by making its rows in run_rows.py (or in its own room) and naming it here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

import polars as pl

from pipelines.home.folder import Home
from pipelines.identity.identity_map import identity_map
from pipelines.identity.secret import identity_key
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.landing.quarantined_lines import quarantined_lines
from pipelines.policies.reason_words import reason_rows
from pipelines.policies.rows.points import points_rows
from pipelines.policies.rows.segments import segment_rows, segment_windows
from pipelines.policies.rows.tables import policy_rows
from pipelines.policies.rows.unfed import unfed_rows
from pipelines.policies.rows.versions import version_rows
from pipelines.policies.rows.windows import window_rows
from pipelines.publish.baselines import prior_customer_rows, prior_level_rows
from pipelines.publish.configuration import Configuration
from pipelines.publish.current import kept_snapshots
from pipelines.publish.history_rows import history_frames
from pipelines.publish.metric_rows import metric_rows
from pipelines.publish.plan import Plan
from pipelines.publish.restated_rows import restated_frames
from pipelines.publish.run_rows import (
    file_rows,
    kept_snapshot_rows,
    prior_tier_rows,
    rate_day_rows,
    run_row,
    source_limit_rows,
    tolerance_rows,
)
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.inputs import (
    customer_codes,
    delivered_row,
    personal_namespaces,
    quoted_days,
    supplied_inputs,
    with_points,
)
from pipelines.warehouse.relations import relate_canonical, relate_rows, write_rows


def relate_landed(home: Home, plan: Plan) -> dict[str, int]:
    """Views over the landed rows of this snapshot; returns the rows of each canonical table."""
    known = set(plan.files)
    files = {row.file_id: row.table_rows for row in Ledger(home).landed() if row.file_id in known}
    with warehouse(home.warehouse_file) as connection:
        return relate_canonical(connection, home.landing, files, plan.new_files)


def relate_identity(home: Home, configuration: Configuration) -> int:
    """The identity map over every landed customer code; returns its rows."""
    secret = identity_key(home, configuration.settings)
    with warehouse(home.warehouse_file) as connection:
        codes, personal = customer_codes(connection), personal_namespaces(connection)
        personal |= configuration.personal_namespaces
        frame = identity_map(codes, secret, configuration.namespace_order, personal)
        write_rows(home.landing, {"identity": frame})
        relate_rows(connection, home.landing, ["identity"])
    return frame.height


def relate_run(home: Home, configuration: Configuration, plan: Plan) -> dict[str, int]:
    """Policies and the facts of the run, as rows; returns the rows of each relation."""
    landed = Ledger(home).landed()
    tables = {table for row in landed for table in row.table_rows}
    mapped = {table for mapping in configuration.mappings for table in mapping.tables}
    with warehouse(home.warehouse_file) as connection:
        landed_inputs = supplied_inputs(connection, tables)
        supplied = with_points(landed_inputs, configuration.programs)
        frames = {
            "run": run_row(plan),
            "metric": metric_rows(plan.currency, supplied),
            "reason": reason_rows(),
            "policy_version": version_rows(configuration.versions),
            "file": file_rows(landed, configuration.source_order, configuration.settings),
            "source_limit": source_limit_rows(configuration.mappings),
            "delivered": delivered_row(supplied),
            "rate_day": rate_day_rows(quoted_days(connection), configuration.settings.fx.max_age_days),
            "prior_tier": prior_tier_rows(home, plan.facts.migration_baseline),
            "control_tolerance": tolerance_rows(configuration.mappings),
            "quarantined_line": quarantined_lines(home, landed),
            "kept_snapshot": kept_snapshot_rows(home, plan),
            "prior_customer": prior_customer_rows(home, plan.facts.supersedes or plan.facts.migration_baseline),
            "prior_level": prior_level_rows(home, plan.facts, kept_snapshots(home), landed),
        }
        # Rows of a table that no mapping fills any more stay measured, but no level is given on what stopped coming.
        fed = with_points(landed_inputs - (tables - mapped), configuration.programs)
        frames |= _ruled_frames(configuration, plan.as_of, fed, _sources_of(supplied - fed, landed))
        frames |= restated_frames(home, configuration, plan)
        frames |= history_frames(home, configuration, plan)
        write_rows(home.landing, frames)
        relate_rows(connection, home.landing, frames)
    return {name: frame.height for name, frame in frames.items()}


def _sources_of(tables: Set[str], landed: Sequence[LedgerRow]) -> dict[str, list[str]]:
    """The mappings whose rows of each table landed."""
    return {table: sorted({row.source_code for row in landed if table in row.table_rows}) for table in sorted(tables)}


def _ruled_frames(
    configuration: Configuration, as_of: date, fed: Set[str], vanished: Mapping[str, Sequence[str]]
) -> dict[str, pl.DataFrame]:
    versions, overrides, segments = configuration.versions, configuration.overrides, configuration.segmentations
    frames = window_rows(versions, as_of, overrides, segment_windows(segments))
    frames |= policy_rows(versions, as_of, fed, overrides, vanished.keys())
    frames["unfed_input"] = unfed_rows(versions, as_of, fed, vanished)
    return frames | segment_rows(segments, fed) | points_rows(configuration.programs, as_of)
