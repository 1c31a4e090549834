"""Segments as rows: tables segmentation and segment, and the windows they look at."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import chain

import polars as pl

from pipelines.policies.metrics import missing_input
from pipelines.policies.rows.schema import TEXT, Schema
from pipelines.policies.segments import Segmentation

METRIC = "sale_count"
TOLD = ("new", "at_risk", "lapsed", "back", "away")
SEGMENTATION: Schema = {"segmentation_id": TEXT, "segmentation_hash": TEXT, "attribute_code": TEXT}
SEGMENTATION |= {"missing_reason": TEXT} | {f"{name}_window_id": TEXT for name in TOLD}
SEGMENT: Schema = {"segmentation_id": TEXT, "segment_code": TEXT, "segment_name_en": TEXT, "segment_name_zh": TEXT}
SEGMENT |= {"member_code": TEXT}


def segment_rows(segmentations: Sequence[Segmentation], delivered: Set[str]) -> dict[str, pl.DataFrame]:
    """Both tables by name; `delivered` names the canonical tables that were ever delivered (see `missing_input`)."""
    vocabularies = [
        (one.id, one.hash, one.attribute, _missing_reason(one, delivered)) + tuple(map(_windows(one).get, TOLD))
        for one in segmentations
    ]
    segments = [
        (one.id, segment.code, segment.name.en, segment.name.zh, member)
        for one in segmentations
        for segment in one.segments
        for member in segment.members
    ]
    return {
        "segmentation": pl.DataFrame(vocabularies, schema=SEGMENTATION, orient="row"),
        "segment": pl.DataFrame(segments, schema=SEGMENT, orient="row"),
    }


def segment_windows(segmentations: Sequence[Segmentation]) -> set[str]:
    """Every window that some vocabulary counts purchases in."""
    return set(chain.from_iterable(_windows(one).values() for one in segmentations))


def _windows(one: Segmentation) -> dict[str, str]:
    return one.days.windows if one.days else {}


def _missing_reason(one: Segmentation, delivered: Set[str]) -> str | None:
    table = missing_input(None if one.attribute else METRIC, delivered)
    return f"no_{table}" if table else None
