"""Assembles what Dagster runs. No logic: assets are in assets/, jobs in jobs.py, everything else in the rooms."""

from __future__ import annotations

import dagster as dg

from pipelines.assets import gates, landing, publication
from pipelines.assets.models import model_assets
from pipelines.assets.progress import progress
from pipelines.assets.resources import HomeFolder, Writer
from pipelines.home.folder import Home
from pipelines.jobs import refresh
from pipelines.settings import home_folder, quiet_tools
from pipelines.warehouse.dbt_runner import manifest


def build(home: Home, *, is_lock_held: bool = False) -> dg.Definitions:
    """Fresh definitions for one home. `is_lock_held`: the caller holds the home's lock for the whole run."""
    folder = HomeFolder(path=str(home.path))
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
        asset_checks=[gates.landed_gate, gates.graded_gate, gates.staged_gate],
        jobs=[refresh],
        # One process a run: the lock that the writer holds must outlast every step.
        executor=dg.in_process_executor,
        loggers={"progress": progress, "console": dg.colored_console_logger},
        resources={"home": folder, "writer": Writer(home=folder, is_held_by_caller=is_lock_held)},
    )


@dg.definitions
def defs() -> dg.Definitions:
    """The definitions of the home that TIERLINE_HOME names, for Dagster's own processes."""
    quiet_tools()
    return build(Home.at(home_folder()))
