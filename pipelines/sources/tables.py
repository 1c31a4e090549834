"""Builds the rows of one canonical table from the rows of a file, under the table's part of the mapping."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipelines.sources.amounts import negative_without_rule, net_amounts, signed, too_large
from pipelines.sources.canonical import CANONICAL, MAIN_AMOUNT
from pipelines.sources.control_totals import CONTROL_TOTAL, control_values
from pipelines.sources.dated_rows import row_faults, signed_points
from pipelines.sources.delivery_keys import delivery_keys
from pipelines.sources.faults import Fault, some_faults
from pipelines.sources.line_kinds import line_kinds
from pipelines.sources.local_rows import LocalRows
from pipelines.sources.mapping import Mapping
from pipelines.sources.predicates import all_hold
from pipelines.sources.targets import LINE_KINDS, TARGETS, WITH_CUSTOMER
from pipelines.sources.typed_columns import DateReading, typed_columns


@dataclass(frozen=True)
class TableRows:
    """One table before rejected rows are taken out: one row per data row of the file.

    `fed` marks the rows this table takes at all, `amount` is the main amount (NULL where unreadable or none).
    `personal` holds values that are masked on screens and never landed.
    """

    frame: pl.DataFrame
    faults: list[Fault]
    fed: pl.Series
    amount: pl.Series | None = None
    personal: dict[str, pl.Series] = field(default_factory=dict)


def build_table(table: str, mapping: Mapping, rows: LocalRows, reading: DateReading) -> TableRows:
    """Type, class and sign every row of `table`."""
    rules = mapping.tables[table]
    fed = all_hold(rules.when, rows)
    none = pl.repeat(False, rows.height, dtype=pl.Boolean, eager=True)
    anonymous = all_hold(rules.anonymous, rows) if rules.anonymous else none
    typed = typed_columns(table, mapping, rows, reading, anonymous, fed)
    values, faults = dict(typed.values), list(typed.faults)
    if table in WITH_CUSTOMER:
        values["is_anonymous"] = anonymous
        if "customer_code" in values:
            values["customer_code"] = values["customer_code"].set(anonymous, None)
    if table in LINE_KINDS:
        # Under a header a line that no rule names is whatever its document is.
        kinds = line_kinds(rules.kind, rows, None if rules.header else LINE_KINDS[table][0])
        values |= {"line_kind": kinds.kind, "excluded_reason": kinds.excluded_reason}
        if "net_amount" in CANONICAL[table]:
            # Under a header the document says what a negative line is: that is judged at refresh.
            explained = ~none if rules.header else kinds.is_ruled
            faults += _line_amounts(values, explained, fed, rows, mapping, table)
    if "needs_header" in CANONICAL[table]:
        values["needs_header"] = ~none if rules.header else none
    if table == CONTROL_TOTAL:
        values = control_values(values, rows)
    faults += row_faults(table, values, rules, rows, fed)
    if table == "points_entry":
        values["points"] = signed_points(values["points"], values["entry_kind"])
    personal = _customer_values(values, mapping, rows) if table == "customer" else {}
    frame = canonical_frame(table, mapping, rows, values)
    amount = values.get(MAIN_AMOUNT.get(table, ""))
    return TableRows(frame, faults, fed, amount, personal)


def _line_amounts(
    values: dict[str, pl.Series], is_ruled: pl.Series, fed: pl.Series, rows: LocalRows, mapping: Mapping, table: str
) -> list[Fault]:
    net = net_amounts(values)
    targets = mapping.tables[table].targets
    origin = targets.get("net_amount") or targets["unit_price"]
    column = rows.headers.get(origin.column or "")
    faults = some_faults({"out_of_range": too_large(net)}, column, fed)
    faults += some_faults({"negative_without_rule": negative_without_rule(values, net, is_ruled)}, column, fed)
    values["net_amount"] = net
    for name in {"quantity", "net_amount", "weight_kg"} & set(values):
        values[name] = signed(values[name], values["line_kind"])
    return faults


def _customer_values(values: dict[str, pl.Series], mapping: Mapping, rows: LocalRows) -> dict[str, pl.Series]:
    """Set what is landed of a person's data (nothing but the code) apart from what only a masked screen shows."""
    is_personal = mapping.privacy("customer", "customer_code") == "direct"
    values["is_code_personal"] = pl.repeat(is_personal, rows.height, dtype=pl.Boolean, eager=True)
    values.setdefault("customer_type", rows.repeated("unknown"))
    personal = {
        name: values.pop(name)
        for name, rule in TARGETS["customer"].items()
        if rule.kind == "personal" and name in values
    }
    if "customer_name" in personal:
        is_hidden = values["customer_type"] != "organisation"
        is_direct = mapping.said_privacy("customer", "customer_name") == "direct"
        values["customer_name"] = rows.repeated(None) if is_direct else personal["customer_name"].set(is_hidden, None)
    return personal


def canonical_frame(table: str, mapping: Mapping, rows: LocalRows, values: dict[str, pl.Series]) -> pl.DataFrame:
    """The columns of the table but file_id, in canonical order; NULL where nothing is mapped."""
    rule, keys = delivery_keys(table, mapping, rows, values)
    columns = {
        "row_no": rows.row_no,
        "source_code": rows.repeated(mapping.name),
        "namespace": rows.repeated(mapping.namespace),
        "duplicates": rows.repeated(rule),
        "delivery_key": keys,
        **values,
    }
    empty = rows.repeated(None)
    return pl.DataFrame(
        {
            name: columns.get(name, empty).cast(dtype, strict=False)
            for name, dtype in CANONICAL[table].items()
            if name != "file_id"
        }
    )
