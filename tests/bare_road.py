"""Walks the road of a home without Dagster and without the gates: land, restate, grade by the real models, publish.

A grading costs half of a refresh's, which is what tests over hundreds of histories need. The steps are those of
pipelines/assets, each the same call of its room. Keep what a test expects out of here.
"""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from pipelines.assets.restatement import restate
from pipelines.assets.road import DayOutcome
from pipelines.checks.result import GateResult
from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.landing.ledger import Ledger
from pipelines.publish.configuration import load_configuration
from pipelines.publish.current import kept_snapshots
from pipelines.publish.late import due_dates, found_due, write_due
from pipelines.publish.plan import plan_snapshot
from pipelines.publish.promotion import publish
from pipelines.publish.relate import relate_identity, relate_landed, relate_run
from pipelines.publish.restated import changes_anything, found_by_models, leave_as_it_is
from pipelines.publish.staging import stage
from pipelines.warehouse.dbt_runner import run_dbt

PASSED = [GateResult("landed", ()), GateResult("graded", ()), GateResult("staged", ())]


def land_inbox(home: Home) -> None:
    """Land what lies in the inbox; a refusal is a fault of the test."""
    configuration = load_configuration(home)
    home.create_run_folders()
    report = land(home, configuration.settings, configuration.mappings, run_id="bare", settle_seconds=0)
    assert not report.has_refusals, report.record()


def refreshed(home: Home, as_of: date) -> list[dict[str, object]]:
    """Land, restate what is due before `as_of`, grade and publish it; what became of the due dates."""
    land_inbox(home)
    run_id = str(uuid4())
    due = due_dates(home, load_configuration(home), Ledger(home).landed(), kept_snapshots(home), as_of)
    write_due(home, run_id, due)
    told = restate(home, lambda day, found_by: graded(home, day, found_by), run_id, due)
    graded(home, as_of)
    return told


def graded(home: Home, as_of: date, found_by: str | None = None) -> DayOutcome:
    """Grade and publish one date. `found_by`: the run that found it due; it is then published only when it differs."""
    configuration, run_id = load_configuration(home), str(uuid4())
    restates = found_due(home, found_by, as_of) if found_by else None
    plan = plan_snapshot(home, configuration, run_id, as_of, restates)
    relate_landed(home, plan)
    relate_identity(home, configuration)
    relate_run(home, configuration, plan)
    for _ in run_dbt(home, ["run"]):
        pass
    made = stage(home, home.warehouse_file, plan.seq)
    if restates and not changes_anything(home, restates.seq, made):
        leave_as_it_is(home, plan, made)
        return DayOutcome(run_id, restates.seq, False)
    facts = plan.facts.model_copy(update=found_by_models(home, plan))
    publish(home, made, facts, PASSED, serves_duckdb=False)
    return DayOutcome(run_id, plan.seq, True)
