"""The key under which later deliveries replace earlier ones, by the mapping's `duplicates` rule.

Which delivery wins is decided in the warehouse, over all files; here each row only gets its key.
"""

from __future__ import annotations

from collections.abc import Mapping as Dictionary

import polars as pl

from pipelines.sources.canonical import DOCUMENTS, KEYS
from pipelines.sources.hashing import SEPARATOR, hash_texts
from pipelines.sources.local_rows import LocalRows
from pipelines.sources.mapping import Duplicates, Mapping


def delivery_keys(
    table: str, mapping: Mapping, rows: LocalRows, values: Dictionary[str, pl.Series]
) -> tuple[Duplicates, pl.Series]:
    """The rule that holds for this table (tables without documents go by key) and each row's key (NULL for keep)."""
    rule = mapping.duplicates
    if rule == "by_document" and table not in DOCUMENTS:
        rule = "by_key"
    if rule == "keep":
        return rule, rows.repeated(None)
    if rule == "exact_row":
        told = [f"{name}={rows.constants.get(name, '')}" for name in sorted(mapping.name_constants_used)]
        return rule, hash_texts(rows.repeated(SEPARATOR.join([mapping.namespace, *told, ""])) + rows.fingerprints)
    if rule == "by_document":
        return rule, hash_texts(rows.repeated(mapping.namespace + SEPARATOR) + values["document_code"])
    parts = [values[name].cast(pl.String).fill_null("") for name in KEYS[table] if name in values]
    texts = pl.select(pl.concat_str(pl.lit(mapping.namespace), pl.lit(table), *parts, separator=SEPARATOR)).to_series()
    return rule, hash_texts(texts)
