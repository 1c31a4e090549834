"""How the outcome of reviews is told at a terminal: who moved, who was kept, and why, by policy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from pipelines.cli.summary_table import print_table
from pipelines.policies.cause_words import cause_words

if TYPE_CHECKING:
    from pipelines.audit.reviewed import Reviewed

TITLES = {"en": ("moved", "cause", "why", "customers"), "zh": ("变动", "原因代码", "原因", "客户数")}
MOVED = {"en": {"up": "up", "down": "down", "none": "kept"}, "zh": {"up": "升", "down": "降", "none": "不变"}}


def print_reviews(found: Iterable[Reviewed], day: date, lang: Literal["en", "zh"]) -> None:
    """One table per policy, scope and category."""
    heading = "复核" if lang == "zh" else "review of"
    for (policy, version, scope, category), rows in groupby(
        found, key=lambda one: (one.policy_id, one.policy_version, one.scope_code, one.category_code)
    ):
        part = "" if (scope, category) == ("customer", "*") else f", {scope} {category}"
        table = [
            (MOVED[lang][one.direction], one.cause_code, cause_words(one.cause_code, lang), one.customer_count)
            for one in rows
        ]
        print_table(f"{policy} {version}{part}: {heading} {day}", TITLES[lang], table)
