"""What the reviews of one day decided, as a published snapshot tells it: counts by direction and cause, no customers.

Keep out: how it is shown (cli/review_outcome.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipelines.home.folder import Home
from pipelines.publish.current import snapshot_folder
from pipelines.warehouse.engine import scratch


@dataclass(frozen=True)
class Reviewed:
    """How many customers of one policy a review moved in one direction for one cause."""

    policy_id: str
    policy_version: str
    scope_code: str
    category_code: str
    direction: str
    cause_code: str
    customer_count: int


def reviewed(home: Home, seq: int, policies: Sequence[str], day: date) -> list[Reviewed]:
    """The outcome of the reviews of these policies on `day`, by policy; within one, up before down before none."""
    file = snapshot_folder(home, seq) / "review_summary.parquet"
    if not file.is_file():
        return []
    with scratch() as connection:
        rows = connection.execute(
            """select policy_id, policy_version, scope_code, category_code, direction, cause_code, customer_count
            from read_parquet(?, hive_partitioning = false)
            where reviewed_on = ? and list_contains(?, policy_id)
            order by policy_id, scope_code, category_code,
                list_position(['up', 'down', 'none'], direction), cause_code""",
            [str(file), day, list(policies)],
        ).fetchall()
    return [Reviewed(*row) for row in rows]
