"""A range of days is published in date order, each day before the next, in one run that history shows as one."""

from __future__ import annotations

from datetime import date

import dagster as dg
import pytest

from pipelines.assets.publication import SNAPSHOT
from pipelines.audit.run_outcome import RangeOutcome
from pipelines.home.folder import Home
from pipelines.instance import open_instance
from pipelines.jobs import BACKFILL
from pipelines.refresh import backfill
from tests.flow.homes import current, deliver, make_home, manifest, refresh
from tests.flow.receipts import receipts

pytestmark = pytest.mark.long
DAYS = ("2026-06-29", "2026-06-30", "2026-07-01")
Filled = tuple[Home, RangeOutcome]


def fill(home: Home) -> RangeOutcome:
    return backfill(home, first=date.fromisoformat(DAYS[0]), last=date.fromisoformat(DAYS[-1]), wait_seconds=1)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A home whose middle day is published already, and the walk over all three."""
    home = make_home(tmp_path_factory.mktemp("range"))
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500", "S2,1,c1,2026-06-30,1,7"))
    assert refresh(home).exit_code == 0
    return home, fill(home)


def test_each_day_of_a_range_is_published_in_date_order(filled: Filled) -> None:
    home, outcome = filled
    assert [(day["as_of"], day["seq"], day["is_new"]) for day in outcome.days] == [
        (DAYS[0], 2, True),
        (DAYS[1], 1, False),
        (DAYS[2], 3, True),
    ]
    assert current(home) == "seq=3\n"
    assert manifest(home, 3)["migration_baseline"] == 1


def test_a_range_is_one_run_of_the_backfill_job(filled: Filled) -> None:
    home, outcome = filled
    with open_instance(home) as instance:
        runs = instance.get_runs(dg.RunsFilter(job_name=BACKFILL))
        assert [run.run_id for run in runs] == [outcome.run_id]
        inside = instance.get_runs(dg.RunsFilter(tags={"tierline/range_run": outcome.run_id}))
        assert {run.tags["dagster/partition"] for run in inside} == set(DAYS)


def test_every_published_day_is_a_partition_that_the_graph_shows(filled: Filled) -> None:
    with open_instance(filled[0]) as instance:
        assert instance.get_materialized_partitions(SNAPSHOT) == set(DAYS)
