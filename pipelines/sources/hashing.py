"""Stable fingerprints of texts, the same in every version and on every machine."""

from __future__ import annotations

import hashlib

import polars as pl

SEPARATOR = "\x1f"


def hash_texts(texts: pl.Series) -> pl.Series:
    """First 32 hex digits of the sha256 of each text; NULL for NULL.

    Polars' own hash may change between versions. hashlib on the distinct texts is as quick here as any engine's
    sha256 (half a microsecond a text).
    """
    distinct = texts.drop_nulls().unique()
    hashes = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in distinct]
    return texts.replace_strict(distinct, pl.Series(hashes, dtype=pl.String), default=None, return_dtype=pl.String)
