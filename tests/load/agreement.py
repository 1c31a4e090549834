"""Whether the pipeline and the hand-written limit give every customer the same level.

Keep out what either of them costs.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

DIFFERENT = """
    with
    ours as (
        select cast(customer_code as bigint) as customer_id, level_code
        from serve.customer_tiers inner join serve.customer_codes using (customer_key)
        where policy_id = 'spend_and_visits'
    ),
    theirs as (select customer_id, level from read_parquet($limit))
    select count(*), count(*) filter (where ours.level_code is distinct from theirs.level)
    from ours full join theirs using (customer_id)
"""


def different_customers(serving_file: Path, limit: Path) -> tuple[int, int]:
    """How many customers either side knows, and how many of them have another level on the other side."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{serving_file}' as serve (read_only)")
        found = connection.execute(DIFFERENT, {"limit": str(limit)}).fetchone()
    if found is None:
        raise RuntimeError("a count gave no row")
    return found
