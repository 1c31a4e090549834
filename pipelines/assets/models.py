"""The dbt models as assets and their tests as asset checks: staging to tiers, then marts."""

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, dbt_assets

from pipelines.assets.resources import OWNERS, POOL, HomeFolder, Writer
from pipelines.warehouse.dbt_runner import NodeOutcome, run_dbt
from pipelines.warehouse.engine import table_sizes

UNIQUE_ID = "dagster_dbt/unique_id"
Event = dg.Output[None] | dg.AssetCheckResult


class Translator(DagsterDbtTranslator):
    """Keys are [layer, model], groups are layers."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The layer."""
        return str(dbt_resource_props["fqn"][1])

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        """Who answers for the models."""
        return OWNERS


def model_assets(manifest: Mapping[str, Any]) -> list[dg.AssetsDefinition]:
    """Two steps, so that the gate between them can keep the marts as they were."""
    translator = Translator()

    @dbt_assets(
        manifest=manifest, select="staging metrics tiers", name="models", pool=POOL, dagster_dbt_translator=translator
    )
    def graded(context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer) -> Iterator[Event]:
        yield from _build(context, home)

    @dbt_assets(manifest=manifest, select="marts", name="public_marts", pool=POOL, dagster_dbt_translator=translator)
    def marts(context: dg.AssetExecutionContext, home: HomeFolder, writer: Writer) -> Iterator[Event]:
        yield from _build(context, home)

    return [graded, marts]


def _build(context: dg.AssetExecutionContext, home: HomeFolder) -> Iterator[Event]:
    """Build the selected models and run their tests; every model is an output, every test a check, as it finishes."""
    place, definition = home.open(), context.assets_def
    assets = {
        spec.metadata[UNIQUE_ID]: spec.key for spec in definition.specs if spec.key in context.selected_asset_keys
    }
    checks = {spec.metadata[UNIQUE_ID]: spec.key for spec in definition.check_specs}
    names = [unique_id.split(".", 2)[-1] for unique_id in assets]
    command = ["build", "--select", *names, "--indirect-selection", "buildable", "--exclude-resource-type", "unit_test"]
    built: list[dg.AssetKey] = []
    for outcome in run_dbt(place, command):
        if outcome.unique_id in assets and outcome.status == "success":
            built.append(assets[outcome.unique_id])
        elif outcome.unique_id in checks and outcome.status != "skipped":
            yield _check(checks[outcome.unique_id], outcome)
    sizes = table_sizes(place.warehouse_file)
    for key in built:
        rows = sizes.get((key.path[0], key.path[1]))
        # To count a view is to compute it: only tables tell their rows.
        metadata = {} if rows is None else {"dagster/row_count": rows}
        yield dg.Output(None, key.to_python_identifier(), metadata=metadata)


def _check(key: dg.AssetCheckKey, outcome: NodeOutcome) -> dg.AssetCheckResult:
    severity = dg.AssetCheckSeverity.WARN if outcome.status == "warn" else dg.AssetCheckSeverity.ERROR
    return dg.AssetCheckResult(
        asset_key=key.asset_key,
        check_name=key.name,
        passed=outcome.status == "pass",
        severity=severity,
        metadata={"failed_rows": outcome.failures, "seconds": outcome.seconds},
    )
