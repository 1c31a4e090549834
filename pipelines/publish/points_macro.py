"""The table macro `points_balance(customer_key, on_day)` of the serving file: what a customer's points are on any date.

Keep out: the ledger it sums up (mart customer_points) and where the file lies (serve.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

TABLES = frozenset({"customer_points"})
_POINTS_BALANCE = """
    create macro points_balance(of_customer, on_day) as table
    select
        program_code,
        cast(sum(points) as bigint) as balance_points
    from customer_points
    where customer_key = of_customer and entered_on <= cast(on_day as date)
    group by program_code
    order by program_code
"""
_MEANING = (
    "Points of a customer at the end of a day, one row per program; a day after as_of knows no later entry. "
    "客户在某日结束时的积分余额，每个方案一行；评级日之后的分录未知。"
)


def create_points_balance(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the macro in the database in use, beside the table it reads."""
    connection.execute(_POINTS_BALANCE)
    connection.execute(f"comment on macro table points_balance is '{_MEANING}'")
