"""Everything in a version that can decide a level, in base units: two versions with equal bases grade alike.

Names, benefits, approvals and the unit in which a bar is written are no part of it. A field this file does not know
counts as deciding, so that a new one is never called harmless.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.rows.bands import band_rows
from pipelines.policies.rows.nodes import node_rows
from pipelines.policies.units import unit_of
from pipelines.policies.version import PolicyVersion

ONLY_TOLD = {
    *("version", "effective_from", "name", "owner", "source", "author", "reviewed_by", "approved_by", "approved_on"),
    *("announced_on", "revised_on", "ours", "value", "max_share_shift", "benefits", "levels", "rule"),
}
WORDS = {"bar_en", "bar_zh", "operator", "threshold"}
# Told in base units by the rows of bands and conditions.
IN_ROWS = {"criterion", "criteria", "checked", "score_bands", "levels"}


def basis(version: PolicyVersion) -> Mapping[str, Any]:
    """The deciding parts by name, comparable with ==."""
    stated = version.model_dump(mode="json", exclude_defaults=True)
    found: dict[str, Any] = {key: value for key, value in stated.items() if key not in ONLY_TOLD}
    found["levels"] = [(level.code, level.rank, sorted(level.aliases)) for level in version.ranked_levels]
    found["rule"] = {key: value for key, value in version.rule.model_dump(mode="json").items() if key not in IN_ROWS}
    found["criteria"] = list(_criteria(version))
    found["bands"] = [_without_words(row) for row in band_rows(version)]
    found["nodes"] = [_without_words(row) for row in node_rows(version)]
    return found


def _without_words(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in WORDS}


def _criteria(version: PolicyVersion) -> Iterator[dict[str, Any]]:
    for criterion in version.rule.measured:
        stated = criterion.model_dump(mode="json", exclude={"name", "bands", "map", "unit"})
        metric = KNOWN_METRICS.get(criterion.metric or "")
        if metric and not metric.has_window:
            stated.pop("window")
        # A line of points and a least value are written in the unit; bands are in base units already.
        if stated.get("linear") or stated.get("min_points"):
            stated["factor"] = unit_of(criterion.metric or "", criterion.unit, version.currency).factor
        yield stated
