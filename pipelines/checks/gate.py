"""Runs one gate: a stage's suites over the relations of a DuckDB file.

Add a gate by adding a folder under expectations/. Keep out: orchestration (assets.py) and publishing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from expectations.declaration import Stage
from pipelines.checks.findings import Masks, finding
from pipelines.checks.home_rules import weighed
from pipelines.checks.result import GateResult
from pipelines.checks.suites import suites_for
from pipelines.checks.validation import validate
from pipelines.home.gate_rule import GateRules


def run_gate(
    warehouse_file: Path,
    stage: Stage,
    relations: Sequence[str],
    masks: Masks | None = None,
    rules: GateRules | None = None,
) -> GateResult:
    """Check `relations` (`schema.table`) of the file against the suites of `stage`, read-only.

    `masks` names further direct columns per source_code; they are masked in the examples. `rules` is how the home
    weighs checks. LookupError for a relation without a suite. Nobody else may hold the file open for writing, and
    nothing holds it when this returns.
    """
    import duckdb

    verdicts = validate(warehouse_file, [weighed(suite, rules or {}) for suite in suites_for(stage, relations)])
    with duckdb.connect(str(warehouse_file), read_only=True) as connection:
        return GateResult(stage, tuple(finding(verdict, connection, masks or {}, rules) for verdict in verdicts))
