"""Runs suites with Great Expectations inside DuckDB, read-only.

GX is imported only when a suite runs: its import costs seconds. Keep out: what is declared, and how failing rows are
shown (findings.py).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expectations.declaration import LIMIT, UNEXPECTED_ROWS, Expectation, Suite

_QUICK = {"result_format": "BOOLEAN_ONLY"}


@dataclass(frozen=True)
class Verdict:
    """What GX said of one expectation. failing_rows: the SQL that selects the failing rows, where there are such."""

    suite: Suite
    expectation: Expectation
    passed: bool
    error: str | None = None
    failing_rows: str | None = None


def validate(warehouse_file: Path, suites: Sequence[Suite]) -> list[Verdict]:
    """One verdict per expectation, in the order of declaration. The file is open only while this runs."""
    with _opened(warehouse_file) as source:
        return [verdict for suite in suites for verdict in _validate_relation(source, suite)]


@contextmanager
def _opened(warehouse_file: Path) -> Iterator[Any]:
    import great_expectations as gx

    from pipelines.checks.duckdb_dialect import use_postgresql_operators

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    context.enable_analytics(False)
    source = context.data_sources.add_sql(
        "warehouse",
        connection_string=f"duckdb+gx:///{warehouse_file}",
        kwargs={"connect_args": {"read_only": True}},
    )
    try:
        use_postgresql_operators(source.get_execution_engine())
        yield source
    finally:
        # GX makes two pools, and either would keep the file open and the writer out.
        source.get_engine().dispose()
        source.get_execution_engine().engine.dispose()


def _validate_relation(source: Any, suite: Suite) -> list[Verdict]:
    schema, table = suite.relation.split(".")
    asset = source.add_table_asset(suite.relation, table_name=table, schema_name=schema)
    batch = asset.add_batch_definition_whole_table("all").get_batch()
    found = _run(batch, suite.expectations, _QUICK)
    # Only what failed is asked again, for the SQL of its rows: the quick form reads each relation once.
    failed = [e for e, result in zip(suite.expectations, found, strict=True) if not result.success]
    failed = [e for e in failed if e.kind != UNEXPECTED_ROWS]
    asked = {
        "result_format": "BASIC",
        "unexpected_index_column_names": list(suite.row_key),
        "return_unexpected_index_query": True,
    }
    details = dict(zip((e.name for e in failed), _run(batch, failed, asked), strict=True))
    return [
        _verdict(suite, expectation, details.get(expectation.name, result))
        for expectation, result in zip(suite.expectations, found, strict=True)
    ]


def _run(batch: Any, expectations: Sequence[Expectation], result_format: dict[str, Any]) -> list[Any]:
    import great_expectations as gx
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

    if not expectations:
        return []
    configured = [
        ExpectationConfiguration(type=e.kind, kwargs=_arguments(e), meta={"name": e.name}).to_domain_obj()
        for e in expectations
    ]
    results = batch.validate(gx.ExpectationSuite("gate", expectations=configured), result_format=result_format).results
    by_name = {result.expectation_config.meta["name"]: result for result in results}
    return [by_name[e.name] for e in expectations]


def _arguments(expectation: Expectation) -> dict[str, Any]:
    arguments = dict(expectation.arguments)
    if expectation.kind == UNEXPECTED_ROWS:
        # One row is enough to fail; without `limit 1` every failing row would travel to Python.
        arguments["unexpected_rows_query"] = f"{_query(expectation)} limit 1"
    return arguments


def _query(expectation: Expectation) -> str:
    query = str(expectation.arguments["unexpected_rows_query"])
    limit = expectation.limit
    return query.replace(LIMIT, f"cast({limit.value:f} as decimal(18, 6))") if limit else query


def _verdict(suite: Suite, expectation: Expectation, result: Any) -> Verdict:
    if result.success:
        return Verdict(suite, expectation, passed=True)
    error = _error(result.exception_info or {})
    if expectation.kind == UNEXPECTED_ROWS:
        query = _query(expectation).replace("{batch}", suite.relation)
    else:
        query = str(result.result.get("unexpected_index_query") or "").rstrip().rstrip(";")
    return Verdict(suite, expectation, passed=False, error=error, failing_rows=query or None)


def _error(info: dict[str, Any]) -> str | None:
    """Why GX could not evaluate the expectation; it says so flat, or once per metric it tried."""
    told = [info, *(value for value in info.values() if isinstance(value, dict))]
    return next((str(found["exception_message"]) for found in told if found.get("exception_message")), None)
