"""How levels move, as columns of table policy and rows of tables policy_carry and policy_override.

Ranks stand for levels; the place after the lowest stands for no level. What movement means stands in `move.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pipelines.policies.evaluations import Evaluation
from pipelines.policies.overrides import Override
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ONE_DAY, add_months

Row = dict[str, Any]


def movement_columns(version: PolicyVersion, day: date) -> Row:
    """What decides how a level moves on `day`."""
    movement, count = version.movement, len(version.levels)
    validity = movement.validity_months
    return {
        "is_reviewed": version.review is not None,
        "holds_levels": version.holds_levels,
        "no_rank": count + 1,
        "rises_daily": movement.rises_daily,
        "is_never_lowered": movement.is_never_lowered,
        "valid_since": _still_valid_since(day, validity) if validity else None,
        "grace_reviews": movement.grace_reviews,
        "max_drop": count if movement.max_drop is None else movement.max_drop,
        "floor_rank": version.ranks[movement.floor] if movement.floor else count + 1,
    }


def carry_rows(each: Evaluation, versions: Sequence[PolicyVersion]) -> Iterator[Row]:
    """What each level of the versions before is in this one: from_version, from_rank, to_rank, is_same_level."""
    if each.version is None:
        return
    for earlier in versions:
        if (each.is_replayed or each.is_projection) and earlier.effective_from <= each.version.effective_from:
            for level in earlier.levels:
                yield _carried(earlier, level.code, each.version) | {"from_rank": level.rank}


def override_rows(each: Evaluation, overrides: Sequence[Override]) -> Iterator[Row]:
    """The overrides in effect on the date, `precedence` 1 first; of one kind the one that names the category."""
    for number, override in enumerate(overrides, start=1):
        if each.version and override.is_in_effect(each.evaluated_on):
            precedence, _ = override.precedence
            named = each.version.level_named(override.level) if override.level else None
            yield {
                "override_no": number,
                "namespace": override.namespace,
                "customer_code": override.customer,
                "category_code": override.category,
                "kind": override.kind,
                "level_rank": each.version.ranks[named] if named else None,
                "precedence": precedence,
                "valid_to": override.valid_to,
                "is_expiring": override.is_expiring(each.evaluated_on),
            }


def _carried(earlier: PolicyVersion, code: str, version: PolicyVersion) -> Row:
    is_same = code in version.ranks
    target = code if is_same else version.succession.get(code)
    rank = version.ranks[target] if target else None
    return {"from_version": earlier.version, "to_rank": rank, "is_same_level": is_same}


def _still_valid_since(day: date, months: int) -> date:
    """The earliest day whose validity of so many months is not over on `day`."""
    found = add_months(day, -months)
    while add_months(found, months) > day:
        found -= ONE_DAY
    while add_months(found, months) <= day:
        found += ONE_DAY
    return found
