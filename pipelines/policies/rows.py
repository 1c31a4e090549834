"""Policies as rows that SQL joins to: one frame per table of `row_schema`, once per evaluation of each policy.

No policy text ever becomes SQL; codes, numbers and words reach it as data. Add a rule kind by giving its bands,
nodes and bars in the row makers beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from typing import Any

import polars as pl

from pipelines.policies.criteria import Criterion
from pipelines.policies.evaluations import Evaluation, evaluations
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.level_bars import level_bars
from pipelines.policies.metrics import missing_input
from pipelines.policies.row_bands import band_rows
from pipelines.policies.row_nodes import node_rows
from pipelines.policies.row_schema import SCHEMAS
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import criterion_words

Row = dict[str, Any]
NO_VERSION = "no_version"


def policy_rows(versions: Sequence[PolicyVersion], as_of: date, delivered: Set[str]) -> dict[str, pl.DataFrame]:
    """Every policy table, by name, for the evaluations that a snapshot as of D needs.

    `versions` holds all versions of all policies; a policy without one in force has one `policy` row of kind `none`.
    `delivered` names the canonical tables that were ever delivered (see `missing_input`).
    """
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    for each in evaluations(versions, as_of):
        for table, made in _tables(each, delivered):
            rows[table].extend(_key(each) | row for row in made)
    return {table: _frame(table, found) for table, found in rows.items()}


def _tables(each: Evaluation, delivered: Set[str]) -> Iterator[tuple[str, Iterable[Row]]]:
    version = each.version
    if version is None:
        yield "policy", [_absent(each)]
        return
    yield "policy", [_applied(each) | _header(version, delivered)]
    yield "policy_population", _population(version)
    yield "policy_level", _levels(version)
    yield "policy_criterion", _criteria(version)
    yield "policy_band", band_rows(version)
    yield "policy_node", node_rows(version)


def _key(each: Evaluation) -> Row:
    version = each.version.version if each.version else None
    return {"evaluation_id": each.evaluation_id, "policy_id": each.policy_id, "policy_version": version}


def _applied(each: Evaluation) -> Row:
    scope = each.version.scope if each.version else "customer"
    return {"evaluated_on": each.evaluated_on, "is_as_of": each.is_as_of, "scope_code": scope}


def _frame(table: str, rows: Sequence[Row]) -> pl.DataFrame:
    schema = SCHEMAS[table]
    columns = {name: pl.Series(name, [row.get(name) for row in rows], dtype=kind) for name, kind in schema.items()}
    return pl.DataFrame(columns, schema=schema)


def _absent(each: Evaluation) -> Row:
    named = {"name_en": each.latest.name.en, "name_zh": each.latest.name.zh, "owner": each.latest.owner}
    return _applied(each) | {"kind": "none", "missing_reason": NO_VERSION} | named


def _header(version: PolicyVersion, delivered: Set[str]) -> Row:
    rule, value = version.rule, version.summed_value
    scorecard = rule if isinstance(rule, ScorecardRule) else None
    cap = scorecard.cap if scorecard else None
    return {
        "kind": rule.kind,
        "name_en": version.name.en,
        "name_zh": version.name.zh,
        "owner": version.owner,
        "effective_from": version.effective_from,
        "effective_to": version.effective_to,
        "policy_hash": version.hash,
        "on_missing": version.on_missing,
        "min_coverage": scorecard.least_weight if scorecard else None,
        "cap_criterion_id": cap.criterion if cap else None,
        "cap_levels_above": cap.levels_above if cap else None,
        "value_metric": value.metric,
        "value_window_id": value.window,
        "missing_reason": _missing_reason(version, delivered),
    }


def _missing_reason(version: PolicyVersion, delivered: Set[str]) -> str | None:
    required = (criterion for criterion in version.rule.measured if version.rule.is_required(criterion))
    tables = (missing_input(criterion.metric, delivered) for criterion in required)
    return next((f"no_{table}" for table in tables if table), None)


def _population(version: PolicyVersion) -> Iterator[Row]:
    types = version.population.customer_types if version.population else ()
    return ({"customer_type": kind} for kind in types)


def _levels(version: PolicyVersion) -> Iterator[Row]:
    bars = level_bars(version)
    for level in version.ranked_levels:
        name, bar = level.shown, bars.get(level.code)
        words = {"bar_en": bar.en if bar else None, "bar_zh": bar.zh if bar else None}
        names = {"level_name_en": name.en, "level_name_zh": name.zh}
        yield {"level_code": level.code, "level_rank": level.rank} | names | words


def _criteria(version: PolicyVersion) -> Iterator[Row]:
    for number, criterion in enumerate(version.rule.measured, start=1):
        name = criterion_words(criterion)
        yield {
            "criterion_id": criterion.id,
            "criterion_no": number,
            "metric": criterion.metric,
            "attribute_code": criterion.attribute or criterion.of,
            "window_id": criterion.window if criterion.metric else None,
            "weight": getattr(criterion, "weight", None),
            "is_required": version.rule.is_required(criterion),
            "criterion_name_en": name.en,
            "criterion_name_zh": name.zh,
        } | _unit(version, criterion)


def _unit(version: PolicyVersion, criterion: Criterion) -> Row:
    """The unit in which the author writes and readers are shown the value; none for an attribute."""
    if criterion.metric is None:
        return {}
    unit = unit_of(criterion.metric, criterion.unit, version.currency)
    return {"unit_factor": unit.factor, "unit_en": unit.en, "unit_zh": unit.zh}
