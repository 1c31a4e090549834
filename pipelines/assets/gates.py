"""The three gates as blocking asset checks: landed rows, graded tiers, the staged snapshot."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import dagster as dg

from expectations.declaration import Stage
from pipelines.assets.publication import STAGED, staged_by
from pipelines.assets.resources import POOL, HomeFolder, Writer
from pipelines.checks.acceptance import with_acceptance
from pipelines.checks.gate import run_gate
from pipelines.checks.result import CheckResult, GateResult
from pipelines.checks.suites import declared_suites
from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.home.run_record import write_record
from pipelines.publish.configuration import load_configuration
from pipelines.publish.verification import check_staged
from pipelines.settings import load_settings
from pipelines.sources.canonical import CANONICAL
from pipelines.warehouse.engine import row_counts

GATE = "gate"


def _specs(stage: Stage) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(GATE, asset=_asset(relation), blocking=True, description=f"The {stage} gate of this table.")
        for relation in declared_suites(stage)
    ]


def _asset(relation: str) -> list[str]:
    schema, table = relation.split(".")
    return [schema, table.removeprefix("new_")]


@dg.multi_asset_check(specs=_specs("landed"), pool=POOL)
def landed_gate(
    context: dg.AssetCheckExecutionContext, home: HomeFolder, writer: Writer
) -> Iterator[dg.AssetCheckResult]:
    """Rows that no snapshot has used yet, checked once per refresh and table."""
    place = home.open()
    counts = row_counts(place.warehouse_file, [("landing", f"new_{table}") for table in CANONICAL])
    relations = [f"{schema}.{table}" for (schema, table), rows in counts.items() if rows]
    yield from _told(place, context.run.run_id, _run(place, "landed", relations))


@dg.multi_asset_check(specs=_specs("graded"), pool=POOL)
def graded_gate(
    context: dg.AssetCheckExecutionContext, home: HomeFolder, writer: Writer
) -> Iterator[dg.AssetCheckResult]:
    """Tiers, before anything public is made of them."""
    place = home.open()
    yield from _told(place, context.run.run_id, _run(place, "graded", list(declared_suites("graded"))))


@dg.asset_check(asset=STAGED, name=GATE, blocking=True, pool=POOL, description="The staged files are what was meant.")
def staged_gate(context: dg.AssetCheckExecutionContext, home: HomeFolder, writer: Writer) -> dg.AssetCheckResult:
    """The staged snapshot, before CURRENT moves."""
    place = home.open()
    made = staged_by(place, context.run.run_id)
    if made is None:
        raise RefusedError(Problem("this run has staged nothing", "published/staged", "Run the whole job again"))
    gate = _recorded(place, context.run.run_id, check_staged(made, load_settings(place).gates))
    return _result(STAGED, gate.results)


def _run(home: Home, stage: Stage, relations: Sequence[str]) -> GateResult:
    configuration = load_configuration(home)
    rules = configuration.settings.gates
    return run_gate(home.warehouse_file, stage, relations, configuration.direct_columns, rules)


def gate_record(gate: GateResult) -> dict[str, Any]:
    """A gate's results for the run's record, with its masked examples."""
    return asdict(gate)


def _recorded(home: Home, run_id: str, gate: GateResult) -> GateResult:
    """The gate with what a person accepted for this run, as the run's record keeps it."""
    gate = with_acceptance(home, run_id, gate)
    write_record(home, run_id, f"gate_{gate.stage}", gate_record(gate))
    return gate


def _told(home: Home, run_id: str, gate: GateResult) -> Iterator[dg.AssetCheckResult]:
    gate = _recorded(home, run_id, gate)
    by_asset: dict[tuple[str, ...], list[CheckResult]] = defaultdict(list)
    for result in gate.results:
        by_asset[tuple(_asset(result.relation))].append(result)
    for relation in declared_suites(gate.stage):
        key = _asset(relation)
        yield _result(dg.AssetKey(key), by_asset[tuple(key)])


def _result(key: dg.AssetKey, results: Sequence[CheckResult]) -> dg.AssetCheckResult:
    failed = [result for result in results if not result.passed]
    blocks = any(result.blocks for result in results)
    return dg.AssetCheckResult(
        asset_key=key,
        check_name=GATE,
        passed=not failed,
        severity=dg.AssetCheckSeverity.ERROR if blocks or not failed else dg.AssetCheckSeverity.WARN,
        metadata={
            "expectations": len(results),
            "failed": ", ".join(result.name for result in failed) or "none",
            **{result.name: _weight(result) for result in results if result.is_judgement},
        },
    )


def _weight(result: CheckResult) -> dg.JsonMetadataValue:
    """What a judgement measured, against what, and who accepted it: all that a reader needs to follow it."""
    told = ("passed", "severity", "measured", "limit", "since", "note", "severity_because", "accepted")
    whole = asdict(result)
    return dg.MetadataValue.json(json.loads(json.dumps({name: whole[name] for name in told}, default=str)))
