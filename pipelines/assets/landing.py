"""From the inbox to rows: deliveries landed, and the canonical relations over them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import dagster as dg

from pipelines.assets.days import asked_day, asked_restatement
from pipelines.assets.resources import OWNERS, POOL, HomeFolder, Writer
from pipelines.home.durable import remove_parts, remove_parts_of_the_dead
from pipelines.home.run_record import read_record, write_record
from pipelines.landing.land import land
from pipelines.landing.outcome import LandingReport
from pipelines.landing.quarantined import quarantined_rows
from pipelines.policies.rows.windows import check_calendars
from pipelines.publish.configuration import load_configuration
from pipelines.publish.late import found_due
from pipelines.publish.plan import confirmed, plan_snapshot
from pipelines.publish.promotion import reconcile
from pipelines.publish.relate import relate_identity, relate_landed, relate_run
from pipelines.settings import now
from pipelines.sources.canonical import CANONICAL

LEDGER = dg.AssetKey(["landing", "ledger"])
RESTATED = dg.AssetKey(["published", "restated"])
IDENTITY = dg.AssetKey(["landing", "identity"])
RUN_RELATIONS = {
    "run": "The date, the knowledge cut and the identity of the snapshot in the making.",
    "evaluation_day": "The dates as of which policies are applied.",
    "window": "The windows of time that metrics are computed for, by date.",
    "own_window": "The windows that begin on a day of each customer's own, by month and day of that day.",
    "rise": "The dates of rows that can raise a level on a day on which not everybody is evaluated.",
    "metric": "The metrics and their units.",
    "reason": "Reason codes in words.",
    "file": "The landed files, and which of two deliveries is the later.",
    "delivered": "Which inputs were ever delivered: a missing one is NULL, never 0.",
    "control_tolerance": "How far a source may be from its control figures.",
    "quarantined_line": "What can be read of the lines that wait in quarantine.",
    "rate_day": "The days on which a quoted exchange rate may be used.",
    "prior_tier": "The tiers of the last snapshot of an earlier as-of date.",
    "kept_snapshot": "The snapshots before this one.",
    "prior_customer": "The customers of the last snapshot up to this date, to see that none is lost.",
    "prior_level": "The levels that customers held in the last snapshot of an earlier date.",
    "source_limit": "How much of a source may be refused or set aside.",
    "unfed_input": "Criteria whose input landed once, and that no mapping fills any more.",
    "late_row": "Rows that a published snapshot of an earlier date lacked.",
    "restatement": "Published dates that were graded again for late rows.",
    "superseded_tier": "The tiers of the snapshot that this run restates.",
    "prior_history": "What was recorded of tiers until the newest publication.",
    "spoken_day": "The days of which this snapshot says what tiers were.",
    "silent_span": "The days of which it says nothing.",
    "recording": "The publication that records the history.",
    "policy": "The policies in force.",
    "policy_version": "Every version of every policy, and when it is in force.",
    "policy_population": "Whom a policy grades.",
    "policy_level": "The levels of a policy, ranked.",
    "policy_criterion": "What a policy measures.",
    "policy_band": "Which value earns which level or points.",
    "policy_cut": "Shares of the population, or of its value, that levels are given to.",
    "policy_cell": "Levels of pairs of grades.",
    "policy_carry": "What each level of an earlier version is in the version in force.",
    "policy_override": "What people set for single customers.",
    "policy_benefit": "What levels give to those who hold them.",
    "points_program": "The points programs, by version.",
    "points_period": "Until when points live, by the day on which they came.",
    "points_horizon": "The days in which points about to expire are listed.",
    "segmentation": "The vocabularies of segments.",
    "segment": "Codes and lifecycle statuses, by the segment they belong to.",
    "policy_node": "The conditions of levels that are reached by all of, any of or n of several tests.",
}


def _spec(name: str, group: str, deps: list[dg.AssetKey], description: str) -> dg.AssetSpec:
    key = dg.AssetKey(["landing", name])
    return dg.AssetSpec(key, deps=deps, group_name=group, description=description, owners=OWNERS, skippable=True)


@dg.asset(key=LEDGER, group_name="landing", owners=OWNERS, pool=POOL)
def ledger(context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer) -> dg.MaterializeResult[None]:
    """Every delivered file: archived by its hash, decoded, typed and landed, or refused with a reason."""
    place = home.open()
    configuration = load_configuration(place)
    settings = configuration.settings
    as_of = settings.as_of_on(now(), asked_day(context.run))
    check_calendars(configuration.versions, as_of, configuration.overrides)
    restated_by = asked_restatement(context.run)
    write_record(place, context.run.run_id, "start", {"as_of": as_of, "restated_by": restated_by})
    place.create_run_folders()
    for folder in (place.audit, place.warehouse):
        remove_parts(folder)
    # A home that is served writes there without the lock.
    remove_parts_of_the_dead(place.dagster)
    reconcile(place, serves_duckdb=settings.serves_duckdb)
    # All dates that one refresh restates know the same: what it has landed itself.
    report = (
        LandingReport([], [])
        if restated_by
        else land(
            place,
            settings,
            configuration.mappings,
            run_id=context.run.run_id,
            settle_seconds=settings.settle_seconds,
        )
    )
    quarantined = quarantined_rows(place, report.landed_files())
    write_record(place, context.run.run_id, "landing", report.record() | {"quarantined": quarantined})
    return dg.MaterializeResult(
        metadata={"files": len(report.outcomes), "files_left": len(report.left), **report.row_counts()}
    )


@dg.multi_asset(
    specs=[
        _spec(table, "landing", [RESTATED], f"Landed rows of {table}, as the mappings of all sources make them.")
        for table in CANONICAL
    ],
    pool=POOL,
    can_subset=False,
)
def canonical(
    context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer
) -> Iterator[dg.MaterializeResult[None]]:
    """The landed rows as relations. Nothing follows when a snapshot of exactly these inputs is already published."""
    place = home.open()
    start = read_record(place, context.run.run_id, "start")
    as_of = date.fromisoformat(start["as_of"])
    restates = found_due(place, start["restated_by"], as_of) if start["restated_by"] else None
    plan = plan_snapshot(place, load_configuration(place), context.run.run_id, as_of, restates)
    if plan.published_seq is not None:
        context.log.info(f"snapshot {plan.published_seq} is exactly this one: nothing to do")
        return
    yield from _materialized(relate_landed(place, plan))


@dg.multi_asset(
    specs=[
        _spec("identity", "identity", [dg.AssetKey(["landing", t]) for t in CANONICAL], "Which customer each code is.")
    ],
    pool=POOL,
)
def identity(
    context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer
) -> Iterator[dg.MaterializeResult[None]]:
    """The identity map."""
    place = home.open()
    configuration, _ = confirmed(place, context.run.run_id)
    yield from _materialized({"identity": relate_identity(place, configuration)})


@dg.multi_asset(
    specs=[_spec(name, "policies", [IDENTITY], told) for name, told in RUN_RELATIONS.items()],
    pool=POOL,
    can_subset=False,
)
def rules(context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer) -> Iterator[dg.MaterializeResult[None]]:
    """Policies and the facts of the run, as rows."""
    place = home.open()
    yield from _materialized(relate_run(place, *confirmed(place, context.run.run_id)))


def _materialized(rows: dict[str, int]) -> Iterator[dg.MaterializeResult[Any]]:
    for name, count in rows.items():
        yield dg.MaterializeResult(asset_key=["landing", name], metadata={"dagster/row_count": count})
