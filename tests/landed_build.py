"""Runs the real models, staging to tiers, over landed frames made by a test: no files to convert, nothing published.

Keep what a test expects out of here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import polars as pl

from pipelines.home.folder import Home
from pipelines.identity.identity_map import identity_map
from pipelines.landing.quarantined_lines import QUARANTINED_LINE
from pipelines.policies.evaluations import NO_OVERRIDES, OverridesOfPolicies
from pipelines.policies.points_program import PointsProgram
from pipelines.policies.reason_words import reason_rows
from pipelines.policies.rows.points import points_rows
from pipelines.policies.rows.segments import segment_rows, segment_windows
from pipelines.policies.rows.tables import policy_rows
from pipelines.policies.rows.windows import window_rows
from pipelines.policies.segments import Segmentation
from pipelines.policies.spoken_days import spoken_days
from pipelines.policies.version import PolicyVersion
from pipelines.publish.baselines import PRIOR_CUSTOMER, PRIOR_LEVEL
from pipelines.publish.history_rows import PRIOR_HISTORY, recording_row, spoken_frames
from pipelines.publish.manifest import RunFacts
from pipelines.publish.metric_rows import metric_rows
from pipelines.publish.plan import Plan
from pipelines.publish.run_rows import INSTANT, rate_day_rows, run_row, source_limit_rows, tolerance_rows
from pipelines.warehouse.dbt_runner import run_dbt
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.inputs import customer_codes, delivered_row, quoted_days, supplied_inputs, with_points
from pipelines.warehouse.relations import relate_canonical, relate_rows, write_rows

KNOWN_AT = datetime(2030, 1, 1, tzinfo=UTC)
SECRET = bytes(32)


def build_landed(
    landed: Mapping[str, pl.DataFrame],
    versions: Sequence[PolicyVersion],
    as_of: date,
    work: Path,
    overrides: OverridesOfPolicies = NO_OVERRIDES,
    *,
    programs: Sequence[PointsProgram] = (),
    segmentations: Sequence[Segmentation] = (),
    marts: Sequence[str] = (),
) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """Build staging, metrics, tiers and some marts over `landed` (canonical frames by table); connect to the result."""
    home = Home(work)
    home.create_run_folders()
    for table, frame in landed.items():
        for (file_id,), rows in frame.group_by("file_id"):
            (home.landing / table).mkdir(exist_ok=True)
            rows.write_parquet(home.landing / table / f"{file_id}.parquet")
    files: dict[str, dict[str, int]] = {}
    for table, frame in landed.items():
        for (file_id,), rows in frame.group_by("file_id"):
            files.setdefault(str(file_id), {})[table] = rows.height
    with warehouse(home.warehouse_file) as connection:
        relate_canonical(connection, home.landing, files, [])
        supplied = with_points(supplied_inputs(connection, landed.keys()), programs)
        windows = window_rows(versions, as_of, overrides, segment_windows(segmentations))
        frames = _run_frames(connection, sorted(files), as_of) | windows
        frames |= segment_rows(segmentations, supplied) | points_rows(programs, as_of)
        frames |= policy_rows(versions, as_of, supplied, overrides)
        frames |= _history_frames(versions, as_of, overrides)
        frames["delivered"] = delivered_row(supplied)
        frames["metric"] = metric_rows("CNY", supplied)
        write_rows(home.landing, frames)
        relate_rows(connection, home.landing, frames)
    for _ in run_dbt(home, ["run", "--select", "staging", "metrics", "tiers", *marts]):
        pass
    return warehouse(home.warehouse_file, read_only=True)


def grade_landed(
    landed: Mapping[str, pl.DataFrame], versions: Sequence[PolicyVersion], as_of: date, work: Path
) -> pl.DataFrame:
    """policy_id, customer_code, status, level_code, score, reason: one row per policy and customer."""
    with build_landed(landed, versions, as_of, work) as connection:
        return connection.sql(
            """select policy_id, customer_code, status, level_code, score, missing_reason as reason
            from tiers.tier_customer__reached inner join landing.identity using (customer_key) order by all"""
        ).pl()


def _history_frames(
    versions: Sequence[PolicyVersion], as_of: date, overrides: OverridesOfPolicies
) -> dict[str, pl.DataFrame]:
    """A history in which nothing was recorded yet."""
    said = spoken_days(versions, as_of, (), overrides)
    frames = spoken_frames(said, as_of, pl.DataFrame(schema=PRIOR_HISTORY), set())
    return frames | {"recording": recording_row(1, KNOWN_AT)}


def _run_frames(connection: duckdb.DuckDBPyConnection, files: Sequence[str], as_of: date) -> dict[str, pl.DataFrame]:
    facts = RunFacts(
        snapshot_id="test",
        as_of=as_of,
        known_at=KNOWN_AT.isoformat(),
        published_at=KNOWN_AT,
        actor="test",
        code_version="",
    )
    plan = Plan(seq=1, facts=facts, currency="CNY", files=(), new_files=(), published_seq=None)
    sources = {"source_code": "test", "source_order": 0, "file_name": "", "known_at": KNOWN_AT.replace(tzinfo=None)}
    sources["landed_on"] = KNOWN_AT.date()
    listed = [{"file_id": file_id, "delivery_order": place} | sources for place, file_id in enumerate(files)]
    return {
        "run": run_row(plan),
        "reason": reason_rows(),
        "file": pl.DataFrame(listed, schema_overrides={"known_at": INSTANT}),
        "identity": identity_map(customer_codes(connection), SECRET, {}, ()),
        "source_limit": source_limit_rows(()),
        "prior_customer": pl.DataFrame(schema=PRIOR_CUSTOMER),
        "prior_level": pl.DataFrame(schema=PRIOR_LEVEL),
        "rate_day": rate_day_rows(quoted_days(connection), 7),
        "control_tolerance": tolerance_rows([]),
        "quarantined_line": pl.DataFrame(schema=QUARANTINED_LINE),
    }
