"""How the outcome of reviews is told at a terminal: who moved, who was kept, and why, by policy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from pipelines.cli.output import told
from pipelines.cli.summary_table import print_table
from pipelines.policies.cause_words import cause_words
from pipelines.settings import language

if TYPE_CHECKING:
    from pipelines.audit.reviewed import Reviewed

TITLES = ("moved", "cause", "why", "customers")
MOVED = {"up": "up", "down": "down", "none": "kept"}


def print_reviews(found: Iterable[Reviewed], day: date) -> None:
    """One table per policy, scope and category."""
    for (policy, version, scope, category), rows in groupby(
        found, key=lambda one: (one.policy_id, one.policy_version, one.scope_code, one.category_code)
    ):
        part = "" if (scope, category) == ("customer", "*") else f", {scope} {category}"
        table = [
            (told(MOVED[one.direction]), one.cause_code, cause_words(one.cause_code, language()), one.customer_count)
            for one in rows
        ]
        print_table(f"{policy} {version}{part}: review of {day}", TITLES, table)
