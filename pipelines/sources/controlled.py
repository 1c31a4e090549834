"""Whether what a control figure names can be controlled: a mapping of that name that fills that table.

Both the constants of a mapping and the rows of a file are held against it.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary

import polars as pl

from pipelines.sources.control_totals import CONTROL_TOTAL
from pipelines.sources.conversion import Conversion
from pipelines.sources.mapping import Mapping
from pipelines.sources.refusal import FileRefused
from pipelines.sources.targets import TARGETS

SOURCE, TABLE = "controlled_source_code", "controlled_table_name"


def uncontrollable(source: str, table: str, mappings: Dictionary[str, Mapping]) -> str | None:
    """What is wrong with controlling `table` of `source`, or None."""
    if source not in mappings:
        return f"it controls `{source}`, which has no mapping"
    return None if table in mappings[source].tables else f"it controls {table} of `{source}`, which has none"


def unknown_constant(mapping: Mapping, mappings: Dictionary[str, Mapping]) -> str | None:
    """What is wrong with the source that a mapping of control figures names as a constant, or None."""
    targets = mapping.tables[CONTROL_TOTAL].targets if CONTROL_TOTAL in mapping.tables else {}
    source, table = targets.get(SOURCE), targets.get(TABLE)
    if source is None or source.constant is None or (table is not None and table.constant is None):
        return None
    default = TARGETS[CONTROL_TOTAL][TABLE].choices[0]
    return uncontrollable(source.constant, (table.constant if table else None) or default, mappings)


def unknown_source(conversion: Conversion, mappings: Dictionary[str, Mapping]) -> FileRefused | None:
    """The refusal of a file that states figures of a source nobody delivers: they could never be compared."""
    if CONTROL_TOTAL not in conversion.tables:
        return None
    named = conversion.tables[CONTROL_TOTAL].group_by(SOURCE, TABLE).agg(pl.col("row_no").min()).sort("row_no")
    for source, table, row_no in named.iter_rows():
        wrong = uncontrollable(source, table, mappings)
        if wrong:
            remedy = f"Correct the name, or write sources/{source}.yml: the file is then tried again by itself"
            return FileRefused("unknown_source", f"row {row_no}: {wrong}", remedy)
    return None
