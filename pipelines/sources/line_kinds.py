"""What kind of row it is: sale, return, order or excluded with a reason, by the first rule that matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.sources.local_rows import LocalRows
from pipelines.sources.predicates import all_hold
from pipelines.sources.table_mapping import KindRule


@dataclass(frozen=True)
class LineKinds:
    """Per row: its kind (NULL = its header says), the reason of an exclusion, and whether a rule said so."""

    kind: pl.Series
    excluded_reason: pl.Series
    is_ruled: pl.Series


def line_kinds(rules: Sequence[KindRule], rows: LocalRows, default: str | None) -> LineKinds:
    """Class every row; a row no rule matches is of the default kind."""
    kind, reason = rows.repeated(default), rows.repeated(None)
    is_ruled = pl.repeat(False, rows.height, dtype=pl.Boolean, eager=True)
    for rule in rules:
        matched = all_hold(rule.when, rows) & ~is_ruled
        if matched.any():
            kind = kind.set(matched, rule.kind)
            reason = reason.set(matched, rule.reason)
            is_ruled |= matched
    return LineKinds(kind, reason, is_ruled)
