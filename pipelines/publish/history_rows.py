"""The rows from which models continue the history of tiers: what was recorded so far, and what this snapshot says.

The history is that of the newest publication, whatever CURRENT names: a restated or earlier date adds to it too.
Keep out: what the history then is (models) and for which days a snapshot speaks (policies/spoken_days.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import polars as pl

from pipelines.home.folder import Home
from pipelines.policies.spoken_days import END, Spoken, silent_spans, spoken_days
from pipelines.publish.chain import all_manifests
from pipelines.publish.configuration import Configuration
from pipelines.publish.current import kept_sequences, snapshot_folder
from pipelines.publish.plan import Plan

HISTORY = "customer_tier_history"
INSTANT = pl.Datetime("us")
PRIOR_HISTORY = {
    "snapshot_id": pl.String(),
    "as_of": pl.Date(),
    "customer_key": pl.String(),
    "policy_id": pl.String(),
    "policy_version": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
    "status": pl.String(),
    "level_code": pl.String(),
    "reason_code": pl.String(),
    "valid_from": pl.Date(),
    "valid_to": pl.Date(),
    "recorded_from": INSTANT,
    "recorded_to": INSTANT,
    "seq": pl.Int64(),
}
SPOKEN_DAY = {"policy_id": pl.String(), "evaluated_on": pl.Date(), "stands_to": pl.Date()}
SILENT_SPAN = {"policy_id": pl.String(), "silent_from": pl.Date(), "silent_to": pl.Date()}
RECORDING = {"seq": pl.Int64(), "recorded_at": INSTANT, "end_on": pl.Date()}


def history_frames(home: Home, configuration: Configuration, plan: Plan) -> dict[str, pl.DataFrame]:
    """prior_history, spoken_day, silent_span and recording for the snapshot that is planned.

    recorded_at is the instant of publication, never before an earlier one: a clock set back unmakes no record.
    """
    prior = prior_history(home)
    manifests = all_manifests(home)
    said = spoken_days(configuration.versions, plan.as_of, {one.as_of for one in manifests}, configuration.overrides)
    moments = [plan.facts.published_at, *(one.published_at for one in manifests)]
    return spoken_frames(said, plan.as_of, prior, {one.as_of for one in manifests}) | {
        "recording": recording_row(plan.seq, max(moments)),
    }


def prior_history(home: Home) -> pl.DataFrame:
    """Everything recorded until the newest publication; an open end is END. No rows before the first."""
    kept = kept_sequences(home)
    file = snapshot_folder(home, kept[-1]) / f"{HISTORY}.parquet" if kept else None
    if file is None or not file.is_file():
        return pl.DataFrame(schema=PRIOR_HISTORY)
    rows = pl.read_parquet(file, hive_partitioning=False).select(list(PRIOR_HISTORY))
    return rows.with_columns(pl.col("valid_to").fill_null(END))


def spoken_frames(
    said: Sequence[Spoken], as_of: date, prior: pl.DataFrame, published: set[date]
) -> dict[str, pl.DataFrame]:
    """prior_history, spoken_day and silent_span. Of a policy that is gone the snapshot says that nothing is known."""
    named = {one.policy_id for one in said}
    gone = sorted(set(prior["policy_id"].unique()) - named)
    later = min((day for day in published if day > as_of), default=END)
    ended = [Spoken(policy_id, as_of, later, as_of) for policy_id in gone]
    spans = [
        (policy_id, *span)
        for policy_id in sorted({*named, *gone})
        for span in silent_spans(one for one in [*said, *ended] if one.policy_id == policy_id)
    ]
    days = [(one.policy_id, one.evaluated_on, one.stands_to) for one in said]
    return {
        "prior_history": prior,
        "spoken_day": pl.DataFrame(days, schema=SPOKEN_DAY, orient="row"),
        "silent_span": pl.DataFrame(spans, schema=SILENT_SPAN, orient="row"),
    }


def recording_row(seq: int, moment: datetime) -> pl.DataFrame:
    """One row: the sequence that records, the instant of its publication, and the day that stands for no end."""
    return pl.DataFrame([(seq, moment.replace(tzinfo=None), END)], schema=RECORDING, orient="row")
