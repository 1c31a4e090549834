"""Rows of tables policy_movement, policy_succession, policy_level_alias, policy_category and policy_benefit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipelines.policies.kinds.event import EventRule
from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def movement_rows(version: PolicyVersion) -> Iterator[Row]:
    """The scope, the review calendar and the parameters of movement: one row."""
    movement, review, rule = version.movement, version.review, version.rule
    yield {
        "scope_code": version.scope,
        "history_from": version.history_from,
        "review_every": review.every if review else None,
        "review_day": review.day if review else None,
        "upgrade_on": "daily" if movement.rises_daily else "review",
        "validity_months": movement.validity_months,
        "grace_reviews": movement.grace_reviews,
        "max_drop": movement.max_drop,
        "sticky": movement.sticky,
        "floor_level_code": movement.floor,
        "is_grandfathering": movement.grandfather,
        "is_stackable": isinstance(rule, EventRule) and rule.stackable,
    }


def succession_rows(version: PolicyVersion) -> Iterator[Row]:
    """What takes the place of each level that is gone; NULL for nothing."""
    pairs = version.succession.items()
    return ({"removed_level_code": gone, "level_code": successor} for gone, successor in pairs)


def alias_rows(version: PolicyVersion) -> Iterator[Row]:
    """Misspelt names of levels, as inputs write them."""
    return ({"level_code": level.code, "alias": alias} for level in version.levels for alias in level.aliases)


def category_rows(version: PolicyVersion) -> Iterator[Row]:
    """The product categories of a category policy; none for all there are."""
    return ({"category_code": category} for category in version.categories)


def benefit_rows(version: PolicyVersion) -> Iterator[Row]:
    """Each benefit of each level."""
    for benefit in version.benefits:
        for level in benefit.levels:
            yield {
                "benefit_code": benefit.code,
                "level_code": level,
                "benefit_type": benefit.type,
                "name_en": benefit.name.en,
                "name_zh": benefit.name.zh,
                "pay_rate": benefit.pay_rate,
                "amount": benefit.amount,
                "quantity": benefit.quantity,
                "valid_from": benefit.valid_from,
                "valid_to": benefit.valid_to,
            }
