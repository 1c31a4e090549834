"""Published dates that late rows change: each is graded again and published anew before today's date is graded.

Every refresh does it, however it was started. Keep out: which dates are due (publish/late.py).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import dagster as dg

from pipelines.assets.landing import LEDGER, RESTATED
from pipelines.assets.resources import OWNERS, POOL, HomeFolder, Writer
from pipelines.assets.road import Road
from pipelines.home.folder import Home
from pipelines.home.run_record import read_record, write_record
from pipelines.landing.ledger import Ledger
from pipelines.publish.configuration import load_configuration
from pipelines.publish.current import kept_snapshots
from pipelines.publish.late import Due, due_dates, write_due


@dg.asset(key=RESTATED, deps=[LEDGER], group_name="published", owners=OWNERS, pool=POOL)
def restated(
    context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer, again: dg.ResourceParam[Road]
) -> dg.MaterializeResult[None]:
    """Earlier published dates, corrected by what has just landed. A date that is refused is tried again next time."""
    place, run_id = home.open(), context.run.run_id
    start = read_record(place, run_id, "start")
    if start["restated_by"]:
        return dg.MaterializeResult(metadata={"due": 0})
    configuration, landed = load_configuration(place), Ledger(place).landed()
    due = due_dates(place, configuration, landed, kept_snapshots(place), date.fromisoformat(start["as_of"]))
    write_due(place, run_id, due)
    told = restate(place, again, run_id, due)
    count = {word: sum(one["outcome"] == word for one in told) for word in ("published", "unchanged", "refused")}
    return dg.MaterializeResult(metadata={"due": len(due), **count})


def restate(home: Home, again: Road, run_id: str, due: Sequence[Due]) -> list[dict[str, Any]]:
    """Walk the road for each due date, in date order; what became of each, as the run's record keeps it.

    A refused date does not stop the others, nor the run's own date: its published snapshot stands as it was.
    """
    told: list[dict[str, Any]] = []
    for one in sorted(due, key=lambda one: one.as_of):
        done = again(one.as_of, run_id)
        outcome = "refused" if done.seq is None else "published" if done.is_new else "unchanged"
        told.append(
            {"as_of": one.as_of.isoformat(), "supersedes": one.seq, "reason": one.reason, "outcome": outcome}
            | {"seq": done.seq if done.is_new else None, "run_id": done.run_id, "refused": list(done.refused)}
        )
        write_record(home, run_id, "restatements", told)
    return told
