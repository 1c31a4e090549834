"""Policies as rows that SQL joins to: one frame per table of `schema`, once per evaluation of each policy.

No policy text ever becomes SQL; codes, numbers and words reach it as data. Add a rule kind by giving its bands,
nodes and bars in the row makers beside this file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from typing import Any

import polars as pl

from pipelines.policies.criteria import Criterion, WeightedCriterion
from pipelines.policies.evaluations import NO_OVERRIDES, Evaluation, OverridesOfPolicies, evaluations
from pipelines.policies.in_force import by_policy
from pipelines.policies.level_bars import level_bars
from pipelines.policies.overrides import Override
from pipelines.policies.projections import projections
from pipelines.policies.rows.bands import band_rows
from pipelines.policies.rows.benefits import benefit_rows
from pipelines.policies.rows.cuts import cell_rows, cut_rows
from pipelines.policies.rows.movement import carry_rows, override_rows
from pipelines.policies.rows.nodes import node_rows
from pipelines.policies.rows.policy import policy_row
from pipelines.policies.rows.schema import SCHEMAS
from pipelines.policies.units import Unit, base_step, to_base, unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import criterion_words

Row = dict[str, Any]


def policy_rows(
    versions: Sequence[PolicyVersion],
    as_of: date,
    delivered: Set[str],
    overrides: OverridesOfPolicies = NO_OVERRIDES,
    vanished: Set[str] = frozenset(),
) -> dict[str, pl.DataFrame]:
    """Every policy table, by name, for the evaluations that a snapshot as of D needs.

    `versions` holds all versions of all policies; a policy without one in force has one `policy` row of kind `none`.
    `delivered` names the canonical tables that were ever delivered (see `missing_input`), but for the `vanished`: rows
    of these landed, and no mapping fills them any more. `overrides` by policy id.
    """
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    of_policies = by_policy(versions)
    for each in [*evaluations(versions, as_of, overrides), *projections(versions, as_of, overrides)]:
        rows["policy"].append(_key(each) | policy_row(each, delivered, vanished))
        for table, made in _lists(each, of_policies[each.policy_id], overrides.get(each.policy_id, ())):
            rows[table].extend(_key(each) | row for row in made)
    return {table: _frame(table, found) for table, found in rows.items()}


def _lists(
    each: Evaluation, of_policy: Sequence[PolicyVersion], overrides: Sequence[Override]
) -> Iterator[tuple[str, Iterable[Row]]]:
    if (version := each.version) is not None:
        yield "policy_population", _population(version)
        yield "policy_level", _levels(version)
        yield "policy_criterion", _criteria(version)
        yield "policy_band", band_rows(version)
        yield "policy_node", node_rows(version)
        yield "policy_cut", cut_rows(version)
        yield "policy_cell", cell_rows(version)
        yield "policy_carry", carry_rows(each, of_policy)
        yield "policy_override", override_rows(each, overrides)
        yield "policy_benefit", benefit_rows(version, each.evaluated_on)


def _key(each: Evaluation) -> Row:
    version = each.version.version if each.version else None
    return {"evaluation_id": each.evaluation_id, "policy_id": each.policy_id, "policy_version": version}


def _frame(table: str, rows: Sequence[Row]) -> pl.DataFrame:
    schema = SCHEMAS[table]
    columns = {name: pl.Series(name, [row.get(name) for row in rows], dtype=kind) for name, kind in schema.items()}
    return pl.DataFrame(columns, schema=schema)


def _population(version: PolicyVersion) -> Iterator[Row]:
    return ({"customer_type": kind} for kind in version.customer_types)


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
            "window_id": version.window_id(criterion.window) if criterion.metric else None,
            "weight": getattr(criterion, "weight", None),
            "is_required": getattr(criterion, "required", True),
            "criterion_name_en": name.en,
            "criterion_name_zh": name.zh,
            "has_unknown_bar": bool(getattr(criterion, "unknown", ())),
            "codes": f"|{'|'.join(criterion.codes)}|" if criterion.codes else None,
        } | _unit(version, criterion)


def _unit(version: PolicyVersion, criterion: Criterion) -> Row:
    """The unit in which the author writes and readers are shown the value; none for an attribute."""
    if criterion.metric is None:
        return {}
    unit = unit_of(criterion.metric, criterion.unit, version.currency)
    words = {"unit_en": unit.en, "unit_zh": unit.zh, "unit_factor_en": unit.english_factor}
    numbers = {"unit_factor": unit.factor, "smallest_step": base_step(criterion.metric)}
    return words | numbers | _line(criterion, unit)


def _line(criterion: Criterion, unit: Unit) -> Row:
    """The straight line of points, in base units; none where bands give points."""
    if not isinstance(criterion, WeightedCriterion) or (line := criterion.linear) is None:
        return {}
    return {
        "line_least": to_base(line.least, unit),
        "line_most": to_base(line.most, unit),
        "line_least_points": line.least_points,
        "line_slope": line.slope(unit.factor),
    }
