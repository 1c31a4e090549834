"""Assembles what Dagster runs. No logic: assets are in assets/, jobs in jobs.py, everything else in the rooms."""

from __future__ import annotations

from datetime import date
from functools import partial

import dagster as dg

from pipelines.assets import gates, landing, publication
from pipelines.assets.models import model_assets
from pipelines.assets.punctuality import punctuality_checks
from pipelines.assets.resources import HomeFolder, Writer
from pipelines.assets.road import DayOutcome
from pipelines.home.folder import Home
from pipelines.jobs import backfill, refresh
from pipelines.schedules import schedules
from pipelines.sensors import sensors
from pipelines.settings import home_folder, load_settings, quiet_tools
from pipelines.sources.mapping import load_mappings
from pipelines.warehouse.dbt_runner import manifest


def build(home: Home, *, is_lock_held: bool = False) -> dg.Definitions:
    """Fresh definitions for one home. `is_lock_held`: the caller holds the home's lock for the whole run."""
    folder, settings, mappings = HomeFolder(path=str(home.path)), load_settings(home), load_mappings(home)
    return dg.Definitions(
        assets=[
            landing.ledger,
            landing.canonical,
            landing.identity,
            landing.rules,
            *model_assets(manifest(home)),
            publication.staged,
            publication.snapshot,
        ],
        asset_checks=[gates.landed_gate, gates.graded_gate, gates.staged_gate, *punctuality_checks(mappings)],
        jobs=[refresh, backfill],
        schedules=schedules(settings),
        sensors=sensors(settings),
        # One process a run: the lock that the writer holds must outlast every step.
        executor=dg.in_process_executor,
        resources={
            "home": folder,
            "writer": Writer(home=folder, is_held_by_caller=is_lock_held),
            "road": dg.ResourceDefinition.hardcoded_resource(partial(one_day, home)),
        },
    )


def one_day(home: Home, day: date, parent_run_id: str) -> DayOutcome:
    """The road of one day inside another run; its job needs definitions of its own."""
    from pipelines.refresh import refresh_day

    return refresh_day(home, day, parent_run_id)


@dg.definitions
def defs() -> dg.Definitions:
    """The definitions of the home that TIERLINE_HOME names, for Dagster's own processes."""
    quiet_tools()
    return build(Home.at(home_folder()))
