"""Rows of table policy_benefit: what each level gives, a row per level and benefit.

Levels and their bars stand in `tables.py`; which benefit a single document gets is no matter of these rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pipelines.policies.version import PolicyVersion

Row = dict[str, Any]


def benefit_rows(version: PolicyVersion, day: date) -> Iterator[Row]:
    """Benefits in the order written, each once for every level that has it; `is_in_effect` on `day`."""
    for number, benefit in enumerate(version.benefits, start=1):
        begins, ends = benefit.valid_from or version.effective_from, benefit.valid_to or version.effective_to
        for level in benefit.levels:
            yield {
                "level_code": level,
                "benefit_no": number,
                "benefit_code": benefit.code,
                "benefit_type": benefit.type,
                "benefit_name_en": benefit.name.en,
                "benefit_name_zh": benefit.name.zh,
                "pay_rate": benefit.pay_rate,
                "benefit_amount": benefit.amount,
                "currency": version.currency if benefit.amount is not None else None,
                "quantity": benefit.quantity,
                "valid_from": begins,
                "valid_to": ends,
                "is_in_effect": begins <= day and (ends is None or day < ends),
            }
