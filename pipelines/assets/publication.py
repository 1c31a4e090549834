"""From marts to what readers see: the staged snapshot, and its publication."""

import dagster as dg
from pydantic import TypeAdapter

from pipelines.assets.resources import OWNERS, POOL, HomeFolder, Writer
from pipelines.checks.result import GateResult
from pipelines.home.folder import Home
from pipelines.home.run_record import read_record, write_record
from pipelines.publish.contract import marts
from pipelines.publish.plan import confirmed, planned
from pipelines.publish.promotion import publish
from pipelines.publish.staging import Staged, stage
from pipelines.settings import load_settings
from pipelines.warehouse.accounting import accounted_rows

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
def staged(context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer) -> dg.Output[Staged]:
    """Every public table as Parquet in a total order, in a folder nobody reads yet."""
    place = home.open()
    _, plan = confirmed(place, context.run.run_id)
    made = stage(place, place.warehouse_file, plan.seq)
    return dg.Output(made, metadata={"dagster/row_count": sum(output.staged.rows for output in made.outputs)})


@dg.asset(key=SNAPSHOT, group_name="published", owners=OWNERS, pool=POOL)
def snapshot(
    context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer, staged: Staged
) -> dg.MaterializeResult[None]:
    """The published snapshot: manifest, folder by rename, CURRENT by rename, and the file BI tools open."""
    place = home.open()
    facts = planned(place, context.run.run_id).facts.model_copy(
        update={"accounting": accounted_rows(place.warehouse_file)}
    )
    serves_duckdb = load_settings(place).serves_duckdb
    publication = publish(place, staged, facts, _gates(place, context.run.run_id), serves_duckdb=serves_duckdb)
    write_record(place, context.run.run_id, "publication", {"seq": staged.seq, "is_current": publication.is_current})
    rows = sum(output.rows for output in publication.manifest.outputs.values())
    return dg.MaterializeResult(
        metadata={"seq": staged.seq, "snapshot_id": facts.snapshot_id, "dagster/row_count": rows}
    )


def _gates(home: Home, run_id: str) -> list[GateResult]:
    records = [read_record(home, run_id, name) for name in GATES]
    return [TypeAdapter(GateResult).validate_python(record) for record in records if record is not None]
