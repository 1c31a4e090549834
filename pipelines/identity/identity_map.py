"""The identity map: which customer each code of each namespace belongs to, and since when.

Today every (namespace, code) is one customer. Matching across namespaces will join members into components here;
the map's columns are already those it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import polars as pl

from pipelines.identity.customer_key import customer_keys

BEGINNING, END = date(1900, 1, 1), date(9999, 12, 31)


def identity_map(
    codes: pl.DataFrame, secret: bytes, namespace_order: Mapping[str, int], personal: Collection[str]
) -> pl.DataFrame:
    """One row per code: namespace, customer_code, customer_key, is_code_personal, member_order, valid_from, valid_to.

    `codes` has distinct namespace and customer_code. Members of one customer are ordered by the order of sources, then
    by code. Codes of the namespaces in `personal` stay out of published tables. Validity is half-open.
    """
    ordered = codes.sort("namespace", "customer_code")
    members = ordered.select("namespace", "customer_code").iter_rows()
    return ordered.select(
        "namespace",
        "customer_code",
        pl.Series("customer_key", customer_keys(secret, members), dtype=pl.String),
        pl.col("namespace").is_in(list(personal)).alias("is_code_personal"),
        pl.col("namespace")
        .replace_strict(dict(namespace_order), default=len(namespace_order), return_dtype=pl.Int64)
        .alias("member_order"),
        pl.lit(BEGINNING).alias("valid_from"),
        pl.lit(END).alias("valid_to"),
    )
