"""From marts to what readers see: the staged snapshot, and its publication."""

from datetime import date

import dagster as dg
from pydantic import TypeAdapter

from pipelines.assets.days import DAYS
from pipelines.assets.resources import OWNERS, POOL, HomeFolder, Writer
from pipelines.assets.road import Road, walk
from pipelines.checks.result import GateResult
from pipelines.home.folder import Home
from pipelines.home.run_record import read_record, write_record
from pipelines.publish.contract import marts
from pipelines.publish.plan import confirmed, planned
from pipelines.publish.promotion import publish
from pipelines.publish.restated import changes_anything, found_by_models, leave_as_it_is
from pipelines.publish.staging import Staged, stage
from pipelines.settings import load_settings

STAGED_RECORD = TypeAdapter(Staged)
STAGED = dg.AssetKey(["published", "staged"])
SNAPSHOT = dg.AssetKey(["published", "snapshot"])
GATES = ("gate_landed", "gate_graded", "gate_staged")


@dg.asset(
    key=STAGED,
    deps=[dg.AssetKey(["marts", mart.name]) for mart in marts()],
    group_name="published",
    owners=OWNERS,
    pool=POOL,
)
def staged(context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer) -> dg.MaterializeResult[None]:
    """Every public table as Parquet in a total order, in a folder nobody reads yet."""
    place = home.open()
    _, plan = confirmed(place, context.run.run_id)
    made = stage(place, place.warehouse_file, plan.seq)
    write_record(place, context.run.run_id, "staged", STAGED_RECORD.dump_python(made, mode="json"))
    return dg.MaterializeResult(metadata={"dagster/row_count": sum(output.staged.rows for output in made.outputs)})


def staged_by(home: Home, run_id: str) -> Staged | None:
    """What a run has staged; None when it did not stage anything."""
    record = read_record(home, run_id, "staged")
    return STAGED_RECORD.validate_python(record) if record else None


@dg.asset(
    key=SNAPSHOT,
    deps=[STAGED],
    group_name="published",
    owners=OWNERS,
    pool=POOL,
    partitions_def=DAYS,
    backfill_policy=dg.BackfillPolicy.single_run(),
)
def snapshot(
    context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer, road: dg.ResourceParam[Road]
) -> dg.MaterializeResult[None]:
    """The published snapshot: manifest, folder by rename, CURRENT by rename, and the file BI tools open.

    Asked for alone, for one day or a range, it walks the whole road once per day in date order.
    """
    place = home.open()
    made = staged_by(place, context.run.run_id)
    if made is not None:
        return _publish(place, context.run.run_id, made)
    days = [date.fromisoformat(key) for key in context.partition_keys]
    for day, told in walk(place, road, context.run.run_id, days):
        context.add_asset_metadata(told, partition_key=day.isoformat())
    return dg.MaterializeResult()


def _publish(home: Home, run_id: str, made: Staged) -> dg.MaterializeResult[None]:
    plan = planned(home, run_id)
    if plan.restates and not changes_anything(home, plan.restates.seq, made):
        leave_as_it_is(home, plan, made)
        write_record(home, run_id, "unchanged", {"seq": plan.restates.seq})
        return dg.MaterializeResult(metadata={"seq": plan.restates.seq, "told": "late rows change nothing"})
    facts = plan.facts.model_copy(update=found_by_models(home, plan))
    serves_duckdb = load_settings(home).serves_duckdb
    publication = publish(home, made, facts, _gates(home, run_id), serves_duckdb=serves_duckdb)
    write_record(home, run_id, "publication", {"seq": made.seq, "is_current": publication.is_current})
    rows = sum(output.rows for output in publication.manifest.outputs.values())
    return dg.MaterializeResult(metadata={"seq": made.seq, "snapshot_id": facts.snapshot_id, "dagster/row_count": rows})


def _gates(home: Home, run_id: str) -> list[GateResult]:
    records = [read_record(home, run_id, name) for name in GATES]
    return [TypeAdapter(GateResult).validate_python(record) for record in records if record is not None]
